import { Table, Text, Title } from '@mantine/core';
import classes from './boardReport.module.css';
import { stacked, standing, topOf } from './stacked.ts';

export interface Series {
  readonly name: string;
  readonly kind: 'good' | 'bad' | 'accent' | 'open';
}

export interface Bar {
  readonly label: string;
  /** One a series. */
  readonly values: readonly number[];
}

interface PlotProps {
  readonly id: string;
  readonly title: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  /** What is counted, and how. */
  readonly how: string;
  /** Series that are no parts of one whole stand beside each other. */
  readonly beside?: boolean;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 150, 26, 18];

/** Bars by month, drawn; the same numbers as a table, for whoever wants them exactly. */
export function Plot({ id, title, series, bars, how, beside = false }: PlotProps) {
  const piecesOf = beside ? standing : stacked;
  const top = topOf(bars.flatMap(({ values }) => piecesOf(values).map(({ value, from }) => from + value)));
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const width = (step - 8) / (beside ? series.length : 1);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - 8);
  const last = bars.at(-1);
  const newest = series.map(({ name }, nth) => `${name} ${String(last?.values[nth] ?? 0)}`).join(', ');
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} size="h4" mb={4}>
        {title}
      </Title>
      <svg
        className={classes.plot}
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`${title}, ${last?.label ?? ''}: ${newest}`}
      >
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line className={classes.axis} x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
            <text className={classes.label} x={LEFT - 4} y={y(value) + 3} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {bars.map(({ label, values }, nth) => (
          <g key={label}>
            {piecesOf(values).map(({ series: of, value, from }) => (
              <rect
                key={of}
                className={classes.bar}
                data-kind={series[of]?.kind}
                x={LEFT + nth * step + 4 + (beside ? of * width : 0)}
                width={width}
                y={y(from + value)}
                height={y(from) - y(from + value)}
              />
            ))}
            <text className={classes.label} x={LEFT + (nth + 0.5) * step} y={HEIGHT - 5} textAnchor="middle">
              {label.slice(5)}
            </text>
          </g>
        ))}
      </svg>
      <ul className={classes.key}>
        {series.map(({ name, kind }) => (
          <li key={name}>
            <svg width={10} height={10} aria-hidden>
              <rect className={classes.bar} data-kind={kind} x={0.5} y={0.5} width={9} height={9} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <details>
        <summary>What is counted, and the numbers</summary>
        <Text size="sm">{how}</Text>
        <Numbers title={title} series={series} bars={bars} />
      </details>
    </section>
  );
}

function Numbers({ title, series, bars }: Pick<PlotProps, 'title' | 'series' | 'bars'>) {
  return (
    <Table aria-label={`Numbers of: ${title}`} verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Month</Table.Th>
          {series.map(({ name }) => (
            <Table.Th key={name} scope="col">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {bars.map(({ label, values }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row">{label}</Table.Th>
            {series.map(({ name }, nth) => (
              <Table.Td key={name}>{values[nth] ?? 0}</Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
