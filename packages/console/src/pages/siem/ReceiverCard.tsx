import { Card, Group, Progress, Text } from '@mantine/core';
import type { SiemReceiver } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';

const PROBLEMS = {
  'receiver-unreachable':
    'Nothing answers at its address. Look whether it runs; Cordon tries again by itself.',
  'receiver-refused':
    'It answers, but takes nothing. Look whether it still has the secret and the credential; Cordon tries again by itself.',
} as const;

interface ReceiverCardProps {
  readonly receiver: SiemReceiver;
  /** Entries of the ledger. */
  readonly size: number;
}

/** One receiver: whether it takes what it is sent, and how far it is. */
export function ReceiverCard({ receiver, size }: ReceiverCardProps) {
  const { id, name, baseUrl, next, problem, wellAt, dueAt, addedAt } = receiver;
  const withStepUp = useStepUp();
  const end = useDecision(
    'POST /api/siem/receivers/:id/end',
    { id },
    { act: 'siem-receiver-ended', words: { receiver: id }, closes: true },
    ['/api/siem/receivers'],
    undefined,
    withStepUp,
  );
  const waiting = Math.max(0, size - next);
  const share = size === 0 ? 100 : (100 * Math.min(next, size)) / size;
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Group justify="space-between" gap="sm" align="start">
        <div>
          <StatusMark tone={problem === null ? 'good' : 'bad'}>
            {problem === null ? 'Takes what it is sent' : 'Takes nothing'}
          </StatusMark>
          <Text size="sm">
            {name}: {baseUrl}
          </Text>
          <Text size="xs" c="dimmed">
            {wellAt === null ? (
              <>
                Added <Time at={addedAt} />
              </>
            ) : (
              <>
                Last acknowledged <Time at={wellAt} />
              </>
            )}
            {problem !== null && (
              <>
                , next try <Time at={dueAt} />
              </>
            )}
          </Text>
        </div>
        <SmallAct act={end} input={{}} label="End" />
      </Group>
      {problem !== null && <Text size="sm">{PROBLEMS[problem]}</Text>}
      <Progress value={share} mt="xs" aria-label={`How far ${name} is`} color="petrol.8" />
      <Text size="xs" c="dimmed">
        Entries up to {next} of {size} acknowledged{waiting > 0 ? `, ${String(waiting)} waiting` : ''}
      </Text>
      <FormError error={end.error} />
    </Card>
  );
}
