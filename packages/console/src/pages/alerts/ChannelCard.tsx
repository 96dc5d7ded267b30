import { Card, Group, Text } from '@mantine/core';
import type { AlertChannel } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { shiftWords } from '../../components/shiftWords.ts';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { SEVERITY } from './words.ts';

interface ChannelCardProps {
  readonly channel: AlertChannel;
  readonly channels: readonly AlertChannel[];
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
}

/** One channel: whom it tells of what, and when not. */
export function ChannelCard({ channel, channels, vendors }: ChannelCardProps) {
  const { id, name, way, least, quiet, escalation } = channel;
  const withStepUp = useStepUp();
  const end = useDecision(
    'POST /api/alerts/channels/:id/end',
    { id },
    { act: 'alert-channel-ended', words: { channel: id }, closes: true },
    ['/api/alerts/channels'],
    undefined,
    withStepUp,
  );
  const next = channels.find((one) => one.id === escalation?.to);
  const named = (channel.vendors ?? []).map(
    (one) => vendors.find((vendor) => vendor.id === one)?.name ?? one,
  );
  const gone = way.kind === 'mail' && !way.reached;
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Group justify="space-between" gap="sm" align="start">
        <div>
          <StatusMark tone={gone ? 'bad' : 'good'}>
            {gone ? 'Reaches nobody: end it and add somebody else' : name}
          </StatusMark>
          <Text size="sm">
            {way.kind === 'mail' ? `A mail to ${way.name}` : `A signed message to ${way.baseUrl}`},{' '}
            {SEVERITY[least].word.toLowerCase()} and up
            {channel.vendors === null ? '' : `, of ${named.join(', ')}`}
          </Text>
          <Text size="xs" c="dimmed">
            {quiet === null ? 'At any hour' : `Quiet ${shiftWords(quiet)}; critical alerts pass`}
            {escalation !== null &&
              `. Nobody took it after ${String(escalation.minutes)} minutes: ${next?.name ?? 'a channel that ended, so nobody'} is told`}
          </Text>
        </div>
        <SmallAct act={end} input={{}} label="End" />
      </Group>
      <FormError error={end.error} />
    </Card>
  );
}
