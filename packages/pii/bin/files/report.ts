import type { TimeRange } from '../../src/formats/index.ts';
import type { RedactedOne } from './redactOne.ts';

/** A line of the report: what was found in a file and what was left out, or why it is withheld. No values. */
export type FileReport = RedactedReport | WithheldReport;

export interface RedactedReport {
  /** Name of the file, without personal data. */
  readonly file: string;
  readonly status: 'redacted';
  readonly format: string;
  readonly found: Readonly<Record<string, number>>;
  readonly dropped: Readonly<Record<string, number>>;
  /** Seconds of a recording that were covered. */
  readonly covered: readonly TimeRange[];
}

export interface WithheldReport {
  readonly file: string;
  readonly status: 'withheld';
  readonly reason: string;
}

export function redactedReport({ name, kind, counts, dropped, covered }: RedactedOne): RedactedReport {
  return {
    file: name,
    status: 'redacted',
    format: kind.format,
    found: sorted(counts),
    dropped: sorted(dropped),
    covered: covered.map(({ start, end }) => ({ start: milliseconds(start), end: milliseconds(end) })),
  };
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** The whole report as JSON. */
export function reportJson(files: readonly FileReport[]): string {
  const total = new Map<string, number>();
  for (const file of files) {
    if (file.status === 'withheld') continue;
    for (const [type, count] of Object.entries(file.found)) total.set(type, (total.get(type) ?? 0) + count);
  }
  const withheld = files.filter(({ status }) => status === 'withheld').length;
  const report = { redacted: files.length - withheld, withheld, found: sorted(total), files };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One line for a reader: "3 EMAIL, 1 PHONE; left out: 2 script". */
export function summary(report: RedactedReport): string {
  const { found, dropped, covered } = report;
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
  const seconds = covered.reduce((sum, { start, end }) => sum + end - start, 0);
  return [
    Object.keys(found).length === 0 ? 'nothing found' : list(found),
    ...(Object.keys(dropped).length === 0 ? [] : [`left out: ${list(dropped)}`]),
    ...(seconds > 0 ? [`covered: ${seconds.toFixed(1)} s`] : []),
  ].join('; ');
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
