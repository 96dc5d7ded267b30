import { useSyncExternalStore } from 'react';

/** What a screen reader is told next; the number makes the same words twice two announcements. */
interface Said {
  readonly words: string;
  readonly times: number;
}

let said: Said = { words: '', times: 0 };
const listeners = new Set<() => void>();

/**
 * Tells people who cannot see it that something on the page changed. It goes to one region that is always there: a
 * region that comes with its words is often not read out. Never a value of a customer.
 */
export function announce(words: string): void {
  said = { words, times: said.times + 1 };
  for (const listener of listeners) listener();
}

export function useSaid(): Said {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
}
