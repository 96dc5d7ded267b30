import type { CaseAct, Gravity, LadderRule, VendorRecord, Violation } from '@cordon/core/people/conduct';
import type { ConductHold } from '@cordon/core/kernel';
import type { OwedAct } from '../../platform/owing.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export const caseSources = ['incident', 'audit', 'report', 'observed'] as const;
export type CaseSource = (typeof caseSources)[number];

/** The ladder as it was agreed when the case was opened, with the clauses that say so. */
export interface FrozenRule extends LadderRule {
  readonly clauses: readonly string[];
}

/** An act as it is kept, with what was written with it. */
export interface KeptAct {
  readonly act: CaseAct;
  /** Name of who acted; null once it is erased. */
  readonly by: string | null;
  readonly text: Buffer | null;
  /** Null until its entry stands. */
  readonly entry: number | null;
}

export interface ConductCase {
  readonly id: string;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly vendor: Named;
  readonly subject: Named;
  readonly reporter: Named | null;
  readonly violation: Violation;
  readonly gravity: Gravity;
  readonly source: CaseSource;
  readonly basis: string | null;
  readonly rule: FrozenRule;
  readonly summary: Buffer;
  readonly openedBy: Named;
  readonly openedAt: Date;
  readonly acts: readonly KeptAct[];
  /** When the course of a retraining was passed after the step. */
  readonly servedAt: Date | null;
}

export interface NewCase extends Pick<
  ConductCase,
  'id' | 'violation' | 'gravity' | 'source' | 'basis' | 'rule' | 'summary'
> {
  readonly agreement: string;
  readonly vendor: string;
  readonly subject: string;
  readonly reporter: string | null;
  readonly by: string;
  readonly at: Date;
  /** Its first facts, the entry that opened it among them. */
  readonly facts: readonly { readonly act: CaseAct; readonly entry: number | null }[];
  /** The report it takes up. */
  readonly report: string | null;
}

/** What is kept of one act. */
export interface Writing {
  /** How many acts it follows: whoever read fewer decided by an older page. */
  readonly seq: number;
  readonly act: CaseAct;
  readonly text: Buffer | null;
  /** Where it was entered before it is done. */
  readonly entry: number | null;
  /** Of what closes access: entered with its commit. */
  readonly owes?: (taken: { readonly sessions: number; readonly assignments: readonly string[] }) => OwedAct;
  /** What it begins to take. */
  readonly takes?: ConductHold & { readonly course: string | null };
  /** Whether it gives back what the case took. */
  readonly gives?: boolean;
}

/** Which cases are listed; all conditions must hold. */
export interface CaseFilter {
  readonly id?: string;
  readonly vendor?: string;
  readonly subject?: string;
}

/** An entry that is cited. */
export interface CitedEntry {
  readonly entry: number;
  readonly at: Date;
  readonly kind: string;
  readonly code: string | null;
  readonly agreement: string | null;
}

/** Somebody a case may be about. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
}

export interface CaseStore {
  /** Newest first; erased ones are left out. */
  list(filter: CaseFilter): Promise<readonly ConductCase[]>;
  /** Everybody who is the same human. */
  samePeople(person: string): Promise<readonly string[]>;
  /** @returns false when there is a case of this person and basis already */
  open(made: NewCase): Promise<boolean>;
  /** Keeps an act and does what it does. @returns false when the case moved on meanwhile */
  write(id: string, writing: Writing): Promise<boolean>;
  /** Which of these entries stand and are by or about one of these people. */
  entriesAbout(entries: readonly number[], people: readonly string[]): Promise<readonly CitedEntry[]>;
  /** Which of these entries stand. */
  entriesStanding(entries: readonly number[]): Promise<readonly CitedEntry[]>;
  subject(person: string): Promise<Subject | null>;
  /** Whether an incident names this person. */
  isInIncident(incident: string, person: string): Promise<boolean>;
  /** The entry with which a finding about this vendor was raised; null when there is no such finding, or no entry yet. */
  findingEntry(finding: string, vendor: string): Promise<number | null>;
  /** Acts whose person is to be told by mail and was not. */
  toTell(): Promise<
    readonly {
      readonly id: string;
      readonly seq: number;
      readonly kind: CaseAct['kind'];
      readonly email: string;
    }[]
  >;
  told(id: string, seq: number, at: Date): Promise<void>;
  /** Retraining in force. */
  retraining(): Promise<
    readonly {
      readonly id: string;
      readonly person: string;
      readonly agreement: string;
      readonly course: string;
      readonly from: Date;
    }[]
  >;
  served(id: string, at: Date): Promise<void>;
  /** Takes everything out of a case that names somebody. */
  erase(id: string, at: Date): Promise<void>;
  vendorRecord(vendor: string, since: Date): Promise<Omit<VendorRecord, 'sustained'>>;
  wasAsked(vendor: string, step: string, since: Date): Promise<boolean>;
  vendorStep(
    vendor: string,
    step: string,
    numbers: { readonly cases: number; readonly grave: number },
    at: Date,
  ): Promise<void>;
}
