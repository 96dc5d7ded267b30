import { List, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { kindWords } from './words.ts';

const SOURCES: Readonly<Record<string, string>> = {
  accesses: 'Accesses to customer data',
  'sign-ins': 'Sign-ins',
  tickets: 'Tickets',
  roster: 'Who works when',
  absences: 'Absences',
  leavers: 'People who left',
  badges: 'Badges at the door',
  screens: 'What browsers tell of screens',
  administration: 'Acts of administration',
  ledger: 'The beat of the ledger',
};

/** What is watched, and what cannot be yet: a detector without its feed finds nothing and must not look as if it did. */
export function Feeds() {
  const read = useRead('/api/watching', {}, { every: 60_000 });
  if (read.data === undefined) return null;
  const blind = read.data.detectors.filter(({ missing }) => missing.length > 0);
  return (
    <section aria-labelledby="feeds">
      <Title order={2} id="feeds" mb="xs">
        What is watched
      </Title>
      <List listStyleType="none" spacing={2}>
        {read.data.sources.map(({ source, connected, lastAt }) => (
          <List.Item key={source}>
            <StatusMark tone={lastAt === null ? 'plain' : 'good'}>
              {SOURCES[source] ?? source}:{' '}
              {lastAt === null ? (
                connected ? (
                  'nothing so far'
                ) : (
                  'no feed'
                )
              ) : (
                <>
                  last <Time at={lastAt} />
                </>
              )}
            </StatusMark>
          </List.Item>
        ))}
      </List>
      {blind.length > 0 && (
        <Text size="sm" mt="xs">
          Finds nothing until its feed tells something:{' '}
          {blind
            .map(
              ({ kind, missing }) =>
                `${kindWords(kind)} (${missing.map((one) => SOURCES[one] ?? one).join(', ')})`,
            )
            .join('; ')}
          .
        </Text>
      )}
    </section>
  );
}
