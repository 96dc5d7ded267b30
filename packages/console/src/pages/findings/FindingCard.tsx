import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { FindingView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { Facts } from './Facts.tsx';
import { aboutOf } from './named.ts';
import { ownerWords, statusWords, toneOf } from './words.ts';

/** One finding in a list: what, about what, whose, until when, and what comes next. */
export function FindingCard({ finding }: { readonly finding: FindingView }) {
  const { id, title, meaning, next, about, owner, dueAt, closed, exceptionUntil } = finding;
  return (
    <Card withBorder component="article" aria-labelledby={`finding-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={`finding-${id}`}>
          <Link className="link" to={`/findings/${id}`}>
            {title}
          </Link>
        </Title>
        <StatusMark tone={toneOf(finding)}>{statusWords(finding)}</StatusMark>
      </Group>
      <Text size="sm" my={4} title={about} style={{ overflowWrap: 'anywhere' }}>
        {aboutOf(finding)}
      </Text>
      <Text size="sm">{meaning}</Text>
      {closed === null && (
        <Text size="sm">
          {ownerWords(owner)}.{' '}
          {exceptionUntil === null ? (
            <>
              Due <Time at={dueAt} />.
            </>
          ) : (
            <>
              Accepted until <Time at={exceptionUntil} stamp />.
            </>
          )}{' '}
          <Text span fw={600}>
            Next: {next}
          </Text>
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4} component="div">
        <Facts finding={finding} />
      </Text>
    </Card>
  );
}
