import { Anchor, Card, Group, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Alert } from '../../api/types.ts';
import { DrillMark } from '../../components/DrillMark.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { KINDS, PROBLEMS, SEVERITY } from './words.ts';

/** One alert: what it is about, who has it, who was told. */
export function AlertCard({ alert }: { readonly alert: Alert }) {
  const { id, kind, about, severity, reason, vendorName, agentName, at, taken, deliveries, drill } = alert;
  const take = useDecision(
    'POST /api/alerts/:id/take',
    { id },
    { act: 'alert-taken', words: { alert: id }, closes: true },
    ['/api/alerts'],
  );
  const { word, tone } = SEVERITY[severity];
  const [, incident] = /^incident\/([\w-]+)(?:\/|$)/.exec(about) ?? [];
  const title = KINDS[kind];
  return (
    <Card withBorder padding="sm" component="article" aria-label={`${title}: ${reason}`}>
      <Group justify="space-between" gap="sm" align="start">
        <div>
          <StatusMark tone={tone}>
            {word}: {title}
          </StatusMark>
          {drill !== null && (
            <div>
              <DrillMark />
            </div>
          )}
          <Text size="sm">{reason}</Text>
          <Text size="xs" c="dimmed">
            {[agentName, vendorName].filter((name) => name !== null).join(', ')} <Time at={at} />
          </Text>
        </div>
        {taken === null && drill === null && <SmallAct act={take} input={{}} label="Take it" main />}
      </Group>
      {taken !== null && (
        <Text size="sm">
          Taken by {taken.name} <Time at={taken.at} />
        </Text>
      )}
      {incident !== undefined && (
        <Anchor component={Link} to={`/incidents/${incident}`} size="sm">
          Go to the incident
        </Anchor>
      )}
      {deliveries.length > 0 && (
        <List size="xs" c="dimmed" aria-label="Who is told">
          {deliveries.map(({ channel, channelName, toldAt, dueAt, problem }) => (
            <List.Item key={channel}>
              {channelName}:{' '}
              {toldAt === null ? (
                <>
                  {problem === null ? 'told' : `${PROBLEMS[problem]}, next try`} <Time at={dueAt} />
                </>
              ) : (
                <>
                  was told <Time at={toldAt} />
                </>
              )}
            </List.Item>
          ))}
        </List>
      )}
      <FormError error={take.error} />
    </Card>
  );
}
