import type { ScreenEvent } from '../../api/types.ts';

/** Tells the server; resolves with the entry, or null when it was too soon and nothing was entered. */
export type Tell = (entry: number, what: ScreenEvent, times: number) => Promise<number | null>;

/** Tells what became of a screen, as often as it is worth an entry. */
export interface Teller {
  /** @param everyMs at most one telling of a kind in this time; what happens meanwhile is counted and told with the next */
  happened(entry: number, what: ScreenEvent, everyMs: number): void;
  /** Tells at once what is still counted of an access: it leaves the screen. */
  gone(entry: number): void;
}

interface Count {
  times: number;
  last: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** What was not taken is told again after this long. */
const AGAIN_MS = 10_000;

/** Of one count, this many tries: a server that takes nothing is not asked for ever. */
const MOST_TRIES = 5;

/** @param now milliseconds */
export function createTeller(tell: Tell, now: () => number = () => performance.now()): Teller {
  const counts = new Map<string, Count>();

  const flush = async (key: string, count: Count, tries = 0): Promise<void> => {
    const [entry = '', what = ''] = key.split(' ');
    clearTimeout(count.timer);
    count.timer = undefined;
    const { times } = count;
    if (times === 0) return;
    count.times = 0;
    count.last = now();
    const taken = await tell(Number(entry), what as ScreenEvent, times).catch(() => null);
    if (taken !== null || tries >= MOST_TRIES) return;
    count.times += times;
    count.timer ??= setTimeout(() => void flush(key, count, tries + 1), AGAIN_MS);
  };

  return {
    happened(entry, what, everyMs) {
      const key = `${String(entry)} ${what}`;
      const count = counts.get(key) ?? { times: 0, last: Number.NEGATIVE_INFINITY, timer: undefined };
      counts.set(key, count);
      count.times += 1;
      const wait = count.last + everyMs - now();
      if (wait <= 0) void flush(key, count);
      else count.timer ??= setTimeout(() => void flush(key, count), wait);
    },
    gone(entry) {
      for (const [key, count] of counts) {
        if (!key.startsWith(`${String(entry)} `)) continue;
        counts.delete(key);
        void flush(key, count, MOST_TRIES);
      }
    },
  };
}
