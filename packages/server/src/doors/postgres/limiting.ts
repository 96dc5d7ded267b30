import { timeLimitOf } from '@cordon/core/sql/session';
import type { Talk } from './talk.ts';

/** A cancel can come between two statements of ours and stop none: until the end it is sent again. */
const AGAIN_MS = 1_000;

/** Watches how long a statement works. */
export interface Limit {
  /** Waits for the client, whose time is its own: a client that reads slowly is no reason to break off. */
  aside<T>(waiting: Promise<T>): Promise<T>;
  /** Resolves once nothing of it can hit what is run next. */
  stop(): Promise<void>;
}

/** Stops the statement at the source once its `statement_timeout` has passed; it then fails with 57014. */
export function limited({ source, state }: Pick<Talk, 'source' | 'state'>): Limit {
  let left = timeLimitOf(state);
  let since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let cancelling = Promise.resolve();
  const run = (): void => {
    since = performance.now();
    timer = setTimeout(() => {
      left = AGAIN_MS;
      cancelling = source.cancel().then(run);
    }, left);
  };
  let stopped = false;
  const halt = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  run();
  return {
    async aside(waiting) {
      halt();
      left = Math.max(1, left - (performance.now() - since));
      try {
        return await waiting;
      } finally {
        if (!stopped) run();
      }
    },
    async stop() {
      stopped = true;
      halt();
      await cancelling;
      halt();
    },
  };
}
