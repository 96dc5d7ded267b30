import { Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { AccessRow } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { merge, resultName, useFeed, whatWords, kindName, isDataAccess } from '../accesses/index.ts';
import classes from './now.module.css';

const SHOWN = 8;

/** The newest accesses to customer data as they happen; each opens into its decision, clause and proof. */
export function Latest() {
  const list = useRead('/api/accesses', {}, { query: { kind: 'data', limit: SHOWN } });
  const feed = useFeed(true);
  const arrived = feed.rows.filter(({ kind }) => isDataAccess(kind));
  const rows = merge(arrived, list.data?.items ?? []).slice(0, SHOWN);
  return (
    <section aria-labelledby="latest">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="latest">
          Latest accesses
        </Title>
        <Text component="div" size="sm">
          {feed.status === 'live' ? (
            <StatusMark tone="good">Live</StatusMark>
          ) : (
            <StatusMark tone="wait">Connecting</StatusMark>
          )}
        </Text>
      </Group>
      <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      {list.data === undefined && list.error === null && <Loading what="latest accesses" height={220} />}
      {list.data !== undefined && rows.length === 0 && (
        <Text c="dimmed">None yet. The first appears the moment an agent opens a ticket.</Text>
      )}
      <ul className={classes.latest}>
        {rows.map((row) => (
          <Row key={row.entry} row={row} />
        ))}
      </ul>
      {rows.length > 0 && (
        <Link className="link" to="/accesses?kind=data">
          All accesses to customer data
        </Link>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: AccessRow }) {
  return (
    <li>
      <StatusMark tone={row.ok ? 'good' : 'stop'}>{resultName(row)}</StatusMark>
      <div className={classes.what}>
        <strong>{kindName(row.kind)}</strong> {whatWords(row)}
        <Text size="xs" c="dimmed">
          {row.agent.name}, {row.vendor.name}
        </Text>
      </div>
      <EntryLink entry={row.entry} at={row.at} />
    </li>
  );
}
