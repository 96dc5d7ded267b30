import { Button, NativeSelect, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { AssignmentView } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { shiftWords } from '../../components/shiftWords.ts';
import { sendSigned } from '../../keys/sendSigned.ts';

interface SwapButtonProps {
  readonly row: AssignmentView;
  /** Everybody who works under the same agreement. */
  readonly rows: readonly AssignmentView[];
}

/** Two people take each other's shift once. */
export function SwapButton({ row, rows }: SwapButtonProps) {
  const others = rows.filter(
    (one) => one.shift !== null && one.agreement.id === row.agreement.id && one.person.id !== row.person.id,
  );
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const close = (): void => {
    setOpen(false);
  };
  const swap = useMutation({
    mutationFn: (otherAssignment: string) =>
      sendSigned(
        'POST /api/assignments/:id/swap',
        { id: row.id },
        { with: otherAssignment },
        { act: 'shift-swapped', words: { assignment: row.id, otherAssignment } },
      ),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: ['/api/assignments'] });
      close();
      announce('The two shifts were swapped.');
    },
  });
  const chosen = other ?? others[0]?.id;
  if (others.length === 0) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Swap the shift of ${row.person.name}`}
        onClick={() => {
          swap.reset();
          setOpen(true);
        }}
      >
        Swap
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`Swap the shift of ${row.person.name}`}
        act="Swap"
        sending={swap.isPending}
        error={swap.error}
        onSend={() => {
          if (chosen !== undefined) swap.mutate(chosen);
        }}
      >
        <Text size="sm">
          Each works the other’s shift once: the one that runs or comes next. It is entered, and the company
          sees it.
        </Text>
        <NativeSelect
          label="With"
          data={others.map(({ id, person, shift }) => ({
            value: id,
            label: `${person.name}: ${shiftWords(shift)}`,
          }))}
          value={chosen ?? ''}
          onChange={(event) => {
            setOther(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </>
  );
}
