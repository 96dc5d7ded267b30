import type { Sha256 } from '@cordon/ledger';
import type { Log } from '../../platform/log.ts';
import type { Findings } from '../finding.ts';
import type { Ground, LiveTest, ScanTest } from './liveTest.ts';
import type { PassStore } from './passes.store.ts';
import type { ControlRunStore } from './store.ts';
import type { TermsInForce } from './termsInForce.ts';

/** What making control tests needs. */
export interface ControlTestDeps {
  readonly tests: readonly LiveTest[];
  readonly store: ControlRunStore;
  readonly passes: PassStore;
  /** Agreements in force, their signatures verified. */
  readonly terms: () => Promise<readonly TermsInForce[]>;
  readonly open: (at: {
    readonly now: Date;
    readonly terms: readonly TermsInForce[];
    readonly scans: readonly ScanTest[];
    readonly timeout: number;
  }) => Ground;
  readonly findings: Findings;
  /** Enters what is owed. */
  readonly settle: () => Promise<void>;
  /** On one replica at a time. @returns null when it runs elsewhere */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly sha256: Sha256;
  readonly log: Log;
  readonly now: () => Date;
}
