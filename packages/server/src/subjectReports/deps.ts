import type { DataMap } from '@cordon/core/kernel';
import type { Sha256 } from '@cordon/ledger';
import type { LookupField } from '@cordon/core/policy';
import type { FoundSubject } from '../gate/index.ts';
import type { SignedActs, SignedIn } from '../identity/index.ts';
import type { Acting } from '../ledger/index.ts';
import type { SigningAuthority } from '../platform/signing/index.ts';
import type { SubjectEntries } from './entries.store.ts';
import type { RequestStore } from './store.ts';

/** What a report says of an agreement. */
export interface ReportedAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly source: string;
  /** Whether HIPAA may govern it. */
  readonly governed: boolean;
  /** Titles, by clause. */
  readonly clauses: ReadonlyMap<string, string>;
  /** All that any of its versions permits. */
  readonly purposes: readonly string[];
}

/** That an entry stands in the log. It opens nothing. */
export interface EntryProof {
  /** The bytes that are hashed: a salted commitment. */
  readonly leaf: string;
  /** C2SP tlog-proof. */
  readonly proof: string;
}

export interface SubjectReportDeps {
  readonly requests: RequestStore;
  readonly entries: SubjectEntries;
  readonly agreements: () => Promise<readonly ReportedAgreement[]>;
  readonly sources: () => Promise<
    readonly { readonly id: string; readonly name: string; readonly map: DataMap }[]
  >;
  /** The fields that customers of a source are found by: what the terms in force on it name. */
  readonly lookups: (source: string) => Promise<readonly LookupField[]>;
  /** Finds a customer by one of them, once the look is entered. @throws Failure `bad-request` for a field that is none of them */
  readonly find: (
    who: SignedIn,
    source: string,
    by: Pick<LookupField, 'resource' | 'field'>,
    value: string,
  ) => Promise<FoundSubject>;
  readonly company: () => Promise<{ readonly id: string; readonly name: string } | null>;
  readonly isRecipient: (party: string) => Promise<boolean>;
  readonly authority: Pick<SigningAuthority, 'signerFor' | 'timestamps'>;
  readonly sha256: Sha256;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Name of the ledger, and its verifier key. */
  readonly log: { readonly origin: string; readonly vkey: string };
  readonly proofs: (indices: readonly number[]) => Promise<Readonly<Record<string, EntryProof>>>;
  /** Enters an act. @returns its index, once durable */
  readonly enter: (
    act: string,
    actor: Acting,
    agreement: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  readonly now: () => Date;
}
