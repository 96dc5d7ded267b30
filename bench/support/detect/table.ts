import type { Beside } from '@cordon/core/monitoring/simulator';
import type { Aim } from './aims.ts';
import type { BehaviourFigures, Result } from './figures.ts';
import type { Throughput } from './throughput.ts';

/** Prints what was measured: a table a watcher, the cases that happened, and whether the aims are met. */
export function print(
  results: readonly Result[],
  replayed: readonly Beside[],
  throughput: Throughput,
  aims: readonly Aim[],
): void {
  for (const { watcher, cost, seen, heldOut, all } of results) {
    const { alertsPer100AgentDays, falsePerAgentDay, falsePerAgentDay95, falseBy, precision, bySeed } = cost;
    console.log(
      `\n${watcher}: ${alertsPer100AgentDays.toFixed(2)} alerts for 100 agents a day, ` +
        `${falsePerAgentDay.toFixed(4)} false ones an agent-day ${interval(falsePerAgentDay95, 4)}, ` +
        `precision ${precision.toFixed(2)}`,
    );
    const by = Object.entries(falseBy).map(([kind, many]) => `${kind} ${String(many)}`);
    if (by.length > 0) console.log(`false by detector: ${by.join(', ')}`);
    for (const one of bySeed)
      console.log(
        `${one.seed}${one.heldOut ? ', held out' : ''}: ${String(one.labels)} labels, recall ${one.recall.toFixed(2)}, ` +
          `precision ${one.precision.toFixed(2)}, ${one.falsePerAgentDay.toFixed(4)} false an agent-day`,
      );
    const recallOf = (of: readonly BehaviourFigures[], name: string) =>
      of.find(({ behaviour }) => behaviour === name)?.recall.toFixed(2) ?? '';
    lines([
      [
        ...['', 'labels', 'recall', '95 %', 'known', 'held out', 'in 14 d', 'precision', 'delay'],
        ...['before', '95 %', 'p90', 'with it', 'p90'],
      ],
      ...all.map((one) => [
        one.behaviour,
        String(one.labels),
        one.recall.toFixed(2),
        interval(one.recall95, 2),
        recallOf(seen, one.behaviour),
        recallOf(heldOut, one.behaviour),
        one.within14Days.toFixed(2),
        one.precision?.toFixed(2) ?? '-',
        one.delayMedian === null ? '-' : time(one.delayMedian),
        one.beforeMedian.toFixed(0),
        interval(one.beforeMedian95, 0),
        one.beforeP90.toFixed(0),
        one.exposedMedian.toFixed(0),
        one.exposedP90.toFixed(0),
      ]),
    ]);
  }
  console.log(
    '\nbefore: records (customers, or rows that name none) shown before the event that raised the first alert, in the end ' +
      'where there was none; with it: that event counted too, since one query has shown all its rows when it is known.\n',
  );
  lines([
    ['case', 'lasted', 'noticed', 'records', 'here: alert', 'exposed', 'accounts', 'by'],
    ...replayed.map(({ title, theirs, ours }) => [
      title,
      days(theirs.daysItLasted),
      days(theirs.daysUntilNoticed),
      theirs.records === null ? 'not said' : String(theirs.records),
      ours.hoursUntilAlert === null ? 'never' : time(ours.hoursUntilAlert * 3600),
      String(ours.exposed),
      `${String(ours.found)}/${String(ours.accounts)}`,
      ours.by.join(', '),
    ]),
  ]);
  console.log(
    `\n${String(throughput.agents)} agents, ${String(throughput.events)} events: ` +
      `${throughput.eventsPerSecond.toFixed(0)} a second, ${throughput.bytesPerAgent.toFixed(0)} bytes an agent\n`,
  );
  for (const { label, value, met } of aims)
    console.log(`aim ${met ? 'met   ' : 'missed'} ${label}: ${value.toFixed(value < 1 ? 4 : 2)}`);
}

function lines(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    );
}

function interval([low, high]: readonly [number, number], digits: number): string {
  return `${low.toFixed(digits)}-${high.toFixed(digits)}`;
}

function days(many: number | null): string {
  return many === null ? 'not said' : time(many * 86_400);
}

/** Seconds as people say them. */
function time(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  if (seconds < 7200) return `${(seconds / 60).toFixed(0)} min`;
  return seconds < 172_800 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86_400).toFixed(1)} d`;
}
