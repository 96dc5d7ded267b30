import { Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Cell } from './Cell.tsx';
import type { Reads } from '../api/endpoints.ts';
import type { PersonRow } from '../api/types.ts';
import { useMe } from '../app/me.ts';
import { mayAssign, mayEndSessions, maySuspend } from '../app/rights.ts';
import { company, roleName } from '../app/roles.ts';
import { useUrlSort } from '../hooks/useUrl.ts';
import { AssignButton } from './AssignButton.tsx';
import { LinkButton } from './LinkButton.tsx';
import { SessionsButton } from './SessionsButton.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';
import { SortHeader } from './SortHeader.tsx';
import { sorted } from './sorted.ts';
import { StatusMark } from './StatusMark.tsx';
import { SuspendButton } from './SuspendButton.tsx';
import { TableFrame } from './TableFrame.tsx';

interface PeopleTableProps {
  /** Name of the table for a screen reader. */
  readonly label: string;
  readonly rows: readonly PersonRow[] | undefined;
  /** What to load again after a change. */
  readonly refresh: keyof Reads;
}

const COLUMNS = {
  name: (row: PersonRow) => row.name,
  role: (row: PersonRow) => roleName[row.role],
  site: (row: PersonRow) => row.site,
  ready: (row: PersonRow) => row.ready,
  sessions: (row: PersonRow) => row.liveSessions,
  tickets: (row: PersonRow) => row.ticketsInHand,
} as const;

const WIDTH = 8;

/** People with what stops them from working and the one step that mends it; Suspend is always in the last column. */
export function PeopleTable({ label, rows, refresh }: PeopleTableProps) {
  const [sort, setSort] = useUrlSort('name');
  const head = { sort, onSort: setSort };
  return (
    <TableFrame cards label={label}>
      <Table miw={1000} aria-busy={rows === undefined}>
        <Table.Thead>
          <Table.Tr>
            <SortHeader by="name" label="Name" {...head} />
            <SortHeader by="role" label="Role" {...head} />
            <SortHeader by="site" label="Site" {...head} />
            <SortHeader by="ready" label="May work" {...head} />
            <Table.Th scope="col" miw={150} style={{ whiteSpace: 'normal' }}>
              What stops them, and what mends it
            </Table.Th>
            <SortHeader by="sessions" label="Sessions" numeric {...head} />
            <SortHeader by="tickets" label="Tickets" numeric {...head} />
            <Table.Th scope="col">Act</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined && <SkeletonRows columns={WIDTH} rows={6} />}
          {sorted(rows ?? [], sort, COLUMNS).map((row) => (
            <Row key={row.id} row={row} refresh={refresh} />
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Row({ row, refresh }: { readonly row: PersonRow; readonly refresh: keyof Reads }) {
  const me = useMe();
  return (
    <Table.Tr>
      <Cell label="Name">
        <Link className="link" to={`/people/${row.id}`}>
          {row.name}
        </Link>
        <Text size="xs" c="dimmed">
          {row.email ?? 'no e-mail address'}
        </Text>
      </Cell>
      <Cell label="Role">
        {roleName[row.role]}
        {row.assignments.map(({ id, accessRole, purpose }) => (
          <Text key={id} size="xs" c="dimmed">
            {accessRole}, {purpose}
          </Text>
        ))}
      </Cell>
      <Cell label="Site" {...(row.site === null && { 'data-empty': true })}>
        {row.site}
      </Cell>
      <Cell label="May work">
        {row.ready ? (
          <StatusMark tone="good">Yes</StatusMark>
        ) : (
          <StatusMark tone={row.suspendedBy === null ? 'warn' : 'stop'}>
            {row.suspendedBy === null ? 'No' : 'Suspended'}
          </StatusMark>
        )}
      </Cell>
      <Cell label="What stops them" {...(row.blockers.length === 0 && { 'data-empty': true })}>
        {row.blockers.map(({ code, text, mend }) => (
          <Text key={code} size="sm">
            {text} <Mend code={code} words={mend} party={row.party.id} />
          </Text>
        ))}
      </Cell>
      <Cell label="Sessions" className="num">
        {row.liveSessions > 0 && mayEndSessions(me, row) ? (
          <SessionsButton row={row} refresh={refresh} />
        ) : (
          row.liveSessions
        )}
      </Cell>
      <Cell label="Tickets" className="num">
        {row.ticketsInHand}
      </Cell>
      <Table.Td>
        <Group gap={6} miw={200}>
          {mayAssign(me, row) && <AssignButton row={row} refresh={refresh} />}
          <LinkButton row={row} refresh={refresh} />
          {maySuspend(me, row) && <SuspendButton row={row} refresh={refresh} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** The one step that mends it, as a link where it is done on another page this person may open. */
function Mend({
  code,
  words,
  party,
}: {
  readonly code: string;
  readonly words: string;
  readonly party: string;
}) {
  const { person } = useMe();
  const inCompany = (company as readonly string[]).includes(person.role);
  const to =
    code === 'no-agreement' ? '/agreements' : code === 'no-network' && inCompany ? `/vendors/${party}` : null;
  if (to === null) return <strong>{words}</strong>;
  return (
    <Link className="link" to={to}>
      {words}
    </Link>
  );
}
