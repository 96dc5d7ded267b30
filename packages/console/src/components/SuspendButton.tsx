import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import type { PersonRow, SuspendBody } from '../api/types.ts';
import { useStepUp } from '../app/stepUpContext.ts';
import { useDecision } from '../keys/useDecision.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { count } from './count.ts';
import { FormError } from './FormError.tsx';

const REASONS: readonly (readonly [SuspendBody['reason'], string])[] = [
  ['investigation', 'Something is being looked into'],
  ['lost-device', 'A device or security key is lost'],
  ['left', 'They left'],
  ['other', 'Another reason'],
];

interface SuspendButtonProps {
  readonly row: PersonRow;
  /** What to load again after the change. */
  readonly refresh: keyof Reads;
}

/** Suspends a person after saying in numbers what that does, or restores them. */
export function SuspendButton({ row, refresh }: SuspendButtonProps) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  const words = { subjectPerson: row.id };
  const suspend = useDecision(
    'POST /api/people/:id/suspend',
    { id: row.id },
    { act: 'person-suspended', words, closes: true },
    [refresh],
    close,
  );
  const restore = useDecision(
    'POST /api/people/:id/restore',
    { id: row.id },
    { act: 'person-restored', words },
    [refresh],
    undefined,
    useStepUp(),
  );
  if (row.suspendedBy !== null) {
    return (
      <>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Restore ${row.name}`}
          loading={restore.isPending}
          onClick={() => {
            restore.mutate({});
          }}
        >
          Restore
        </Button>
        <FormError error={restore.error} />
      </>
    );
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Suspend ${row.name}`}
        onClick={() => {
          suspend.reset();
          setOpen(true);
        }}
      >
        Suspend
      </Button>
      <CloseDialog
        opened={open}
        onClose={close}
        title={`Suspend ${row.name}`}
        effects={[
          `${count(row.liveSessions, 'live session')} closed, and what is on their screen is gone`,
          `${count(row.ticketsInHand, 'ticket')} in their hand left without an agent`,
          'every access of theirs is refused until you restore them',
        ]}
        reasons={REASONS}
        act="Suspend now"
        sending={suspend.isPending}
        error={suspend.error}
        onSend={(reason) => {
          suspend.mutate({ reason });
        }}
      />
    </>
  );
}
