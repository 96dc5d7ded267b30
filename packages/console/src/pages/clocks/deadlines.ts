import type { IncidentRow, NoticeClock, NoticeClocks } from '../../api/types.ts';
import { whoOf } from '../incidents/whoOf.ts';
import { dueFirst } from './words.ts';

/** An incident with clocks, and whom it is about where Cordon found it. */
export interface Named {
  readonly incident: string;
  readonly name: string | null;
  /** Running ones, the next deadline first. */
  readonly open: readonly NoticeClock[];
  /** How many have not begun. */
  readonly waiting: number;
}

/**
 * @param found those that Cordon found and that are open
 * @param ended those that are not
 * @returns incidents by their next deadline, what is overdue in front; those of which nothing is owed any more; and the ones that are
 * open and have no clock
 */
export function byDeadline(
  incidents: NoticeClocks['incidents'],
  found: readonly IncidentRow[],
  ended: readonly IncidentRow[],
) {
  const names = new Map([...ended, ...found].map((row) => [row.id, whoOf(row)]));
  const named = incidents.map(({ incident, clocks }): Named => ({
    ...{ incident, name: names.get(incident) ?? null, open: dueFirst(clocks) },
    waiting: clocks.filter(({ state }) => state === 'waiting').length,
  }));
  const next = ({ open }: Named): number => (open[0]?.due ? Date.parse(open[0].due.at) : Infinity);
  const clocked = new Set(incidents.map(({ incident }) => incident));
  return {
    running: named
      .filter(({ open, waiting }) => open.length + waiting > 0)
      .toSorted((one, other) => (next(one) === next(other) ? 0 : next(one) - next(other))),
    answered: named.filter(({ open, waiting }) => open.length + waiting === 0),
    without: found.flatMap((row) => (clocked.has(row.id) ? [] : [{ ...row, name: whoOf(row) }])),
  };
}
