import { createEngine, detectors, type Calibration } from '@cordon/core/monitoring';
import { samePosition, type Position } from '../watching/engine.ts';
import type { WatchStore } from '../watching/watching.ts';
import type { Compared, Counts } from './calibration.ts';

/** Days folded before those that are counted, so that both have learnt what is usual. */
const LEARNT_DAYS = 90;

/** Events at most; what is longer is said to be compared over less. */
const MOST_EVENTS = 200_000;

const DAY = 86_400_000;

interface ComparingDeps {
  readonly next: WatchStore['next'];
  readonly positionAt: (from: Date) => Promise<Position>;
}

/** What would have been alerted in the last days under two calibrations: recorded events folded through both. */
export async function compare(
  { next, positionAt }: ComparingDeps,
  [old, other]: readonly [Calibration, Calibration],
  days: number,
  now: Date,
): Promise<Compared> {
  const engines = [createEngine(detectors, old), createEngine(detectors, other)] as const;
  const counts = [new Map<string, number>(), new Map<string, number>()] as const;
  const since = now.getTime() - days * DAY;
  let at = await positionAt(new Date(since - LEARNT_DAYS * DAY));
  let events = 0;
  while (events < MOST_EVENTS) {
    const batch = await next(at);
    if (samePosition(batch.upTo, at)) break;
    at = batch.upTo;
    events += batch.events.length;
    for (const event of batch.events)
      engines.forEach((engine, nth) => {
        for (const { kind, severity, at: when, agent } of engine.see(event))
          // What drills staged is nobody’s false alarm.
          if (agent?.startsWith('drill_') !== true && severity !== 'low' && when >= since)
            counts[nth]?.set(kind, (counts[nth].get(kind) ?? 0) + 1);
      });
  }
  const [before, after] = counts.map((found): Counts => Object.fromEntries([...found].toSorted()));
  return { days, events, before: before ?? {}, after: after ?? {} };
}
