import { Code, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ToCopy } from '../ToCopy.tsx';
import { PostgresStanding } from './PostgresStanding.tsx';
import { connectionString, jdbcUrl, psqlLine, type Login } from './ways.ts';

/** How to connect with a secret just made: texts to copy, or why it opens nothing now. */
export function PostgresWays({ login: { secret, user, database } }: { readonly login: Login }) {
  const { data } = useRead('/api/doors', {});
  const address = data?.postgres ?? null;
  if (address === null) return <PostgresStanding />;
  const way = { ...address, user, database };
  return (
    <>
      <ToCopy label="Connection string" value={connectionString(way, secret)} />
      <ToCopy label="In a terminal" value={psqlLine(way)} />
      <ToCopy label="JDBC" value={jdbcUrl(way)} />
      {way.tls && (
        <Text size="sm" c="dimmed">
          <Code>verify-full</Code> checks the server’s certificate. Where it comes from an authority of your
          own, name that with <Code>sslrootcert</Code>.
        </Text>
      )}
    </>
  );
}
