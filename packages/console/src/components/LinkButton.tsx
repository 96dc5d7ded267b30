import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { queryClient } from '../api/query.ts';
import type { PersonRow } from '../api/types.ts';
import { useMe } from '../app/me.ts';
import { mayRecover, mayRenew } from '../app/rights.ts';
import { useStepUp } from '../app/stepUpContext.ts';
import { sendSigned } from '../keys/sendSigned.ts';
import { count } from './count.ts';
import { FormError } from './FormError.tsx';
import { Invitation } from './Invitation.tsx';

interface LinkButtonProps {
  readonly row: PersonRow;
  readonly refresh: keyof Reads;
}

/** A new link: for somebody who did not come in yet, or who lost password or second factor. */
export function LinkButton({ row, refresh }: LinkButtonProps) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const withStepUp = useStepUp();
  const invited = row.blockers.some(({ code }) => code.startsWith('invitation-'));
  const make = useMutation({
    // The link is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => {
      const [at, words] = [{ id: row.id }, { subjectPerson: row.id }];
      return withStepUp(() =>
        invited
          ? sendSigned('POST /api/people/:id/invitation', at, {}, { act: 'invitation-renewed', words })
          : sendSigned('POST /api/people/:id/recovery', at, {}, { act: 'person-recovered', words }),
      );
    },
  });
  // Read again once the link was seen: the row then says otherwise, and its button with it.
  const close = (): void => {
    setOpen(false);
    if (make.data !== undefined) void queryClient.invalidateQueries({ queryKey: [refresh] });
  };
  if (!(invited ? mayRenew(me, row) : mayRecover(me, row))) return null;
  const act = invited ? 'New link' : 'Reset sign-in';
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${act} for ${row.name}`}
        onClick={() => {
          make.reset();
          setOpen(true);
        }}
      >
        {act}
      </Button>
      <Modal opened={open} onClose={close} title={`${act} for ${row.name}`}>
        {make.data !== undefined ? (
          <Invitation invitation={make.data} to={row.email ?? row.name} />
        ) : (
          <Stack>
            {invited ? (
              <Text size="sm">The new link is good for seven days. The one before it stops working.</Text>
            ) : (
              <Consequences row={row} />
            )}
            <FormError error={make.error} />
            <Button
              loading={make.isPending}
              {...(invited ? {} : { color: 'red.9' })}
              onClick={() => {
                make.mutate();
              }}
            >
              {invited ? 'Make a new link' : 'Reset sign-in now'}
            </Button>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function Consequences({ row }: { readonly row: PersonRow }) {
  return (
    <div>
      <Text size="sm">For somebody who lost password or second factor. Make sure it is them who asks.</Text>
      <List size="sm" mt={4}>
        <List.Item>Password, passkeys and authenticator app stop working</List.Item>
        <List.Item>{count(row.liveSessions, 'live session')} closed</List.Item>
        <List.Item>A new link of seven days, which works once, is the only way back</List.Item>
      </List>
    </div>
  );
}
