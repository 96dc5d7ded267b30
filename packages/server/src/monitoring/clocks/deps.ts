import type { SignedActs } from '../../identity/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { ClockStore } from './store.ts';

/** A duty to give notice of a breach, as both parties signed it. */
export interface BreachDuty {
  readonly clause: string;
  readonly hours: number;
}

/** An agreement that an incident may touch. */
export interface TouchedAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  /** Of the newest version that both parties signed; empty where none of it is owed by the vendor. */
  readonly duties: readonly BreachDuty[];
}

export interface ClockDeps {
  readonly store: ClockStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters what is owed. @throws Failure `ledger-unavailable`; it is owed still */
  readonly settle: () => Promise<void>;
  readonly agreements: () => Promise<readonly TouchedAgreement[]>;
  /** Whether an incident was staged: no clock runs for it. */
  readonly isDrill: (incident: string) => Promise<boolean>;
  readonly company: () => Promise<{ readonly id: string; readonly name: string } | null>;
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly log: Pick<Log, 'warn' | 'error'>;
  readonly now: () => Date;
}
