import { DAY } from './clock.ts';
import { Random } from './random.ts';

/** How much more customers write in on a UTC day than on a usual one. */
export function season(day: number, seed: string | number): number {
  const date = new Date(day);
  const weekday = [0.8, 1.15, 1.05, 1, 1, 1.02, 0.85][date.getUTCDay()] ?? 1;
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const toEnd = lastOfMonth - date.getUTCDate();
  const monthEnd = toEnd <= 2 || date.getUTCDate() === 1 ? 1.15 : 1;
  const peak = inPeak(date) ? 1.35 : 1;
  return weekday * monthEnd * peak * new Random(seed, 'season', day).logNormal(1, 0.06);
}

/** The weeks around the end of November and before Christmas. */
function inPeak(date: Date): boolean {
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  return (month === 10 && day >= 22) || (month === 11 && day <= 23);
}

/** Something breaks for everybody now and then: that many times the usual volume, in shorter tickets; else 1. */
export function outage(day: number, seed: string | number): number {
  const random = new Random(seed, 'outage', Math.floor(day / DAY));
  return random.chance(0.03) ? random.between(1.5, 2.1) : 1;
}
