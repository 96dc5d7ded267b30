import { Failure } from '@cordon/core/kernel';
import type { LedgerPort } from '../gate/index.ts';

/** What shows that entries are missing here that somebody has seen, or that others stand in their place. */
export interface Behind {
  /** Whose work it stops; null: everybody's. */
  readonly agreement: string | null;
  readonly why: 'ahead' | 'inconsistent';
  /** Entries that were seen, where it is known. */
  readonly size: number | null;
  /** The witness that says so; null: the checkpoint this server kept beside its database. */
  readonly witness: string | null;
}

/** Whether this ledger continues what was seen of it. */
export interface LedgerStanding {
  /** Takes the place of what the same teller said before. */
  tell(teller: string, found: readonly Behind[]): void;
  /** What forbids an entry under this agreement; null: nothing. */
  against(agreement: string | null): Behind | null;
  all(): readonly Behind[];
}

export function createLedgerStanding(): LedgerStanding {
  const told = new Map<string, readonly Behind[]>();
  const all = () => [...told.values()].flat();
  return {
    tell(teller, found) {
      told.set(teller, found);
    },
    against: (agreement) =>
      all().find((one) => one.agreement === null || one.agreement === agreement) ?? null,
    all,
  };
}

/**
 * A ledger that is behind takes no entry: one on top of an old copy would be a fork, signed by the real key, that can never
 * be joined with the true log again. Since nothing leaves before its entry, every door denies.
 */
export function refusingBehind(ledger: LedgerPort, standing: LedgerStanding): LedgerPort {
  return {
    async append(records) {
      if (records.some(({ agreement }) => standing.against(agreement) !== null)) {
        throw new Failure('ledger-behind');
      }
      return ledger.append(records);
    },
  };
}
