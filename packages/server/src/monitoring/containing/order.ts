import type { CitedClause, ContainmentStep, PersonStep } from '@cordon/core/monitoring';
import type { Change, Ordered } from '../incidents/incident.ts';

/** Steps that Cordon does itself; an agreement is ended on its own page, where its end is signed. */
export type DoneHere = Exclude<ContainmentStep, 'end-agreement'>;

export interface NewOrder {
  readonly incident: string;
  readonly step: DoneHere;
  /** Person, or party for a whole vendor. */
  readonly target: string;
  readonly why: string;
  readonly at: Date;
  /** Null for a machine; then a person decides by `decideBy`. */
  readonly by: string | null;
  readonly decideBy: Date | null;
  /** The clauses a machine closed it by; none by the company's setting, or for a person. */
  readonly cites: readonly CitedClause[];
  /** Set for `slow-down`. */
  readonly customersAnHour: number | null;
}

/** What was ordered and not done yet. */
export interface DueOrder {
  readonly id: string;
  readonly incident: string;
  readonly step: DoneHere;
  readonly target: string;
  readonly at: Date;
  readonly by: string | null;
}

/** What a machine did and nobody decided about in time. */
export interface OverdueOrder {
  readonly id: string;
  readonly incident: string;
  readonly vendor: string;
  readonly cites: readonly CitedClause[];
}

/** Whom a machine held back, to be told. */
export interface ToTell {
  readonly id: string;
  readonly step: PersonStep;
  readonly customersAnHour: number | null;
  readonly email: string;
  readonly decideBy: Date;
  readonly cites: readonly CitedClause[];
}

/** What somebody who was held back may know: how, until when, and whether they answered; no more. */
export interface Asked {
  readonly id: string;
  readonly step: PersonStep;
  readonly incident: string;
  readonly person: string;
  readonly decideBy: Date;
  readonly decision: 'kept' | 'undone' | null;
  readonly answeredAt: Date | null;
}

export interface OrderStore {
  /** @returns its id; null when the same was ordered already */
  order(order: NewOrder, change: Change): Promise<string | null>;
  due(): Promise<readonly DueOrder[]>;
  done(id: string, at: Date): Promise<void>;
  of(incident: string): Promise<readonly Ordered[]>;
  find(id: string): Promise<Ordered | null>;
  /** Whether somebody is suspended in another incident too. */
  isHeldElsewhere(id: string, target: string): Promise<boolean>;
  /** @returns false when it was decided already */
  decide(id: string, decision: 'kept' | 'undone', change: Change): Promise<boolean>;
  /** Machine acts that were to be decided before this and are not. */
  overdue(now: Date): Promise<readonly OverdueOrder[]>;
  /** Open incidents a machine may have to act on, with their signals of this time. */
  toContain(since: Date): Promise<readonly ContainableIncident[]>;
  toTell(): Promise<readonly ToTell[]>;
  /** @param hash of the secret in the link that goes out */
  told(id: string, hash: Buffer, at: Date): Promise<void>;
  asked(hash: Buffer): Promise<Asked | null>;
  /** @returns false when somebody answered or decided before */
  answer(id: string, text: string, change: Change): Promise<boolean>;
}

export interface ContainableIncident {
  readonly id: string;
  readonly vendor: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** By agent, the kinds of their signals of at least medium severity that nobody judged to be false. */
  readonly agents: Readonly<Record<string, readonly string[]>>;
  readonly done: readonly { readonly step: ContainmentStep; readonly target: string }[];
}
