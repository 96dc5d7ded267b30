import type { InForce } from '../../agreements/index.ts';
import type { ReviewDeps } from '../../assignments/reviews/reviewing.ts';
import type { SignedActs } from '../../identity/index.ts';
import type { Book, EnterAct } from '../../ledger/index.ts';
import type { Window } from '../../monitoring/scope.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import type { SigningAuthority } from '../../platform/signing/index.ts';
import type { Findings } from '../finding.ts';
import type { Aside } from './aside.ts';
import type { PeriodStore } from './period.store.ts';
import type { RequestStore } from './requests.store.ts';
import type { AuditStore } from './store.ts';

/** An agreement as an audit looks at it. */
export interface AuditedAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
}

/** What audits need of the house. */
export interface AuditDeps {
  readonly store: AuditStore;
  readonly requests: RequestStore;
  readonly period: PeriodStore;
  /** What would hold everybody up. */
  readonly aside: Aside;
  readonly agreements: () => Promise<readonly AuditedAgreement[]>;
  readonly inForce: Pick<InForce, 'inForce'>;
  /** Of which agreement and which time an auditor may see. */
  readonly windowsOf: (person: string) => Promise<readonly Window[]>;
  readonly company: () => Promise<{ readonly id: string; readonly name: string }>;
  readonly book: Pick<Book, 'entry' | 'proofFile' | 'vkey'>;
  /** A checkpoint with the lines of its witnesses. */
  readonly witnessed: (size: number) => Promise<string | null>;
  readonly reviews: ReviewDeps;
  readonly findings: Findings;
  readonly authority: SigningAuthority;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  /** One replica at a time. */
  readonly alone: (work: () => Promise<void>) => Promise<unknown>;
  readonly log: Pick<Log, 'error'>;
  readonly now: () => Date;
}
