import { Failure } from '@cordon/core/kernel';

const MINUTE = 60_000;
/** Addresses remembered at once; a flood from more than these is held by the bound on work alone. */
const REMEMBERED = 50_000;

export interface Pace {
  /** @returns seconds to wait, or 0 when this request may go on */
  waitOf(unit: string): number;
}

/** Counts requests of each address in the present minute, in memory: a public read must not become a write. */
export function createPace(aMinute: number, now: () => Date): Pace {
  const counts = new Map<string, number>();
  let minute = 0;
  return {
    waitOf(unit) {
      const at = now().getTime();
      const current = Math.floor(at / MINUTE);
      if (current !== minute || counts.size >= REMEMBERED) counts.clear();
      minute = current;
      const count = (counts.get(unit) ?? 0) + 1;
      counts.set(unit, count);
      return count <= aMinute ? 0 : Math.ceil(((current + 1) * MINUTE - at) / 1000);
    },
  };
}

/**
 * Runs some work at once and lets some more wait: what strangers ask for must not take the database's connections from
 * the people at work.
 * @throws Failure `rate-limited` when even the queue is full
 */
export function createNarrow(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) {
      if (queue.length >= waiting) throw new Failure('rate-limited');
      // Whoever ends hands its place over, so nobody who comes later can take it.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
