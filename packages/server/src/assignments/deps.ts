import type { SignedActs } from '../identity/index.ts';
import type { Acting } from '../ledger/index.ts';
import type { PersonFacts } from '../people/people.ts';
import type { OwedAct } from '../platform/owing.ts';
import type { Assignments } from './assignment.ts';

/** An agreement in force, as far as work is given out under it. */
export interface WorkAgreement {
  readonly id: string;
  readonly title: string;
  /** The vendor whose people work under it. */
  readonly party: string;
  /** Its name. */
  readonly vendor: string;
  /** The source it is about. */
  readonly source: string;
  /** Roles and purposes its permissions name. */
  readonly works: readonly { readonly accessRole: string; readonly purpose: string }[];
  /** Hours one shift may be extended at most. */
  readonly extensionHours: number;
  /** Days between two access reviews. */
  readonly reviewDays: number;
}

/** What giving out work needs of the rest of the house. */
export interface AssignmentDeps {
  readonly assignments: Assignments;
  /** Agreements in force now, every vendor's. */
  readonly inForce: () => Promise<readonly WorkAgreement[]>;
  /** One person, or all of a party, as the people feature knows them. */
  readonly people: (filter: {
    readonly id?: string;
    readonly party?: string;
  }) => Promise<readonly PersonFacts[]>;
  readonly sitesOf: (party: string) => Promise<readonly { readonly id: string }[]>;
  /** Enters an act under an agreement: codes, ids and times only. */
  readonly enter: (
    act: string,
    actor: Acting,
    agreement: string,
    words: Readonly<Record<string, string | number | null>>,
  ) => Promise<number>;
  /** The same of what closes access: noted with what is done, entered when that is over. */
  readonly owed: (
    act: string,
    actor: Acting,
    agreement: string,
    words: Readonly<Record<string, string | number | null>>,
  ) => OwedAct;
  /** Enters what was noted. @throws Failure `ledger-unavailable`; a job goes on trying */
  readonly settle: () => Promise<void>;
  readonly signedActs: SignedActs;
  readonly now: () => Date;
}
