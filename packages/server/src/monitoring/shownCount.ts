const MINUTE_MS = 60_000;

/** Customers an account was shown in one minute. */
export interface ShownMinute {
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly customers: number;
  /** The last entry among them. */
  readonly entry: number;
}

/**
 * How many customers each account was shown, by the minute: entries are committed in their order, so each is read once and
 * what was counted stays counted. A minute counts as long as any of it is in the time asked for.
 */
export interface ShownCounts {
  /** The entry up to which an account was counted; -1 for none. */
  after(account: string): number;
  add(account: string, fresh: readonly ShownMinute[]): void;
  /** @param since those before are not counted */
  count(account: string, since: Date): number;
  /** Forgets what is older, of an account. */
  forget(account: string, before: Date): void;
}

interface Counted {
  after: number;
  readonly minutes: Map<number, number>;
}

export function createShownCounts(): ShownCounts {
  const accounts = new Map<string, Counted>();
  return {
    after: (account) => accounts.get(account)?.after ?? -1,
    add(account, fresh) {
      if (fresh.length === 0) return;
      const counted = accounts.get(account) ?? { after: -1, minutes: new Map<number, number>() };
      accounts.set(account, counted);
      for (const { minute, customers, entry } of fresh) {
        counted.minutes.set(minute, (counted.minutes.get(minute) ?? 0) + customers);
        counted.after = Math.max(counted.after, entry);
      }
    },
    count(account, since) {
      const minutes = accounts.get(account)?.minutes;
      if (minutes === undefined) return 0;
      let sum = 0;
      for (const [minute, customers] of minutes) {
        if ((minute + 1) * MINUTE_MS > since.getTime()) sum += customers;
      }
      return sum;
    },
    forget(account, before) {
      const minutes = accounts.get(account)?.minutes;
      if (minutes === undefined) return;
      for (const minute of minutes.keys()) {
        if ((minute + 1) * MINUTE_MS <= before.getTime()) minutes.delete(minute);
      }
    },
  };
}
