import { aheadOfUtc, DAY, HOUR, MINUTE } from './clock.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';

/** What the roster says of one person on one day, and what came of it. */
export interface Rostered {
  /** Milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Why somebody does not come, though rostered; null when they do. */
  readonly absent: 'sick' | 'holiday' | 'no-show' | null;
  /** Hours somebody stays on, by the lead's leave; the roster says so beforehand. */
  readonly overtime: number;
}

/** The longest somebody stays on, in hours. */
const LONGEST_OVERTIME = 3;

/**
 * The shift of a person that starts on this UTC day.
 * @param day midnight UTC, milliseconds
 * @returns null on a free day, and before joining or after leaving
 */
export function rostered(person: Person, day: number, seed: string | number): Rostered | null {
  const ahead = aheadOfUtc(person.site.zone, day);
  // The start of the shift, in local time, decides which local day it belongs to.
  const start = person.pattern.startsAt * HOUR;
  const from = day + ((((start - ahead) % DAY) + DAY) % DAY);
  const local = new Date(from + ahead);
  if (from < person.joined || from >= person.left) return null;
  const sinceTurn = (local.getUTCDay() - person.turn + 7 - 1) % 7;
  if (sinceTurn < 2) return null;
  const random = new Random(seed, 'roster', person.id, day);
  const monthAndDay = local.toISOString().slice(5, 10);
  if (person.site.holidays.includes(monthAndDay) && !random.chance(0.5)) return null;
  const overtime = random.chance(0.04) ? random.between(0.5, LONGEST_OVERTIME) : 0;
  const swapped = random.chance(0.03) ? random.pick([-2, -1, 1, 2]) * HOUR : 0;
  const shiftFrom = Math.max(day, from + swapped);
  return {
    from: shiftFrom,
    until: shiftFrom + (person.pattern.hours + overtime) * HOUR,
    absent: away(person, day, seed) ?? (random.chance(0.01) ? 'no-show' : null),
    overtime,
  };
}

/** Absences come in runs: sick for some days, on holiday for one or two weeks a year. */
function away(person: Person, day: number, seed: string | number): 'sick' | 'holiday' | null {
  const index = Math.floor(day / DAY);
  for (const [why, period, chance, days] of [
    ['holiday', 60, 0.3, [5, 12]],
    ['sick', 14, 0.2, [1, 4]],
  ] as const) {
    const block = Math.floor(index / period);
    const random = new Random(seed, why, person.id, block);
    if (!random.chance(chance)) continue;
    const first = block * period + random.whole(0, period - days[1]);
    if (index >= first && index < first + random.whole(days[0], days[1])) return why;
  }
  return null;
}

/** How early or late somebody comes, in milliseconds. */
export function lateness(person: Person, random: Random): number {
  const usual = person.punctuality + random.normal() * 5;
  return (random.chance(0.02) ? random.between(10, 45) : usual) * MINUTE;
}
