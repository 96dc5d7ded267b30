import { Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Time } from '../../components/Time.tsx';
import { factWords } from './factWords.ts';

/** What is known, the newest first, with who recorded it. */
export function FactList({ incident }: { readonly incident: string }) {
  const read = useRead('/api/clocks/:incident/facts', { incident });
  const facts = read.data?.facts.toReversed();
  return (
    <section aria-labelledby="facts">
      <Title order={2} id="facts" mb="xs">
        What is known
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {facts === undefined ? (
        read.error === null && <Loading what="facts" height={80} />
      ) : facts.length === 0 ? (
        <Text c="dimmed">Nothing so far. Begin with when the company became aware.</Text>
      ) : (
        <Stack gap={4} component="ul" m={0} pl="md">
          {facts.map(({ fact, by, at }) => (
            <li key={`${at}${JSON.stringify(fact)}`}>
              <Text size="sm" component="div">
                {factWords(fact)} Recorded by {by?.name ?? 'Cordon'}, <Time at={at} />.
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </section>
  );
}
