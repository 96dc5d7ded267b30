import type { ControlTest } from '@cordon/core/assurance';
import type { LedgerGround } from './ledgerHolding.ts';
import type { Outcome } from './outcome.ts';
import type { UnusedUnder } from './unused.ts';

/** What tests look at. Nothing of it writes. */
export interface Ground {
  /**
   * @param rows SQL that gives a row `(id text, vendor text, why text)` for each thing looked at, `why` being null where the
   *   control holds; it may read from `moment`, `terms`, `duties`, `conditions` and `people` (see `ground.store.ts`)
   */
  look(rows: string): Promise<Outcome>;
  /** What the one pass over the accesses of the last 90 days gave for this test. */
  scanned(test: string): Promise<Outcome>;
  /** What nobody used for 90 days, of each agreement in force. */
  unused(): Promise<readonly UnusedUnder[]>;
  readonly ledger: LedgerGround;
}

/** A test that can be made. */
export interface LiveTest extends ControlTest {
  /** Whether its items tell where a person was, and when; see `itemsFor`. */
  readonly whereabouts?: boolean;
  /** @throws Error when it cannot be made, which is never taken for a pass */
  run(ground: Ground, now: Date): Promise<Outcome>;
}

/** A test over every access, of which one pass makes all. `applies` and `breaks` are SQL conditions over `accesses`. */
export interface ScanTest extends LiveTest {
  readonly applies: string;
  readonly breaks: string;
  /** Of an entry that breaks it, in plain words. */
  readonly why: string;
}

type Announced = Omit<ControlTest, 'everyHours' | 'freshHours'> &
  Partial<Pick<LiveTest, keyof ControlTest | 'whereabouts'>>;

/** A day apart unless told, and good for two: one missed night does not turn a control to nothing. */
const DAILY = { everyHours: 24, freshHours: 48 } as const;

/** A test that one statement makes. */
export function looking({ looked, ...test }: Announced & { readonly looked: string }): LiveTest {
  return { ...DAILY, ...test, run: (ground) => ground.look(looked) };
}

/** A test of every access of the last 90 days. */
export function scanning(test: Announced & Pick<ScanTest, 'applies' | 'breaks' | 'why'>): ScanTest {
  return { ...DAILY, ...test, run: (ground) => ground.scanned(test.id) };
}
