import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { Time } from '../../components/Time.tsx';

/** Who is waited for, by name. Without a witness an audit waits for ever, and should say so before its period is over. */
export function Witnesses() {
  const ledger = useRead('/api/ledger', {}, { every: 30_000 }).data;
  if (ledger === undefined) return null;
  const page = (
    <Link className="link" to="/ledger">
      the page Ledger
    </Link>
  );
  if (ledger.witnesses.length === 0) {
    return (
      <Text size="sm" fw={600}>
        This ledger has no witness, so nothing will be counted. A company admin names one on {page}; until
        then this audit waits.
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      Waited for:{' '}
      {ledger.witnesses.map(({ name, at }, nth) => (
        <span key={name}>
          {nth > 0 && '; '}
          {name}
          {at === null ? (
            ', which has not cosigned yet'
          ) : (
            <>
              , which cosigned last <Time at={at} />
            </>
          )}
        </span>
      ))}
      . See {page}.
    </Text>
  );
}
