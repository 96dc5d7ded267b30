import { Button, Table, Text } from '@mantine/core';
import { useSend } from '../api/query.ts';
import type { Reads } from '../api/endpoints.ts';
import type { PersonRow } from '../api/types.ts';
import { useMe } from '../app/me.ts';
import { roleName } from '../app/roles.ts';
import { FormError } from './FormError.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';
import { StatusMark } from './StatusMark.tsx';
import { TableFrame } from './TableFrame.tsx';

interface PeopleTableProps {
  readonly rows: readonly PersonRow[] | undefined;
  /** What to load again after a change. */
  readonly refresh: keyof Reads;
  readonly maySuspend: boolean;
}

const HEADINGS = ['Name', 'Role', 'Site', 'May work', 'What stops them', 'Sessions', 'Act'] as const;

/** People with what stops them from working and the one step that mends it; Suspend is always in the same place. */
export function PeopleTable({ rows, refresh, maySuspend }: PeopleTableProps) {
  return (
    <TableFrame label="People">
      <Table miw={860}>
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
          {rows === undefined && <SkeletonRows columns={HEADINGS.length} rows={6} />}
          {rows?.map((row) => (
            <Row key={row.id} row={row} refresh={refresh} maySuspend={maySuspend} />
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Row({
  row,
  refresh,
  maySuspend,
}: {
  readonly row: PersonRow;
  readonly refresh: keyof Reads;
  readonly maySuspend: boolean;
}) {
  const { person } = useMe();
  const suspend = useSend('POST /api/people/:id/suspend', { id: row.id }, [refresh]);
  const restore = useSend('POST /api/people/:id/restore', { id: row.id }, [refresh]);
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
        <StatusMark tone={row.ready ? 'good' : 'warn'}>{row.ready ? 'Yes' : 'No'}</StatusMark>
      </Table.Td>
      <Table.Td>
        {row.blockers.map(({ code, text, mend }) => (
          <Text key={code} size="sm">
            {text} {mend}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>{row.liveSessions}</Table.Td>
      <Table.Td>
        {maySuspend && row.id !== person.id && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${row.suspended ? 'Restore' : 'Suspend'} ${row.name}`}
            loading={suspend.isPending || restore.isPending}
            onClick={() => {
              if (row.suspended) restore.mutate({});
              else suspend.mutate({ reason: 'investigation' });
            }}
          >
            {row.suspended ? 'Restore' : 'Suspend'}
          </Button>
        )}
        <FormError error={suspend.error ?? restore.error} />
      </Table.Td>
    </Table.Tr>
  );
}
