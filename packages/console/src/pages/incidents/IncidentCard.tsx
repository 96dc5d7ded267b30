import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { IncidentRow } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { DrillMark } from '../../components/DrillMark.tsx';
import { whoOf } from './whoOf.ts';
import { kindWords, severityTone, severityWords, stateWords } from './words.ts';

interface IncidentCardProps {
  readonly incident: IncidentRow;
  /** Below what heading it stands: on its own page right below the first. */
  readonly below: 1 | 2;
}

/** One incident in a list: who, what, since when, and what comes next. */
export function IncidentCard({ incident, below }: IncidentCardProps) {
  const { id, severity, state, vendor, agents, kinds, signals, firstAt, lastAt, owner, next, undecided } =
    incident;
  const isDrill = incident.drill !== null;
  return (
    <Card withBorder component="article" aria-labelledby={`incident-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={below === 1 ? 2 : 3} size="h4" id={`incident-${id}`}>
          <Link className="link" to={`/incidents/${id}`}>
            {whoOf(incident)}
          </Link>
        </Title>
        <StatusMark tone={severityTone[severity]}>
          {severityWords[severity]}, {stateWords[state].toLowerCase()}
        </StatusMark>
      </Group>
      <Text size="sm">
        {agents.length > 0 && `${vendor.name}. `}
        {kinds.map(kindWords).join('. ')}. {count(signals, 'signal')}, first <Time at={firstAt} />, last{' '}
        <Time at={lastAt} />. {owner === null ? 'Nobody has taken it.' : `${owner.name} answers for it.`}
      </Text>
      {isDrill && <DrillMark />}
      {undecided > 0 && !isDrill && (
        <StatusMark tone="bad">
          {count(undecided, 'person was', 'people were')} kept out by Cordon and wait for a decision
        </StatusMark>
      )}
      <Text size="sm" fw={600} mt={4}>
        Next: {next}
      </Text>
    </Card>
  );
}
