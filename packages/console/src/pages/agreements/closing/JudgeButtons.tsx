import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ClosingTask } from '../../../api/types.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { ProseField } from '../../../components/redaction/ProseField.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { useClosingAct } from './useClosing.ts';
import { hashOf, taskName, taskWord } from './words.ts';

/** The company confirms what the vendor stated, or says what is wrong with it. */
export function JudgeButtons({ id, task }: { readonly id: string; readonly task: ClosingTask }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const judge = useClosingAct(
    id,
    async (dispute: string | null) => {
      const named = { agreement: id, task: await taskWord(task.id) };
      return sendSigned(
        'POST /api/agreements/:id/closing/judge',
        { id },
        { task: task.id, dispute },
        dispute === null
          ? { act: 'closing-task-confirmed', words: named }
          : { act: 'closing-task-disputed', words: { ...named, reason: await hashOf(dispute) } },
      );
    },
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
          judge.mutate(reason.trim());
        }}
      >
        <ProseField
          label="What is wrong or missing"
          description="No customer data: it is not taken."
          data="refused"
          value={reason}
          onChange={setReason}
        />
      </FormDialog>
    </Group>
  );
}
