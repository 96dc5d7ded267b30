import { Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../ErrorAlert.tsx';
import { NetworkChangeCard } from './NetworkChangeCard.tsx';

interface NetworkChangesProps {
  readonly party: string;
  /** Of the heading, below whatever stands above. */
  readonly level: 2 | 3;
}

/** Changes of one party's list: those that wait for a second person, then the latest that were decided. */
export function NetworkChanges({ party, level }: NetworkChangesProps) {
  const { kind } = useMe().party;
  const read = useRead('/api/networks/changes', {}, { query: { party }, every: 15_000 });
  const waits = read.data?.filter(({ state }) => state === 'pending' || state === 'stale') ?? [];
  const decided = read.data?.filter((change) => !waits.includes(change)) ?? [];
  const unreviewed = decided.filter(({ kind, reviewedBy }) => kind === 'urgent' && reviewedBy === null);
  return (
    <>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {waits.length + unreviewed.length > 0 && (
        <section aria-label="Changes that wait">
          <Title order={level} mt="md">
            Waiting for a second person
          </Title>
          {[...waits, ...unreviewed].map((change) => (
            <NetworkChangeCard key={change.id} change={change} />
          ))}
        </section>
      )}
      {decided.length > unreviewed.length && (
        <details>
          <summary>Earlier changes</summary>
          {decided
            .filter((change) => !unreviewed.includes(change))
            .map((change) => (
              <NetworkChangeCard key={change.id} change={change} />
            ))}
          {kind === 'company' && (
            <Link className="link" to={`/network-changes?vendor=${party}`}>
              All with their ledger entries
            </Link>
          )}
        </details>
      )}
      {read.data?.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          The list was never changed. A change takes two people, and stands in the ledger.
        </Text>
      )}
    </>
  );
}
