import { Group, Table, Text } from '@mantine/core';
import type { Reads } from '../api/endpoints.ts';
import type { PersonRow } from '../api/types.ts';
import { useMe } from '../app/me.ts';
import { mayAssign, maySuspend } from '../app/rights.ts';
import { roleName } from '../app/roles.ts';
import { useUrlSort } from '../hooks/useUrl.ts';
import { AssignButton } from './AssignButton.tsx';
import { LinkButton } from './LinkButton.tsx';
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
    <TableFrame label={label}>
      <Table miw={1000} aria-busy={rows === undefined}>
        <Table.Thead>
          <Table.Tr>
            <SortHeader by="name" label="Name" {...head} />
            <SortHeader by="role" label="Role" {...head} />
            <SortHeader by="site" label="Site" {...head} />
            <SortHeader by="ready" label="May work" {...head} />
            <Table.Th scope="col">What stops them, and what mends it</Table.Th>
            <SortHeader by="sessions" label="Sessions" numeric {...head} />
            <SortHeader by="tickets" label="In hand" numeric {...head} />
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
      <Table.Td>
        {row.name}
        <Text size="xs" c="dimmed">
          {row.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {roleName[row.role]}
        {row.accessRole !== null && (
          <Text size="xs" c="dimmed">
            {row.accessRole}, {row.purpose}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{row.site ?? 'none'}</Table.Td>
      <Table.Td>
        {row.ready ? (
          <StatusMark tone="good">Yes</StatusMark>
        ) : (
          <StatusMark tone={row.suspendedBy === null ? 'warn' : 'bad'}>
            {row.suspendedBy === null ? 'No' : 'Suspended'}
          </StatusMark>
        )}
      </Table.Td>
      <Table.Td>
        {row.blockers.map(({ code, text, mend }) => (
          <Text key={code} size="sm">
            {text} <strong>{mend}</strong>
          </Text>
        ))}
      </Table.Td>
      <Table.Td className="num">{row.liveSessions}</Table.Td>
      <Table.Td className="num">{row.ticketsInHand}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {mayAssign(me, row) && <AssignButton row={row} refresh={refresh} />}
          <LinkButton row={row} refresh={refresh} />
          {maySuspend(me, row) && <SuspendButton row={row} refresh={refresh} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
