import { Failure } from '@cordon/core/kernel';

/** How much may wait for the ledger, and for how long. */
export interface WaitingLimits {
  readonly entries: number;
  /** Of what waits, as it is written. */
  readonly bytes: number;
  readonly ms: number;
}

/** Told when the first append is refused, and once all is let in again. */
export interface Pressure {
  readonly full: boolean;
  readonly entries: number;
  readonly bytes: number;
  /** Appends refused since it began. */
  readonly refused: number;
}

/** Appends that wait for their commit. */
export interface Waiting<T> {
  readonly items: readonly T[];
  readonly bytes: number;
  readonly resolve: (indices: readonly number[]) => void;
  readonly reject: (error: Failure) => void;
}

interface Queued<T> extends Waiting<T> {
  readonly until: number;
}

export interface WaitingRoom<T> {
  /** Appends that wait. */
  readonly size: number;
  /**
   * Waits with the others.
   * @returns what a commit makes of it; rejects with Failure `ledger-unavailable` at once when the room is full, and when
   *   no commit took it in time
   */
  enter(items: readonly T[], bytes: number): Promise<readonly number[]>;
  /** Takes the oldest, whole appends up to `most` entries; one alone may be larger. */
  take(most: number): readonly Waiting<T>[];
}

/**
 * A queue with an end. Without one, a ledger slower than its callers would fill the memory with appends whose callers have
 * long gone, until it stopped for everybody: who cannot be served soon is refused now, which is a denial and shows nothing.
 * @param clock monotonic milliseconds
 */
export function createWaitingRoom<T>(
  limits: WaitingLimits,
  clock: () => number,
  onPressure: (pressure: Pressure) => void,
): WaitingRoom<T> {
  let queue: Queued<T>[] = [];
  let entries = 0;
  let bytes = 0;
  let refused = 0;
  let timer: NodeJS.Timeout | null = null;

  const busy = (why: string): Failure => {
    if (refused++ === 0) onPressure({ full: true, entries, bytes, refused });
    return new Failure('ledger-unavailable', why);
  };

  function leave(count: number): readonly Queued<T>[] {
    const gone = queue.slice(0, count);
    queue = queue.slice(count);
    for (const waiting of gone) {
      entries -= waiting.items.length;
      bytes -= waiting.bytes;
    }
    return gone;
  }

  /** The oldest is the first whose time is up: one timer is enough. */
  function watch(): void {
    const [oldest] = queue;
    if (timer !== null || oldest === undefined) return;
    timer = setTimeout(
      () => {
        timer = null;
        const now = clock();
        const inTime = queue.findIndex(({ until }) => until > now);
        for (const waiting of leave(inTime === -1 ? queue.length : inTime))
          waiting.reject(busy('the append waited too long'));
        watch();
      },
      Math.max(oldest.until - clock(), 1),
    );
    timer.unref();
  }

  return {
    get size() {
      return queue.length;
    },
    enter(items, size) {
      if (entries + items.length > limits.entries || bytes + size > limits.bytes) {
        return Promise.reject(busy('too many appends wait'));
      }
      return new Promise((resolve, reject) => {
        queue.push({ items, bytes: size, resolve, reject, until: clock() + limits.ms });
        entries += items.length;
        bytes += size;
        watch();
      });
    },
    take(most) {
      let count = 0;
      const end = queue.findIndex(({ items }, index) => (count += items.length) > most && index > 0);
      const taken = leave(end === -1 ? queue.length : end);
      if (queue.length === 0 && refused > 0) {
        onPressure({ full: false, entries, bytes, refused });
        refused = 0;
      }
      return taken;
    },
  };
}
