import { Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { SessionTable } from '../../components/SessionTable.tsx';

/** Where the person is signed in. */
export function Sessions() {
  const sessions = useRead('/api/session/list', {});
  return (
    <section>
      <Title order={2} mb="xs">
        Your sessions
      </Title>
      <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      <SessionTable
        label="Your sessions"
        items={sessions.isPending ? undefined : sessions.data?.items}
        refresh={['/api/session/list']}
      />
    </section>
  );
}
