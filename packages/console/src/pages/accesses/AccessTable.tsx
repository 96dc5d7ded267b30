import { Table, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import type { AccessRow } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { sentenceCase } from '../../components/dataWords.ts';
import { shortId } from '../../components/shortId.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { flagWords, kindName, REMOVED, resultName, warns, whatWords } from './words.ts';

interface AccessTableProps {
  readonly rows: readonly AccessRow[];
  readonly loading: boolean;
}

const HEADINGS = ['Entry', 'Result', 'Act', 'What', 'Who', 'For', 'Ticket'] as const;

/** A list of accesses; the entry opens the drawer, a name narrows the list. */
export function AccessTable({ rows, loading }: AccessTableProps) {
  return (
    <TableFrame cards="flow" label="Accesses">
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
      <Cell label="Entry" style={{ whiteSpace: 'nowrap' }}>
        <EntryLink entry={row.entry} at={row.at} />
      </Cell>
      <Cell label="Result">
        <div>
          <StatusMark tone={row.ok ? 'good' : 'stop'}>{resultName(row)}</StatusMark>
          {row.code !== null && (
            <Text size="xs" c="dimmed">
              {sentenceCase(row.code)}
            </Text>
          )}
        </div>
      </Cell>
      <Cell label="Act">{kindName(row.kind)}</Cell>
      <Cell label="What" maw={320}>
        <div>
          {whatWords(row)}
          {row.removed !== null && (
            <div>
              <StatusMark tone="stop">{REMOVED[row.removed]}</StatusMark>
            </div>
          )}
          {row.flags.length > 0 && (
            <div>
              <StatusMark tone={warns(row.flags) ? 'warn' : 'plain'}>{flagWords(row.flags)}</StatusMark>
            </div>
          )}
        </div>
      </Cell>
      <Cell label="Who">
        <Narrow name="agent" value={row.agent.id}>
          {row.agent.name}
        </Narrow>
      </Cell>
      <Cell label="For">{row.vendor.name}</Cell>
      <Cell label="Ticket" {...(row.ticket === null && { 'data-empty': true })}>
        {row.ticket !== null && (
          <Narrow name="ticket" value={row.ticketNumber ?? row.ticket}>
            {row.ticketNumber ?? shortId(row.ticket)}
          </Narrow>
        )}
      </Cell>
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
