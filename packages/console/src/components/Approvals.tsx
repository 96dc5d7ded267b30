import { Button, Group, Text, Title } from '@mantine/core';
import { useRead, useSend } from '../api/query.ts';
import type { BindingKind, RebindView } from '../api/types.ts';
import { ErrorAlert } from './ErrorAlert.tsx';
import { FormError } from './FormError.tsx';
import { shortId } from './shortId.ts';
import { Time } from './Time.tsx';

const FIRST: Readonly<Record<BindingKind, string>> = {
  request: 'a signed-in request',
  mail: 'mail from the address on file',
  caller: 'a confirmed caller',
  agent: 'a claim of the agent',
};

/** Changes of customer on a bound ticket that wait for a second person. */
export function Approvals() {
  const rebinds = useRead('/api/rebinds', {}, { every: 15_000 });
  const waiting = rebinds.data?.filter(({ decided }) => !decided) ?? [];
  return (
    <section aria-label="Waiting for a second person">
      <Title order={2} mb="xs">
        Waiting for a second person
      </Title>
      <ErrorAlert error={rebinds.error} onRetry={() => void rebinds.refetch()} />
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
  const { id, askedBy, askedAt, ticket, firstBinding } = rebind;
  const decide = useSend('POST /api/rebinds/:id/decide', { id }, ['/api/rebinds', '/api/overview']);
  return (
    <Group justify="space-between" py={6}>
      <Text>
        {askedBy} asks to tie ticket {shortId(ticket)} to another customer, <Time at={askedAt} />.{' '}
        {firstBinding !== null && `It was tied by ${FIRST[firstBinding]}.`}
      </Text>
      <Group gap="xs">
        {(['Approve', 'Refuse'] as const).map((word) => (
          <Button
            key={word}
            size="xs"
            variant={word === 'Approve' ? 'filled' : 'default'}
            loading={decide.isPending}
            onClick={() => {
              decide.mutate({ approve: word === 'Approve' });
            }}
          >
            {word}
          </Button>
        ))}
      </Group>
      <FormError error={decide.error} />
    </Group>
  );
}
