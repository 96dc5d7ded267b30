import type { ActWords } from '@cordon/core/kernel';
import type { AssuranceSeal } from '../../assurance/sealing.ts';
import type { Findings } from '../../assurance/index.ts';
import type { RevokeTarget, SignedActs } from '../../identity/index.ts';
import type { Acting } from '../../ledger/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { CaseStore, FrozenRule } from './conduct.ts';
import type { ReportStore } from './report.ts';

/** The courses of this installation, as far as retraining needs them. */
export interface Retraining {
  /** Courses that can be decided. */
  courses(): Promise<readonly { readonly id: string; readonly title: string }[]>;
  assign(asked: {
    readonly person: string;
    readonly course: string;
    readonly reason: 'conduct';
    /** Case id. */
    readonly cause: string;
    readonly due: Date;
  }): Promise<void>;
  /** When somebody last passed a course; null for never. */
  passedAt(person: string, course: string): Promise<Date | null>;
}

/** An agreement in force, as far as conduct needs it. */
export interface ConductAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly rule: FrozenRule;
}

/** What cases of conduct need of the rest of the house. */
export interface ConductDeps {
  readonly cases: CaseStore;
  readonly reports: ReportStore;
  /** What people wrote about each other is of no use to whoever has a copy of the database. */
  readonly seal: AssuranceSeal;
  /** Agreements in force now. */
  readonly agreements: () => Promise<readonly ConductAgreement[]>;
  readonly retraining: Retraining;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enter: (act: string, actor: Acting, agreement: string | null, words: ActWords) => Promise<number>;
  /** What closes access: noted with what is done, entered when that is over. */
  readonly owed: (act: string, actor: Acting, agreement: string, words: ActWords) => OwedAct;
  readonly settle: () => Promise<void>;
  readonly revoked: (target: RevokeTarget) => void;
  readonly findings: Findings;
  /** One more report or question from a vendor's networks; false when there were too many. */
  readonly mayReport: (vendor: string) => Promise<boolean>;
  /** A code of 26 letters and digits of base32: 130 random bits. */
  readonly drawReceipt: () => string;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly log: Log;
  readonly now: () => Date;
}
