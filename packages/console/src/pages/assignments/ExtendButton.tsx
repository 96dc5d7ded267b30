import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { count } from '../../components/count.ts';
import { useDecision } from '../../keys/useDecision.ts';

/** Lets somebody stay on for some hours after the end of their shift. */
export function ExtendButton({ row }: { readonly row: AssignmentView }) {
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState(1);
  const close = (): void => {
    setOpen(false);
  };
  const extend = useDecision(
    'POST /api/assignments/:id/extend',
    { id: row.id },
    { act: 'shift-extended', words: { assignment: row.id } },
    ['/api/assignments'],
    () => {
      close();
      announce(`The shift of ${row.person.name} was extended.`);
    },
  );
  const choices = Array.from({ length: row.extendableHours }, (_, index) => index + 1);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Extend the shift of ${row.person.name}`}
        onClick={() => {
          extend.reset();
          setOpen(true);
        }}
      >
        Extend
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`Extend the shift of ${row.person.name}`}
        act="Extend"
        sending={extend.isPending}
        error={extend.error}
        onSend={() => {
          extend.mutate({ hours });
        }}
      >
        <NativeSelect
          label="They stay on for"
          description="After the end of the shift. It is entered, and the company sees it."
          data={choices.map((value) => ({ value: String(value), label: count(value, 'hour') }))}
          value={String(hours)}
          onChange={(event) => {
            setHours(Number(event.currentTarget.value));
          }}
        />
      </FormDialog>
    </>
  );
}
