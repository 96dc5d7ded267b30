import type { Band, Measure } from '../detector.ts';
import { bandOf, scaled } from './band.ts';
import { toByte } from './coding.ts';
import type { Group } from './group.ts';
import { workOfFew } from './person.ts';

/** Measures of one to another: a busy day does not change them. */
const ratios: ReadonlySet<Measure> = new Set<Measure>([
  ...(['reveals-per-subject', 'lookups-per-subject'] as const),
  ...(['accesses-a-ticket', 'subjects-a-ticket'] as const),
]);

export const growsWithTime = (measure: Measure): boolean => !ratios.has(measure);

/** Whether a live band is to be multiplied by hours worked. */
export const growsWithHours = (measure: Measure): boolean =>
  growsWithTime(measure) && measure !== 'subjects-an-hour';

/**
 * What is usual among peers today, for the first days, when nothing was learnt yet: counts per hour worked, times the
 * hours this agent worked.
 * @param atLeast peers (or, for hours, ended hours) below which nothing is said
 */
export function liveBand(group: Group, measure: Measure, day: number, atLeast: number): Band | null {
  if (measure === 'subjects-an-hour') {
    const band = bandOf(group.hoursToday);
    return band === null || band.n < atLeast ? null : tame(band);
  }
  const counts = new Uint32Array(256);
  for (const person of group.members) {
    if (person.day !== day || person.hoursToday === 0) continue;
    // Counted in thousandths: an hour's share of a rare thing is less than one.
    const rate = (person.value(measure) * 1000) / (growsWithHours(measure) ? person.hoursToday : 1);
    const byte = toByte(rate);
    if (byte === 0 && workOfFew.has(measure)) continue;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  const band = bandOf(counts);
  return band === null || band.n < atLeast ? null : tame(scaled(band, 0.001));
}

/** Among few, the 95th percentile is the attacker's own count: what is far from most is cut. */
function tame(band: Band): Band {
  const most = band.median + 4 * Math.max(band.spread, Math.sqrt(band.median + 0.1));
  const cut = (value: number) => Math.min(value, most);
  return { ...band, p80: cut(band.p80), p95: cut(band.p95), p99: cut(band.p99), max: cut(band.max) };
}
