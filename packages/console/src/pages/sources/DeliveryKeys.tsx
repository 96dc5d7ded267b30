import { Button, Code, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { SecretTable } from './SecretTable.tsx';

const PATH = '/api/sources/:id/delivery-keys';

/** The keys by which a helpdesk delivers this source's tickets. */
export function DeliveryKeys({ source, name }: { readonly source: string; readonly name: string }) {
  const keys = useRead(PATH, { id: source });
  return (
    <section aria-label={`Ticket delivery for ${name}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Ticket delivery</Title>
        <NewKey source={source} name={name} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        Your helpdesk sends tickets to <Code>POST {window.location.origin}/api/deliveries</Code> with a key of
        this source. It says whose ticket it is only when the customer was signed in or wrote from the address
        on file; a caller is confirmed by the agent.
      </Text>
      <ErrorAlert error={keys.error} onRetry={() => void keys.refetch()} />
      {keys.data?.length === 0 && (
        <Text size="sm">No key yet. Make one and give it to whoever runs your helpdesk.</Text>
      )}
      <SecretTable
        label={`Delivery keys of ${name}`}
        rows={keys.data ?? []}
        column={{ title: 'Made', cell: ({ createdAt }) => <Time at={createdAt} /> }}
        revoke={({ id }) =>
          sendSigned(
            'POST /api/delivery-keys/:id/revoke',
            { id },
            {},
            { act: 'delivery-key-revoked', words: { deliveryKey: id }, closes: true },
          )
        }
        refresh={PATH}
      />
    </section>
  );
}

function NewKey({ source, name }: { readonly source: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const [label, setLabel] = useState('');
  const withStepUp = useStepUp();
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      const given = label.trim();
      const words = { source, name: await textHash(given) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/delivery-keys',
          { id: source },
          { name: given },
          { act: 'delivery-key-made', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [PATH] }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          make.reset();
          setLabel('');
          setOpen(true);
        }}
      >
        New delivery key
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
          make.reset();
        }}
        title={`New delivery key for ${name}`}
        size="lg"
      >
        {make.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              make.mutate();
            }}
          >
            <Stack>
              <TextInput
                label="Name"
                description="Which system will hold it, so that you know what to revoke"
                required
                withAsterisk={false}
                maxLength={100}
                data-autofocus
                value={label}
                onChange={(event) => {
                  setLabel(event.currentTarget.value);
                }}
              />
              <Text size="sm">
                Whoever holds the key can say whose ticket a ticket is. Keep it like a password.
              </Text>
              <FormError error={make.error} />
              <Group>
                <Button type="submit" loading={make.isPending} disabled={label.trim() === ''}>
                  Make the key
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <SecretOnce secret={make.data.secret} label="The key">
            This is the only time the key is shown. Copy it into the helpdesk now.
          </SecretOnce>
        )}
      </Modal>
    </>
  );
}
