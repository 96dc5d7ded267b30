import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { ServiceAccount } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Ends an account, or takes back one that was proposed. */
export function EndButton({ account: { id, name, state, secrets } }: { readonly account: ServiceAccount }) {
  const [open, setOpen] = useState(false);
  const end = useDecision(
    'POST /api/service-accounts/:id/end',
    { id },
    { act: 'service-account-ended', words: { account: id }, closes: true },
    ['/api/service-accounts'],
    () => {
      setOpen(false);
    },
  );
  const waits = state === 'proposed';
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${waits ? 'Take back' : 'End'} ${name}`}
        onClick={() => {
          end.reset();
          setOpen(true);
        }}
      >
        {waits ? 'Take back' : 'End'}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`${waits ? 'Take back' : 'End'} ${name}`}
        act={waits ? 'Take it back' : 'End it now'}
        danger
        sending={end.isPending}
        error={end.error}
        onSend={() => {
          end.mutate({});
        }}
      >
        <Text size="sm">
          {waits
            ? 'It opens nothing yet, and will not.'
            : `In the next second ${count(secrets.length, 'secret')} and whatever is connected by one end, results on their way included. It is not taken back: another account is proposed.`}
        </Text>
      </FormDialog>
    </>
  );
}
