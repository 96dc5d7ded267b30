import { Button, Table } from '@mantine/core';
import type { Reads } from '../api/endpoints.ts';
import type { SessionRow } from '../api/session.ts';
import { useMe } from '../app/me.ts';
import { useDecision } from '../keys/useDecision.ts';
import { browserName } from './browserName.ts';
import { Cell } from './Cell.tsx';
import { FormError } from './FormError.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';
import { StatusMark } from './StatusMark.tsx';
import { TableFrame } from './TableFrame.tsx';
import { Time } from './Time.tsx';

const HEADINGS = ['Signed in', 'Ends', 'From', 'Browser', 'Second factor', 'Act'] as const;
const METHODS = {
  totp: 'Authenticator app',
  passkey: 'Passkey or security key',
  'backup-code': 'Backup code',
  sso: 'Company account',
} as const;

interface SessionTableProps {
  readonly label: string;
  readonly items: readonly SessionRow[] | undefined;
  /** What to load again once a session was ended. */
  readonly refresh: readonly (keyof Reads)[];
}

/** Where somebody is signed in, each with the button that ends it. */
export function SessionTable({ label, items, refresh }: SessionTableProps) {
  return (
    <TableFrame cards label={label}>
      <Table miw={680} aria-busy={items === undefined}>
        <Table.Thead>
          <Table.Tr>
            {HEADINGS.map((heading) => (
              <Table.Th key={heading} scope="col">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items === undefined && <SkeletonRows columns={HEADINGS.length} rows={2} />}
          {items?.map((session) => (
            <Row key={session.id} session={session} refresh={refresh} />
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

interface RowProps {
  readonly session: SessionRow;
  readonly refresh: readonly (keyof Reads)[];
}

function Row({ session, refresh }: RowProps) {
  const { id, createdAt, expiresAt, ip, userAgent, mfaMethod, current } = session;
  const { person } = useMe();
  const words = { session: id, by: person.id };
  const end = useDecision(
    'POST /api/sessions/:id/end',
    { id },
    { act: 'session-revoked', words, closes: true },
    refresh,
  );
  return (
    <Table.Tr>
      <Cell label="Signed in">
        <Time at={createdAt} />
      </Cell>
      <Cell label="Ends">
        <Time at={expiresAt} />
      </Cell>
      <Cell label="From">{ip ?? 'unknown'}</Cell>
      <Cell label="Browser">{browserName(userAgent)}</Cell>
      <Cell label="Second factor">{mfaMethod === null ? 'none yet' : METHODS[mfaMethod]}</Cell>
      <Cell label="Act">
        {current ? (
          <StatusMark tone="good">This one</StatusMark>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            loading={end.isPending}
            aria-label={`End session from ${ip ?? 'an unknown address'}`}
            onClick={() => {
              end.mutate({});
            }}
          >
            End session
          </Button>
        )}
        <FormError error={end.error} />
      </Cell>
    </Table.Tr>
  );
}
