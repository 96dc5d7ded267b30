import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Ends what somebody works as. */
export function EndButton({ row }: { readonly row: AssignmentView }) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  const end = useDecision(
    'POST /api/assignments/:id/end',
    { id: row.id },
    { act: 'assignment-ended', words: { assignment: row.id }, closes: true },
    ['/api/assignments', '/api/assignments/missing', '/api/team', '/api/vendors/:id'],
    () => {
      close();
      announce(`${row.person.name} no longer works as ${row.accessRole}.`);
    },
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`End the work of ${row.person.name} as ${row.accessRole}`}
        onClick={() => {
          end.reset();
          setOpen(true);
        }}
      >
        End
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`End this work of ${row.person.name}`}
        act="End it now"
        danger
        sending={end.isPending}
        error={end.error}
        onSend={() => {
          end.mutate({});
        }}
      >
        <Text size="sm">
          From their next click on they see nothing as {row.accessRole}, {row.purpose}. Values on their screen
          are closed, and their tickets of this work go back into the queue.
        </Text>
      </FormDialog>
    </>
  );
}
