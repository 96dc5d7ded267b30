import { Button, Group, Text, Title } from '@mantine/core';
import { useRead, useSend } from '../../api/query.ts';
import type { RebindView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';

/** Changes of customer on a bound ticket that wait for a second person. */
export function Approvals() {
  const rebinds = useRead('/api/rebinds', {}, { every: 15_000 });
  const waiting = rebinds.data ?? [];
  return (
    <section aria-label="Waiting for a second person">
      <Title order={2} size="h4" mb="xs">
        Waiting for a second person
      </Title>
      {waiting.length === 0 && (
        <Text c="dimmed">
          Nothing waits. An agent who wants another customer on a bound ticket asks here.
        </Text>
      )}
      {waiting.map((rebind) => (
        <Approval key={rebind.id} rebind={rebind} />
      ))}
    </section>
  );
}

function Approval({ rebind }: { readonly rebind: RebindView }) {
  const decide = useSend('POST /api/rebinds/:id/decide', { id: rebind.id }, [
    '/api/rebinds',
    '/api/overview',
  ]);
  return (
    <Group justify="space-between">
      <Text>
        {rebind.askedBy} asks to tie ticket {rebind.ticket} to another customer, <Time at={rebind.askedAt} />
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          loading={decide.isPending}
          onClick={() => {
            decide.mutate({ approve: true });
          }}
        >
          Approve
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={decide.isPending}
          onClick={() => {
            decide.mutate({ approve: false });
          }}
        >
          Refuse
        </Button>
      </Group>
      <FormError error={decide.error} />
    </Group>
  );
}
