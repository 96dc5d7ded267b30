import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { queryClient } from '../../../api/query.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { ProseField } from '../../../components/redaction/ProseField.tsx';

interface ActDialogProps {
  /** What the button says. */
  readonly act: string;
  readonly title: string;
  /** What it does. */
  readonly effect: ReactNode;
  readonly tone?: 'plain' | 'danger';
  /** Asks why; `needed` wants an answer. */
  readonly reason?: 'needed' | 'optional';
  readonly send: (reason: string) => Promise<unknown>;
}

/** One act on a sub-processor, after saying what it does. */
export function ActDialog({ act, title, effect, tone = 'plain', reason, send }: ActDialogProps) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const withStepUp = useStepUp();
  const run = useMutation({
    mutationFn: () => withStepUp(() => send(why.trim())),
    onSuccess: () => {
      setOpen(false);
      return Promise.all(
        ['/api/agreements/:id/sub-processors', '/api/sub-processors'].map((path) =>
          queryClient.invalidateQueries({ queryKey: [path] }),
        ),
      );
    },
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={title}
        onClick={() => {
          run.reset();
          setWhy('');
          setOpen(true);
        }}
      >
        {act}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={title}
        act={`${act} now`}
        danger={tone === 'danger'}
        sending={run.isPending}
        error={run.error}
        onSend={() => {
          run.mutate();
        }}
      >
        <Text size="sm" component="div">
          {effect}
        </Text>
        {reason !== undefined && (
          <ProseField
            label={reason === 'needed' ? 'Why' : 'Why (may be left empty)'}
            description="Both sides and the auditor read it."
            data="refused"
            required={reason === 'needed'}
            value={why}
            onChange={setWhy}
          />
        )}
      </FormDialog>
    </>
  );
}
