/** What one measurement found. Times of a row are in `unit`. */
export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  /** Measured side by side in this run, so that the machine's load cancels out. */
  readonly ratios: readonly { readonly label: string; readonly value: number }[];
  /** The longest time of what the measurement is named for, where one matters more than percentiles. */
  readonly max_ms?: number;
  readonly aims?: readonly { readonly label: string; readonly met: boolean }[];
}

/** One thing measured. Numbers beside the percentiles are printed under their name. */
export interface Row {
  readonly label: string;
  readonly p50: number;
  readonly p99: number;
  readonly [figure: string]: string | number;
}

/** The value below which the share `q` of the samples lies (nearest rank); sorts a copy. */
export function percentile(samples: Float64Array, q: number): number {
  const sorted = samples.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** Prints a result: JSON with `--json` among the arguments, else a table. */
export function report(result: BenchResult, args: readonly string[]): void {
  if (args.includes('--json')) {
    console.log(JSON.stringify(result));
    return;
  }
  console.log(`${result.name} (${result.unit})\n`);
  const figures = [...new Set(result.rows.flatMap((row) => Object.keys(row)))].filter(
    (name) => name !== 'label',
  );
  const lines = [
    ['', ...figures],
    ...result.rows.map((row) => [row.label, ...figures.map((name) => shown(row[name]))]),
  ];
  const widths = ['', ...figures].map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    );
  }
  console.log('');
  for (const { label, value } of result.ratios) console.log(`${label}: ${shown(value)}`);
  for (const { label, met } of result.aims ?? []) console.log(`aim ${label}: ${met ? 'met' : 'missed'}`);
}

function shown(figure: string | number | undefined): string {
  if (typeof figure !== 'number') return figure ?? '';
  return figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
}
