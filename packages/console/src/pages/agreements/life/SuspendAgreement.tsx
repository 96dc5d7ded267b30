import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../../api/query.ts';
import type { AgreementView } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { Stake } from './Stake.tsx';

/** Stops all work under an agreement for now, after saying in numbers what that does. */
export function SuspendAgreement({ view }: { readonly view: AgreementView }) {
  const { controller } = view;
  const { id, vendor } = view.row;
  const [open, setOpen] = useState(false);
  const stake = useRead('/api/agreements/:id/suspend', { id }, { enabled: open, every: 5_000 });
  const withStepUp = useStepUp();
  const suspend = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/agreements/:id/suspend',
          { id },
          {},
          { act: 'agreement-suspended', words: { agreement: id }, closes: true },
        ),
      ),
  });
  const close = (): void => {
    setOpen(false);
    // Only now: the page then offers to resume, and this dialog goes with its button.
    if (suspend.isSuccess) void queryClient.invalidateQueries();
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          suspend.reset();
          setOpen(true);
        }}
      >
        Suspend
      </Button>
      <Modal opened={open} onClose={close} title={`Suspend the agreement with ${vendor.name}`} size="lg">
        {suspend.data === undefined ? (
          <Stack>
            <ErrorAlert error={stake.error} onRetry={() => void stake.refetch()} />
            {stake.data === undefined ? (
              stake.error === null && <Loading what="what is at stake" height={120} />
            ) : (
              <Stake stake={stake.data} conversations="at a standstill">
                every screen of {count(stake.data.agents, 'person', 'people')} wiped; they stay signed in
              </Stake>
            )}
            <Text>
              Nothing is shown under it until {controller.name} resumes it. Its time runs on, and it can be
              negotiated meanwhile.
            </Text>
            <FormError error={suspend.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Keep it in force
              </Button>
              <Button
                color="red.9"
                disabled={stake.data === undefined}
                loading={suspend.isPending}
                onClick={() => {
                  suspend.mutate();
                }}
              >
                Suspend now
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack>
            <Text role="status">
              The agreement is suspended. Closed: {count(suspend.data.revealsClosed, 'reveal')}. It stands in
              the ledger as <EntryLink entry={suspend.data.entry} />.
            </Text>
            <Group justify="flex-end">
              <Button onClick={close}>Close</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
