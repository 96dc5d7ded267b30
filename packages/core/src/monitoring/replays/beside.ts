import type { Outcome } from '../scoring.ts';
import { replays } from './index.ts';
import type { Published } from './replay.ts';

/** A case as it went, beside how it would have gone here. */
export interface Beside {
  readonly name: string;
  readonly title: string;
  readonly theirs: Published;
  readonly ours: {
    /** Hours from the first access to the first alert on any of the accounts; null for none. */
    readonly hoursUntilAlert: number | null;
    /** Records exposed on all accounts before each had an alert. */
    readonly exposed: number;
    /** Accounts with an alert, of how many. */
    readonly found: number;
    readonly accounts: number;
    /** By which detectors first. */
    readonly by: readonly string[];
  };
}

const HOUR = 3_600_000;

/** Sets outcomes of replays beside what was published; cases without an outcome are left out. */
export function besideTheirs(outcomes: readonly Outcome[]): readonly Beside[] {
  return replays.flatMap(({ name, title, behaviour, published }) => {
    const own = outcomes.filter(({ label }) => label.behaviour === behaviour.name);
    if (own.length === 0) return [];
    const began = Math.min(...own.map(({ label }) => label.from));
    const found = own.filter(({ delay }) => delay !== null);
    const first = Math.min(...found.map(({ label, delay }) => label.from + (delay ?? 0)));
    return [
      {
        name,
        title,
        theirs: published,
        ours: {
          hoursUntilAlert: found.length === 0 ? null : (first - began) / HOUR,
          exposed: own.reduce((sum, { exposed }) => sum + exposed, 0),
          found: found.length,
          accounts: own.length,
          by: [...new Set(found.map(({ by }) => by ?? ''))].sort(),
        },
      },
    ];
  });
}
