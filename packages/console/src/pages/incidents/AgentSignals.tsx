import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { SignalCard } from './SignalCard.tsx';

const DAYS = 90;

/** What was signalled about one person. */
export function AgentSignals({ agent }: { readonly agent: string }) {
  const read = useRead('/api/signals', {}, { query: { agent, days: DAYS } });
  const signals = read.data;
  const incidents = [...new Set(signals?.flatMap(({ incident }) => incident ?? []))];
  return (
    <section aria-labelledby="agent-signals">
      <Title order={2} id="agent-signals" mb="xs">
        Signals
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {signals?.length === 0 && (
        <Text c="dimmed">Nothing stood out in how they used customer data in the last {DAYS} days.</Text>
      )}
      <Stack gap="sm">
        {signals?.map((signal) => (
          <SignalCard key={signal.id} signal={signal} mayAct={false} />
        ))}
      </Stack>
      {incidents.map((id, nth) => (
        <Text key={id} size="sm" mt="xs">
          <Link className="link" to={`/incidents/${id}`}>
            {incidents.length === 1 ? 'Open the incident' : `Open incident ${String(nth + 1)}`}
          </Link>
        </Text>
      ))}
    </section>
  );
}
