import type { CitedClause, ContainmentStep, IncidentState, Severity } from '@cordon/core/monitoring';
import type { OwedAct } from '../../platform/owing.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** An incident as lists and pages need it. */
export interface Incident {
  readonly id: string;
  readonly state: IncidentState;
  readonly severity: Severity;
  readonly vendor: Named;
  readonly agents: readonly Named[];
  readonly kinds: readonly string[];
  /** Of its first and last signal. */
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly openedAt: Date;
  readonly owner: Named | null;
  readonly postMortem: string | null;
  readonly signals: number;
  readonly unjudged: number;
  readonly real: number;
  readonly undecided: number;
  /** The run of drills it is of; null: it is real. */
  readonly drill: string | null;
}

export type Verdict = 'real' | 'false-positive';

export interface KeptSignal {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly raisedAt: Date;
  readonly kind: string;
  readonly agent: Named | null;
  readonly vendor: Named;
  readonly severity: Severity;
  readonly reason: string;
  readonly events: readonly string[];
  readonly calibration: number;
  readonly incident: string | null;
  /** The run of drills it is of; null: it is real. */
  readonly drill: string | null;
  readonly verdict: Verdict | null;
  readonly verdictWhy: string | null;
  readonly judgedBy: Named | null;
  readonly judgedAt: Date | null;
  /** Its entry; null until that stands. */
  readonly entry: number | null;
}

export interface IncidentAct {
  readonly at: Date;
  readonly act: string;
  /** Null for Cordon itself. */
  readonly by: Named | null;
  readonly detail: string | null;
  readonly entry: number | null;
}

export interface IncidentNote {
  readonly id: string;
  readonly at: Date;
  readonly by: Named;
  readonly text: string;
}

/** What was closed in an incident. */
export interface Ordered {
  readonly id: string;
  readonly incident: string;
  readonly step: ContainmentStep;
  readonly target: Named;
  readonly why: string;
  readonly orderedAt: Date;
  /** Null for a machine. */
  readonly orderedBy: Named | null;
  readonly decideBy: Date | null;
  /** The clauses a machine closed it by; none by the company's setting. */
  readonly cites: readonly CitedClause[];
  readonly doneAt: Date | null;
  /** Of whoever is slowed: what is left to them. */
  readonly customersAnHour: number | null;
  readonly already: boolean;
  readonly decision: 'kept' | 'undone' | null;
  readonly decidedBy: Named | null;
  readonly decidedAt: Date | null;
  readonly toldAt: Date | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}

/** A change of an incident, with what is entered of it. */
export interface Change {
  readonly incident: string;
  readonly person: string | null;
  readonly at: Date;
  readonly detail?: string;
  readonly owed: OwedAct;
}

export interface IncidentStore {
  /** @param drills those of drills too */
  list(open: boolean, drills: boolean): Promise<readonly Incident[]>;
  /** Open ones of drills that are over. */
  ofEndedDrills(): Promise<readonly Pick<Incident, 'id' | 'state'>[]>;
  find(id: string): Promise<Incident | null>;
  signalsOf(incident: string): Promise<readonly KeptSignal[]>;
  signal(id: string): Promise<KeptSignal | null>;
  /** Oldest first. @param after the last that was had */
  signalsAfter(after: number, limit: number): Promise<readonly KeptSignal[]>;
  /** Newest first. */
  signalsAbout(agent: string | null, since: Date): Promise<readonly KeptSignal[]>;
  newestSignal(): Promise<number>;
  acts(incident: string): Promise<readonly IncidentAct[]>;
  notes(incident: string): Promise<readonly IncidentNote[]>;
  /** @returns false when nothing is there to change, or it changed meanwhile */
  take(change: Change & { readonly person: string }): Promise<boolean>;
  move(change: Change, from: IncidentState, to: IncidentState): Promise<boolean>;
  note(change: Change & { readonly person: string }, text: string): Promise<void>;
  writePostMortem(change: Change, text: string): Promise<boolean>;
  judge(change: Change, signal: string, verdict: Verdict, why: string): Promise<boolean>;
  /** What was seen by those of its evidence: fields of tables, with how many customers. */
  exposed(incident: string): Promise<readonly ExposedField[]>;
  /** Clauses that its evidence cites. */
  clauses(
    incident: string,
  ): Promise<readonly { readonly agreement: string; readonly clause: string; readonly entries: number }[]>;
  raiseSeverity(incident: string, severity: Severity): Promise<void>;
}

export interface ExposedField {
  readonly agreement: string | null;
  readonly resource: string;
  readonly field: string;
  readonly customers: number;
  /** Whether any of it was seen as it is. */
  readonly clear: boolean;
}
