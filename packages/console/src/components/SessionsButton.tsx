import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../api/endpoints.ts';
import { useRead } from '../api/query.ts';
import type { PersonRow } from '../api/types.ts';
import { count } from './count.ts';
import { ErrorAlert } from './ErrorAlert.tsx';
import { SessionTable } from './SessionTable.tsx';

const PATH = '/api/people/:id/sessions';

interface SessionsButtonProps {
  readonly row: PersonRow;
  readonly refresh: keyof Reads;
}

/** Opens where somebody is signed in, for who may end it. */
export function SessionsButton({ row, refresh }: SessionsButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${count(row.liveSessions, 'session')} of ${row.name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {row.liveSessions}
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`Sessions of ${row.name}`}
        size="xl"
      >
        <List row={row} refresh={refresh} />
      </Modal>
    </>
  );
}

function List({ row, refresh }: SessionsButtonProps) {
  const sessions = useRead(PATH, { id: row.id });
  return (
    <>
      <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      {sessions.data?.items.length === 0 ? (
        <Text size="sm">Nobody is signed in as {row.name} now.</Text>
      ) : (
        <SessionTable
          label={`Sessions of ${row.name}`}
          items={sessions.data?.items}
          refresh={[PATH, refresh]}
        />
      )}
    </>
  );
}
