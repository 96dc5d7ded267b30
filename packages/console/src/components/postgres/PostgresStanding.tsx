import { Code, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';

/** Whether tools can connect now, and who opens the door where they cannot. */
export function PostgresStanding() {
  const { data } = useRead('/api/doors', {});
  if (data === undefined) return null;
  const { postgres } = data;
  if (postgres === null) {
    return (
      <Text size="sm" role="note">
        The PostgreSQL door is closed here, so a secret opens nothing yet. Whoever operates Cordon opens it:
        they set <Code>POSTGRES_PORT</Code>, with <Code>TLS_CERT</Code> and <Code>TLS_KEY</Code> where it is
        reached over a network, and start the server again.
      </Text>
    );
  }
  const { host, port, tls } = postgres;
  return (
    <Text size="sm" role="note">
      The PostgreSQL door is open at{' '}
      <Code>
        {host}:{port}
      </Code>
      , {tls ? 'encrypted' : 'on this machine alone'}.
    </Text>
  );
}
