import { Text } from '@mantine/core';
import type { QualityReport } from '../../api/types.ts';
import classes from './quality.module.css';
import { codeWords } from './words.ts';

type Table = QualityReport['tables'][number];

interface ReportStripsProps {
  readonly table: Table;
  readonly weeks: readonly string[];
  readonly least: number;
}

const HEIGHT = 56;

/** One strip a group on one scale, week by week; a hidden figure is an outline of one height, whatever it is. */
export function ReportStrips({ table, weeks, least }: ReportStripsProps) {
  const shown = table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.conversations ?? []));
  const most = Math.max(1, ...shown);
  return (
    <>
      {table.rows.map(({ name, cells }) => (
        <div key={name} className={classes.strip}>
          <Text size="sm">{codeWords(name)}</Text>
          <svg
            viewBox={`0 0 ${String(weeks.length * 10)} ${String(HEIGHT)}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${name}: ${cells
              .map(
                (cell, nth) => `${weeks[nth] ?? ''} ${cell === null ? 'hidden' : String(cell.conversations)}`,
              )
              .join(', ')}`}
          >
            <line
              x1={0}
              x2={weeks.length * 10}
              y1={HEIGHT - 0.5}
              y2={HEIGHT - 0.5}
              className={classes.axis}
            />
            {cells.map((cell, nth) => (
              <Bar key={nth} x={nth * 10} of={cell?.conversations ?? null} most={most} />
            ))}
          </svg>
        </div>
      ))}
      <Text size="xs" c="dimmed" mb="xs">
        {weeks[0]} to {weeks.at(-1)}.
        {shown.some((one) => one > 0) && ` Filled: conversations, at most ${String(most)} in a week.`}{' '}
        Outlined: hidden, fewer than {least} customers or hidden with them.
      </Text>
    </>
  );
}

function Bar({ x, of, most }: { readonly x: number; readonly of: number | null; readonly most: number }) {
  if (of === null) return <rect x={x + 1.5} y={HEIGHT - 12} width={7} height={11} className={classes.few} />;
  const height = (of / most) * (HEIGHT - 4);
  return of === 0 ? null : (
    <rect x={x + 1} y={HEIGHT - height} width={8} height={height} className={classes.bar} />
  );
}
