import { Alert, Button, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { AgreementView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';

/** Ends an agreement now, after saying in numbers what that does. It cannot be undone. */
export function EndAgreement({ view }: { readonly view: AgreementView }) {
  const { id, vendor } = view.row;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const stake = useRead('/api/agreements/:id/end', { id }, { enabled: open });
  const withStepUp = useStepUp();
  const end = useMutation({
    mutationFn: () => withStepUp(() => send('POST /api/agreements/:id/end', { id }, { vendorName: typed })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <>
      {view.row.status !== 'ended' && (
        <Button
          color="red"
          variant="outline"
          size="xs"
          onClick={() => {
            setOpen(true);
          }}
        >
          End agreement
        </Button>
      )}
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`End the agreement with ${vendor.name}`}
        size="lg"
      >
        {end.data === undefined ? (
          <Stack>
            {stake.data !== undefined && (
              <Alert color="red" variant="light" title="In the next second">
                <List size="sm">
                  <List.Item>
                    {stake.data.liveSessions} live sessions of {stake.data.agents} people close
                  </List.Item>
                  <List.Item>{stake.data.openReveals} values on a screen disappear</List.Item>
                  <List.Item>
                    {stake.data.stranded.length} open conversations are left without an agent
                  </List.Item>
                </List>
              </Alert>
            )}
            {stake.data?.stranded.slice(0, 8).map((ticket) => (
              <Text key={ticket.id} size="sm">
                {ticket.subjectLine}, {ticket.assignee ?? 'nobody'}
              </Text>
            ))}
            <TextInput
              label={`Type ${vendor.name} to go on`}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
            <FormError error={stake.error ?? end.error} />
            <Button
              color="red"
              disabled={typed !== vendor.name}
              loading={end.isPending}
              onClick={() => {
                end.mutate();
              }}
            >
              End agreement now
            </Button>
          </Stack>
        ) : (
          <Text role="status">
            Ended. {end.data.sessionsClosed} sessions and {end.data.revealsClosed} reveals were closed;{' '}
            {end.data.stranded} conversations need a new agent. Entry {end.data.entry}.
          </Text>
        )}
      </Modal>
    </>
  );
}
