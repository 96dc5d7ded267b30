import type { TermsPort } from '../gate/index.ts';
import type { Assignments } from '../assignments/index.ts';
import type { SignedActs, SigningActor } from '../identity/index.ts';
import type { Log } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { Holding } from './held.ts';
import type { ProtocolStore } from './store.ts';

/** An agreement in force, with the work its terms name. */
export interface WorkedAgreement {
  readonly id: string;
  readonly title: string;
  readonly party: string;
  readonly vendor: string;
  readonly works: readonly { readonly accessRole: string; readonly purpose: string }[];
}

export interface ProtocolDeps extends Holding {
  readonly store: ProtocolStore;
  readonly terms: Pick<TermsPort, 'inForce'>;
  readonly inForce: () => Promise<readonly WorkedAgreement[]>;
  readonly assignments: Pick<Assignments, 'live'>;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Enters an act under an agreement. @returns its index, once durable */
  readonly enter: (
    act: string,
    actor: SigningActor,
    agreement: string,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
  /** Agreements an auditor was given. */
  readonly auditedAgreements: (person: string) => Promise<readonly string[]>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly baseUrl: string;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly now: () => Date;
}
