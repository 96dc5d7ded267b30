import { Button, Text } from '@mantine/core';
import { shiftCode } from '@cordon/core/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { queryClient } from '../api/query.ts';
import type { PersonRow, Shift } from '../api/types.ts';
import { sendSigned } from '../keys/sendSigned.ts';
import { FormDialog } from './FormDialog.tsx';
import { AgentFields, type ChosenWork } from './InviteFields.tsx';
import { ShiftFields } from './ShiftFields.tsx';

interface AssignButtonProps {
  readonly row: PersonRow;
  readonly refresh: keyof Reads;
}

/** Gives an agent work under an agreement: role, purpose and shift, from their next click on. */
export function AssignButton({ row, refresh }: AssignButtonProps) {
  const [open, setOpen] = useState(false);
  const [work, setWork] = useState<ChosenWork | null>(null);
  const [shift, setShift] = useState<Shift | null>(null);
  const close = (): void => {
    setOpen(false);
  };
  const assign = useMutation({
    mutationFn: (chosen: ChosenWork) =>
      sendSigned(
        'POST /api/people/:id/assignments',
        { id: row.id },
        { ...chosen, shift, site: null, from: null, until: null },
        {
          act: 'assignment-made',
          words: { subjectPerson: row.id, ...chosen, shift: shiftCode(shift), until: null },
        },
      ),
    async onSuccess() {
      const shown = [refresh, '/api/assignments', '/api/assignments/missing'];
      await Promise.all(shown.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
      close();
    },
  });
  const now = row.assignments.map(({ accessRole, purpose }) => `${accessRole}, ${purpose}`).join('; ');
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Assign work to ${row.name}`}
        onClick={() => {
          assign.reset();
          setShift(null);
          setOpen(true);
        }}
      >
        Assign
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`What ${row.name} works as`}
        act="Assign"
        disabled={work === null || shift?.days?.length === 0}
        sending={assign.isPending}
        error={assign.error}
        onSend={() => {
          if (work !== null) assign.mutate(work);
        }}
      >
        <Text size="sm">
          {now === ''
            ? 'Nothing is assigned yet, so they see nothing.'
            : `Now ${now}. Work for the same purpose is replaced, from their next click on.`}
        </Text>
        <AgentFields onWork={setWork} />
        <ShiftFields shift={shift} onShift={setShift} />
      </FormDialog>
    </>
  );
}
