import { Table } from '@mantine/core';
import type { QualityFigure, QualityReport } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import classes from './quality.module.css';
import { codeWords } from './words.ts';

interface ReportTableProps {
  readonly table: QualityReport['tables'][number];
  readonly weeks: readonly string[];
  readonly least: number;
}

/** The same figures as numbers, with handle time and score. */
export function ReportTable({ table, weeks, least }: ReportTableProps) {
  return (
    <TableFrame label="Conversations a week as a table">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Group</Table.Th>
            {weeks.map((week) => (
              <Table.Th key={week} scope="col" className="num">
                {week}
              </Table.Th>
            ))}
            <Table.Th scope="col" className="num">
              All weeks
            </Table.Th>
            <Table.Th scope="col" className="num">
              Minutes each
            </Table.Th>
            <Table.Th scope="col" className="num">
              Score
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...table.rows, { name: 'all', cells: table.totals, total: table.total }].map(
            ({ name, cells, total }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name === 'all' ? 'All' : codeWords(name)}</Table.Th>
                {cells.map((cell, nth) => (
                  <Table.Td key={weeks[nth] ?? nth} className="num">
                    <Shown figure={cell} least={least} />
                  </Table.Td>
                ))}
                <Table.Td className="num">
                  <Shown figure={total} least={least} />
                </Table.Td>
                <Table.Td className="num">{total?.minutes ?? '–'}</Table.Td>
                <Table.Td className="num">{total?.score == null ? '–' : `${String(total.score)} %`}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Shown({ figure, least }: { readonly figure: QualityFigure; readonly least: number }) {
  if (figure !== null) return figure.conversations;
  return <span className={classes.hidden}>&lt; {least} or hidden</span>;
}
