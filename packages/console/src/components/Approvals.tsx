import { Button, Group, Text, Title } from '@mantine/core';
import { useRead } from '../api/query.ts';
import type { BindingKind, PersonRole, RebindView } from '../api/types.ts';
import { useMe } from '../app/me.ts';
import { useDecision } from '../keys/useDecision.ts';
import { ErrorAlert } from './ErrorAlert.tsx';
import { FormError } from './FormError.tsx';
import { NetworkChangeCard } from './networks/NetworkChangeCard.tsx';
import { shortId } from './shortId.ts';
import { Time } from './Time.tsx';

const FIRST: Readonly<Record<BindingKind, string>> = {
  request: 'a signed-in request',
  mail: 'mail from the address on file',
  caller: 'a confirmed caller',
  agent: 'a claim of the agent',
};

/** Who confirms changes of networks; the server decides by the same rule. */
const DECIDE_NETWORKS: readonly PersonRole[] = ['company-admin', 'security-officer', 'privacy-officer'];

/** What waits for a second person: changes of customer on a bound ticket, and of where people may come from. */
export function Approvals() {
  const rebinds = useRead('/api/rebinds', {}, { every: 15_000 });
  const waiting = rebinds.data?.filter(({ decided }) => !decided) ?? [];
  const { person } = useMe();
  const changes = useRead(
    '/api/networks/changes',
    {},
    { every: 15_000, enabled: DECIDE_NETWORKS.includes(person.role) },
  );
  const networks = changes.data?.filter(({ mayConfirm, mayReview }) => mayConfirm || mayReview) ?? [];
  return (
    <section aria-labelledby="tickets-networks">
      <Title order={2} id="tickets-networks" mb="xs">
        Tickets and networks to approve
      </Title>
      <ErrorAlert error={rebinds.error} onRetry={() => void rebinds.refetch()} />
      {waiting.length + networks.length === 0 && (
        <Text c="dimmed">
          Nothing waits. An agent who wants another customer on a bound ticket asks here.
        </Text>
      )}
      {networks.map((change) => (
        <NetworkChangeCard key={change.id} change={change} />
      ))}
      {waiting.map((rebind) => (
        <Approval key={rebind.id} rebind={rebind} />
      ))}
    </section>
  );
}

function Approval({ rebind }: { readonly rebind: RebindView }) {
  const { id, askedBy, askedAt, ticket, firstBinding } = rebind;
  const decide = useDecision(
    'POST /api/rebinds/:id/decide',
    { id },
    { act: 'rebind-decided', words: { rebind: id, ticket } },
    ['/api/rebinds', '/api/overview'],
  );
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
