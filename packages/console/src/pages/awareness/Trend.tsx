import { Table, Text } from '@mantine/core';
import type { Awareness } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { restsOnEnough } from './words.ts';
import classes from './awareness.module.css';

type Month = Awareness['vendors'][number]['months'][number];

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 130, 26, 18];

/** The score by month, as it was shown then: drawn, and as a table with the entry of each. */
export function Trend({ months, of }: { readonly months: readonly Month[]; readonly of: string }) {
  if (months.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No month is kept yet: the first look in each month is.
      </Text>
    );
  const step = (WIDTH - LEFT - 20) / Math.max(1, months.length - 1);
  const x = (nth: number) => LEFT + 10 + nth * step;
  const y = (score: number) => HEIGHT - BOTTOM - (score / 100) * (HEIGHT - BOTTOM - 8);
  // On less than half of the formula a dot would look like more than it is: the table has it.
  const known = months.flatMap(({ score, confidence }, nth) =>
    score !== null && restsOnEnough({ score, confidence }) ? [{ nth, score }] : [],
  );
  const last = months.at(-1);
  return (
    <div>
      <svg
        className={classes.plot}
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`Score of ${of} by month, last ${last?.month ?? ''}: ${String(last?.score ?? 'not known')}`}
      >
        {[0, 50, 100].map((mark) => (
          <g key={mark}>
            <line className={classes.axis} x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
            <text className={classes.label} x={LEFT - 4} y={y(mark) + 3} textAnchor="end">
              {mark}
            </text>
          </g>
        ))}
        <polyline
          className={classes.trend}
          points={known.map(({ nth, score }) => `${String(x(nth))},${String(y(score))}`).join(' ')}
        />
        {known.map(({ nth, score }) => (
          <circle key={nth} className={classes.dot} cx={x(nth)} cy={y(score)} r={3.5} />
        ))}
        {months.map(({ month }, nth) => (
          <text key={month} className={classes.label} x={x(nth)} y={HEIGHT - 4} textAnchor="middle">
            {month.slice(5)}
          </text>
        ))}
      </svg>
      <details>
        <summary>The same as a table</summary>
        <TableFrame label={`Score of ${of} by month`} cards>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Month</Table.Th>
                <Table.Th scope="col">Score</Table.Th>
                <Table.Th scope="col">Rests on</Table.Th>
                <Table.Th scope="col">Entered</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {months.map(({ month, score, confidence, entry }) => (
                <Table.Tr key={month}>
                  <Cell label="Month">{month}</Cell>
                  <Cell label="Score">{score ?? 'not known'}</Cell>
                  <Cell label="Rests on">{Math.round(confidence * 100)} %</Cell>
                  <Cell label="Entered">
                    <EntryLink entry={entry} />
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      </details>
    </div>
  );
}
