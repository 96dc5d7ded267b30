import type { ControlRun, ControlTest } from '../../controls/index.ts';
import type { SettingsChange } from '../../settingsChanges/index.ts';

/** A party as an export names it. */
export interface ExportedParty {
  readonly id: string;
  readonly name: string;
}

/** A finding of ours as an export tells it; times in epoch milliseconds. */
export interface ExportedFinding {
  readonly id: string;
  readonly title: string;
  /** What it is about, by ids. */
  readonly about: string;
  readonly meaning: string;
  /** What ends it. */
  readonly next: string;
  readonly severity: string;
  readonly raisedAt: number;
  readonly seenAt: number;
  readonly dueAt: number | null;
  /** Party id of whoever mends it. */
  readonly owner: string | null;
  readonly plan: string | null;
  /** Accepted as a risk, until when, since when and by whom. */
  readonly exception: {
    readonly from: number;
    readonly until: number;
    readonly approver: string;
  } | null;
  readonly closed: { readonly at: number; readonly how: string } | null;
  /** The entry with which it was raised. */
  readonly entry: number | null;
}

/** An audit that was concluded, as an export tells it. */
export interface ExportedAudit {
  readonly id: string;
  readonly title: string;
  readonly concludedAt: number;
  /** What was done: documents and entries were read, people were asked. */
  readonly methods: readonly ('EXAMINE' | 'INTERVIEW' | 'TEST')[];
  readonly conclusions: readonly {
    /** Id of a control of the library. */
    readonly control: string;
    readonly met: boolean;
    readonly text: string;
  }[];
}

/** What both exports are made from. */
export interface ExportFacts {
  /** Names the same thing by the same UUID in every export (RFC 9562, version 5). */
  readonly uuid: (name: string) => string;
  /** When it is made, and of which time it tells; epoch milliseconds. */
  readonly at: number;
  readonly period: { readonly from: number; readonly until: number };
  readonly agreement: { readonly id: string; readonly title: string };
  readonly company: ExportedParty;
  readonly vendor: ExportedParty;
  /** Cordon itself: its origin in the ledger and its version. */
  readonly system: { readonly origin: string; readonly version: string };
  readonly findings: readonly ExportedFinding[];
  /** False: there are more findings than these, and the export says so. */
  readonly complete: boolean;
}

export interface AssessedFacts extends ExportFacts {
  readonly tests: readonly ControlTest[];
  /** The newest of each test within the period. */
  readonly runs: readonly ControlRun[];
  readonly settings: readonly SettingsChange[];
  readonly audits: readonly ExportedAudit[];
}
