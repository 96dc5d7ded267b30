import { dueOf, isFree, mayExtend, type ReportKind, type Ruling } from '@cordon/core/assurance';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** Who did something when, and the entry of it. */
export interface Step {
  readonly by: Ref;
  readonly at: Date;
  readonly entry: number;
}

/** A customer's request to be told, without the customer: only the store knows whose it is. */
export interface SubjectRequest {
  readonly id: string;
  readonly kind: ReportKind;
  readonly source: Ref;
  readonly receivedAt: Date;
  /** Null: from the first entry on. */
  readonly from: Date | null;
  readonly until: Date;
  readonly asked: Step;
  readonly extended: { readonly at: Date; readonly reason: string; readonly entry: number } | null;
  readonly answered: Step | null;
  readonly names: NamesDecision | null;
  readonly suspensions: readonly Suspension[];
  /** When the same customer asked for others of the kind. */
  readonly before: readonly Date[];
}

/** Whether the answer may name agents (CJEU C-579/21, Pankki S, 83): only where the customer's rights cannot be used without. */
export interface NamesDecision {
  readonly essential: string;
  readonly weighed: string;
  readonly asked: Step;
  readonly granted: boolean | null;
  readonly decided: Step | null;
}

export const agencies = ['health-oversight', 'law-enforcement'] as const;

/** A recipient of whom the customer may not be told for a time (45 CFR 164.528(a)(2)). */
export interface Suspension {
  readonly entry: number;
  readonly recipient: Ref;
  readonly agency: (typeof agencies)[number];
  readonly written: boolean;
  readonly from: Date;
  readonly until: Date;
  readonly by: Ref;
}

/** What somebody confirmed of a purpose. */
export interface KeptRuling extends Step {
  readonly agreement: string;
  readonly purpose: string;
  readonly ruling: Ruling;
}

/** The clock of a request. */
export function standingOf(request: SubjectRequest, now: Date) {
  const { kind, receivedAt, extended, answered, before } = request;
  return {
    dueAt: dueOf(kind, receivedAt, extended !== null),
    mayExtend: answered === null && mayExtend(kind, receivedAt, extended !== null, now),
    free: isFree(kind, receivedAt, before),
  };
}

/** Recipients that are held back at this moment. */
export function suspendedNow({ suspensions }: SubjectRequest, now: Date): ReadonlySet<string> {
  return new Set(
    suspensions.filter(({ from, until }) => from <= now && now < until).map(({ recipient }) => recipient.id),
  );
}
