import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Joiner } from '../../api/types.ts';
import { CloseDialog } from '../../components/CloseDialog.tsx';
import { count } from '../../components/count.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { LEAVING } from './words.ts';

/** Somebody leaves now: says what that shuts, and opens the proof of it. */
export function LeaveButton({ joiner: { id, name, work } }: { readonly joiner: Joiner }) {
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const close = (): void => {
    setOpen(false);
  };
  const leave = useDecision(
    'POST /api/joining/people/:id/leave',
    { id },
    { act: 'person-left', words: { subjectPerson: id }, closes: true },
    ['/api/joining', '/api/joining/leavers'],
    ({ leaver }) => {
      close();
      if (leaver !== null) void go(`/joining/leavers/${leaver}`);
    },
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Leaves now: ${name}`}
        onClick={() => {
          leave.reset();
          setOpen(true);
        }}
      >
        Leaves now
      </Button>
      <CloseDialog
        opened={open}
        onClose={close}
        title={`${name} leaves now`}
        effects={[
          'every session, passkey, password, code, link and key of theirs is shut',
          `${count(work.length, 'assignment')} of theirs end, tickets in hand go back into the queue`,
          'approvals, exports and links of theirs are taken back, devices and badges count no more',
          'all of it is read again, and a proof of it opens',
        ]}
        reasons={LEAVING}
        act="Shut everything"
        sending={leave.isPending}
        error={leave.error}
        onSend={(reason) => {
          leave.mutate({ reason });
        }}
      />
    </>
  );
}
