import type { AssignmentDeps } from '../../assignments/index.ts';
import type { Findings } from '../../assurance/finding.ts';
import type { SignedActs, SigningActor } from '../../identity/index.ts';
import type { Acting, Book } from '../../ledger/index.ts';
import type { PersonFacts, PeopleFilter } from '../people.ts';
import type { CheckStore } from './checks.store.ts';
import type { LeaverStore } from './leavers.store.ts';
import type { MoveStore } from './moving.store.ts';
import type { Condition } from '@cordon/core/kernel';

/** How a person stands in one course; what training tells. */
export interface TrainingStanding {
  readonly person: string;
  readonly course: string;
  readonly state: 'current' | 'due' | 'grace' | 'expired' | 'never';
  /** When it, with its grace, runs out. */
  readonly until: Date | null;
}

/** An agreement in force, as far as it asks something of people. */
export interface AskingAgreement {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly conditions: readonly Condition[];
}

type Words = Readonly<Record<string, string | number | boolean | null>>;

/** What joining, moving and leaving need of the rest of the house. */
export interface JoiningDeps {
  readonly checks: CheckStore;
  readonly leavers: LeaverStore;
  readonly moves: MoveStore;
  readonly people: (filter: PeopleFilter) => Promise<readonly PersonFacts[]>;
  readonly sitesOf: (party: string) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  readonly assigning: Pick<AssignmentDeps, 'assignments' | 'inForce'>;
  /** Agreements in force, and what each asks of people. */
  readonly asking: () => Promise<readonly AskingAgreement[]>;
  readonly undertaken: () => Promise<(person: Pick<PersonFacts, 'id' | 'partyId'>) => boolean>;
  readonly deviceStop: () => Promise<(person: Pick<PersonFacts, 'id' | 'partyId'>) => string | null>;
  readonly trainingOf: (people: readonly string[]) => Promise<readonly TrainingStanding[]>;
  /** Vendors that an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  /** Takes everything from somebody who leaves. @returns the id of the record of it */
  readonly leave: (
    actor: SigningActor,
    person: string,
    subjectParty: string,
    words: Words,
  ) => Promise<string | null>;
  /** Reads again what works of a leaver. */
  readonly lookAgain: (leaver: string, since: Date) => Promise<void>;
  readonly signedActs: SignedActs;
  /** Enters an act at once. */
  readonly enter: (act: string, actor: Acting, words: Words, agreement?: string) => Promise<number>;
  readonly settle: () => Promise<void>;
  /** Closes the connections of this process to who lost their rights. */
  readonly revoked: (person: string) => void;
  readonly book: Pick<Book, 'entry' | 'proofFile'>;
  readonly findings: Pick<Findings, 'raise' | 'settle'>;
  readonly now: () => Date;
}
