import { Code, SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import type { AtRestView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { protectionWords } from './words.ts';

type Line = AtRestView['columns'][number];

const HEADINGS = [
  ['Table', '22%'],
  ['Columns', '32%'],
  ['What it holds', '26%'],
  ['What protects it', '20%'],
] as const;

/** Each column of the database: what it holds, and its key or that there is none. */
export function ColumnsTable({ lines }: { readonly lines: readonly Line[] }) {
  const [which, setWhich] = useState('all');
  const shown = lines.filter(
    ({ protection }) => which === 'all' || (protection === 'disk') === (which === 'disk'),
  );
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label="Which columns"
        value={which}
        onChange={setWhich}
        data={[
          { value: 'all', label: 'All' },
          { value: 'kept', label: 'Protected by itself' },
          { value: 'disk', label: 'By the disk alone' },
        ]}
      />
      <TableFrame cards label="Every column at rest">
        <Table miw={900} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              {HEADINGS.map(([heading, width]) => (
                <Table.Th key={heading} scope="col" w={width}>
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ table, columns, holds, protection }) => (
              <Table.Tr key={`${table} ${columns.join(' ')}`}>
                <Cell label="Table">
                  <Code>{table}</Code>
                </Cell>
                <Cell label="Columns">{columns.join(', ')}</Cell>
                <Cell label="What it holds">{holds}</Cell>
                <Cell label="What protects it">
                  <StatusMark tone={protection === 'disk' ? 'plain' : 'good'}>
                    {protectionWords[protection]}
                  </StatusMark>
                </Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </>
  );
}
