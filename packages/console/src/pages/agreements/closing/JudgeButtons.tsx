import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { send } from '../../../api/client.ts';
import type { ClosingTask } from '../../../api/types.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { useClosingAct } from './useClosing.ts';
import { taskName } from './words.ts';

/** The company confirms what the vendor stated, or says what is wrong with it. */
export function JudgeButtons({ id, task }: { readonly id: string; readonly task: ClosingTask }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const judge = useClosingAct(
    id,
    (dispute: string | null) =>
      send('POST /api/agreements/:id/closing/judge', { id }, { task: task.id, dispute }),
    () => {
      setOpen(false);
    },
  );
  const name = taskName(task);
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        size="compact-xs"
        aria-label={`Confirm: ${name}`}
        loading={judge.isPending && !open}
        onClick={() => {
          judge.mutate(null);
        }}
      >
        Confirm
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Dispute: ${name}`}
        onClick={() => {
          judge.reset();
          setOpen(true);
        }}
      >
        Dispute
      </Button>
      {!open && <FormError error={judge.error} />}
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`${name}: dispute`}
        act="Dispute"
        disabled={reason.trim().length < 3}
        sending={judge.isPending}
        error={judge.error}
        onSend={() => {
          judge.mutate(reason);
        }}
      >
        <Textarea
          label="What is wrong or missing"
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </Group>
  );
}
