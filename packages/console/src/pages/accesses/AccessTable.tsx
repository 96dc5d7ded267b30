import { Table, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import type { AccessRow } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { shortId } from '../../components/shortId.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { kindName } from './words.ts';

interface AccessTableProps {
  readonly rows: readonly AccessRow[];
  readonly loading: boolean;
}

const HEADINGS = ['Entry', 'Result', 'Act', 'What', 'Who', 'Vendor', 'Ticket'] as const;

/** A list of accesses; the entry opens the drawer, a name narrows the list. */
export function AccessTable({ rows, loading }: AccessTableProps) {
  return (
    <TableFrame label="Accesses">
      <Table aria-busy={loading} miw={860}>
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
          {rows.map((row) => (
            <Row key={row.entry} row={row} />
          ))}
          {loading && rows.length === 0 && <SkeletonRows columns={HEADINGS.length} rows={10} />}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Row({ row }: { readonly row: AccessRow }) {
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <EntryLink entry={row.entry} at={row.at} />
      </Table.Td>
      <Table.Td>
        <StatusMark tone={row.ok ? 'good' : 'bad'}>{row.ok ? 'Allowed' : 'Refused'}</StatusMark>
        {row.code !== null && (
          <Text size="xs" c="dimmed">
            {row.code}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{kindName(row.kind)}</Table.Td>
      <Table.Td maw={280}>
        <Text size="sm" lineClamp={1} title={row.fields.join(', ')}>
          {row.resource?.replaceAll(' ', ', ') ?? 'none'}
          {row.fields.length > 0 && `: ${row.fields.join(', ')}`}
        </Text>
        {row.flags.length > 0 && <StatusMark tone="warn">{row.flags.join(', ')}</StatusMark>}
      </Table.Td>
      <Table.Td>
        <Narrow name="agent" value={row.agent.id}>
          {row.agent.name}
        </Narrow>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.vendor.name}</Table.Td>
      <Table.Td>
        {row.ticket === null ? (
          'none'
        ) : (
          <Narrow name="ticket" value={row.ticket}>
            {shortId(row.ticket)}
          </Narrow>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Narrows the list of this address to one value. */
function Narrow({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly children: string;
}) {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  params.set(name, value);
  params.delete('before');
  return (
    <Link className="link" to={`/accesses?${params.toString()}`}>
      {children}
    </Link>
  );
}
