import { Card, Group, Text } from '@mantine/core';
import type { CanaryContact, CanaryView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';

interface CanaryCardProps {
  readonly canary: CanaryView;
  readonly contacts: readonly CanaryContact[];
}

/** One canary: who it is, whether it was used, and what can be done with it. */
export function CanaryCard({ canary, contacts }: CanaryCardProps) {
  const { id, label, source, subject, address, seededAt } = canary;
  const withStepUp = useStepUp();
  const test = useDecision(
    'POST /api/canaries/:id/test',
    { id },
    { act: 'canary-tested', words: { canary: id } },
    ['/api/canaries'],
    undefined,
    withStepUp,
  );
  const withdraw = useDecision(
    'POST /api/canaries/:id/withdraw',
    { id },
    { act: 'canary-withdrawn', words: { canary: id }, closes: true },
    ['/api/canaries'],
    undefined,
    withStepUp,
  );
  const real = contacts.filter(({ via }) => via !== 'test');
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm">
        <div>
          <StatusMark tone={real.length > 0 ? 'bad' : 'good'}>
            {real.length > 0 ? 'Its address was used' : 'Quiet'}
          </StatusMark>
          <Text size="sm">
            {label}: customer {subject} of {source}, {address}
          </Text>
          <Text size="xs" c="dimmed">
            Since <Time at={seededAt} />
          </Text>
        </div>
        <Group gap={6}>
          <SmallAct act={test} input={{}} label="Test contact" />
          <SmallAct act={withdraw} input={{}} label="Withdraw" />
        </Group>
      </Group>
      <FormError error={test.error ?? withdraw.error} />
    </Card>
  );
}
