import type { Law } from './fact.ts';
import type { Moment } from './moment.ts';

/** Kinds of notice that run by a clock. */
export const clockKinds = [
  ...['contract', 'gdpr-33-2', 'gdpr-33-1', 'gdpr-34'],
  ...['hipaa-410', 'hipaa-individuals', 'hipaa-media', 'hipaa-hhs', 'hipaa-hhs-year'],
  ...['california-owner', 'california-residents', 'california-attorney-general'],
] as const;

export type ClockKind = (typeof clockKinds)[number];

/** Whom a notice goes to. */
export type Addressee =
  'company' | 'supervisory-authority' | 'individuals' | 'media' | 'hhs' | 'attorney-general';

/**
 * `waiting`: what starts it has not happened, as far as anybody said. `tolled`: law enforcement holds it back. `partly`: a
 * first phase went out in time, the rest is owed without further delay. `not-owed`: a fact says why not.
 */
export type ClockState = 'waiting' | 'running' | 'tolled' | 'overdue' | 'partly' | 'done' | 'not-owed';

/** Percent of the time that has passed; 0 for what is owed at once, without any number. */
export type ReminderMark = 0 | 50 | 80 | 100;

export interface Reminder {
  readonly mark: ReminderMark;
  readonly moment: Moment;
}

/** What a clock says once what was taken back is left out. */
export interface Corrected {
  readonly from: Moment | null;
  readonly due: Moment | null;
  readonly state: ClockState;
  readonly late: boolean;
  readonly reminders: readonly Reminder[];
  /** Why it runs from then. */
  readonly why: string;
}

/**
 * When a notice is due, to whom, under which law, and why then. Its own times are the strict ones: the earliest that was ever
 * stated counts, taken back or not, so that they never get later.
 */
export interface Clock {
  /** The same for the same duty whatever is learnt: `hipaa-media@US-TX`, `contract:agr_one:7.1`. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly law: Law | 'contract';
  readonly citation: string;
  readonly by: 'vendor' | 'company';
  readonly to: Addressee;
  /** Counted from the company's own discovery, or from its vendor's where the vendor is its agent. */
  readonly discovery: 'own' | 'vendor';
  /** ISO 3166-2, of a duty towards one state alone. */
  readonly place: string | null;
  /** Of a contract clock: the agreement. */
  readonly agreement: string | null;
  /** `72 hours`, `60 calendar days`, `without undue delay`. */
  readonly limit: string;
  /** How the time is counted, with the rule it rests on. */
  readonly counted: string;
  readonly from: Moment | null;
  /** Null while it waits, and where the law names no number. */
  readonly due: Moment | null;
  readonly state: ClockState;
  /** It went out, or still has to, after it was due. */
  readonly late: boolean;
  readonly reminders: readonly Reminder[];
  /** One sentence each, the most important first. */
  readonly why: readonly string[];
  /** What nobody said, and what was taken instead, one sentence each; empty once it is not owed. */
  readonly taken: readonly string[];
  /** Until when nothing may go out. */
  readonly tolledUntil: Moment | null;
  /** The same by what stands now; null where nothing was taken back that it hangs on. */
  readonly asCorrected: Corrected | null;
}
