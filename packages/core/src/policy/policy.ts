import type {
  Allowed,
  Citation,
  Code,
  DataMap,
  Fact,
  Permittable,
  RowScope,
  Terms,
  Treatment,
} from '../kernel/index.ts';
import type { ExceptionKind } from './conditions/kind.ts';
import type { Spending } from './limits/kind.ts';
import type { Table } from './table.ts';

/** The clause cited where no agreement, or no clause of one, says anything. */
export const DEFAULT_DENY = 'default-deny';

/** The purpose of whoever looks at anonymised conversations, and of the job that anonymises them. */
export const QUALITY = 'quality';

/** What a person may do with a field beside seeing it as treated. */
export type Right = 'lookup' | 'confirm' | 'reveal';

/** The rights in the order they are listed. */
export const rightNames = ['lookup', 'confirm', 'reveal'] as const satisfies readonly Right[];

/** A compiled condition. `check` is undefined for a kind that no file knows: it can never hold. */
export interface ConditionRule {
  readonly kind: string;
  readonly factNeeded: string | null;
  readonly check: ((fact: Fact | undefined, now: number) => 'holds' | Code) | undefined;
  /** Milliseconds after which the fact is stale; null when it never is. */
  readonly staleAfter: number | null;
  /** Milliseconds the last known value stands after that, reveals off; 0 to refuse at once. */
  readonly standsFor: number;
  /** What it refuses with when its fact is too old. */
  readonly staleCode: Code;
  /** Whether it is not asked of a service account. */
  readonly sparesService: boolean;
  /** The exceptions that can let it stand while it fails. */
  readonly yieldsTo: readonly ExceptionKind[];
  readonly citation: Citation;
}

/** A compiled limit. `allows` is undefined for a kind that no file knows: it can never be kept. */
export interface LimitRule {
  readonly allows: ((spending: Spending) => boolean) | undefined;
  readonly citation: Citation;
}

/** What makes a ticket one in hand, with the clause that says so. Times in milliseconds. */
export interface TicketRule {
  readonly atOnce: number;
  readonly inHandFor: number;
  readonly citation: Citation | null;
}

/** How long a fresh second factor opens reveals, with the conditions that shortened it. */
export interface StepUpRule {
  readonly within: number;
  readonly citations: readonly Citation[];
}

/** An exception the terms allow: under which clause, and for how long at most (milliseconds). */
export interface ExceptionRule {
  readonly citation: Citation;
  readonly atMost: number;
}

/** Who reviews anonymised conversations under which clause, and how few customers no report tells of. */
export interface QualityRule extends Omit<NonNullable<Terms['quality']>, 'clause'> {
  readonly citation: Citation;
}

/** What rows of every customer are read under, by a service account. */
export interface EveryRule {
  /** The conditions that are asked of an account. */
  readonly conditions: readonly ConditionRule[];
  /** No aggregate stands for fewer customers. */
  readonly leastGroup: number;
  /** At most this many customers a day are shown row by row. */
  readonly perDay: number;
  /** What every allowed read cites: these conditions, and the limits. */
  readonly always: readonly Citation[];
}

/** One field under one operation. */
export interface FieldRule {
  readonly treatment: Treatment;
  readonly citation: Citation;
  readonly rights: readonly Right[];
  /** For lookup, confirm and reveal: what the right gives; null when it is not given. */
  readonly act: ActRule | null;
  /** The grants that came nearest, cited when the right is not given. */
  readonly nearest: readonly Citation[];
}

/** A lookup, confirm or reveal of one field that the permissions give. */
export interface ActRule {
  readonly answer: Allowed;
  readonly stepUp: boolean;
  /** Clauses of the grants that give the right. */
  readonly citations: readonly Citation[];
}

/** One operation on one resource, as the permissions of a role and purpose have it. */
export interface OperationRule {
  /** Clauses of the permissions that list the operation and reach the resource. */
  readonly citations: readonly Citation[];
  /** Every field of the resource. */
  readonly fields: Table<FieldRule>;
  /** Whether one of these permissions wants a fresh second factor first. */
  readonly stepUp: boolean;
  /** The answer when no field is named. Null when it would show nothing. */
  readonly whole: Allowed | null;
}

/** One resource under a role and purpose. */
export interface ResourceRule {
  readonly operations: Table<OperationRule>;
}

/** What the permissions of one role and purpose give. */
export interface PurposeRule {
  readonly subjects: RowScope;
  readonly resources: Table<ResourceRule>;
  /** Every permission of the role and purpose: what came nearest when nothing matches. */
  readonly nearest: readonly Citation[];
}

/** What the permissions give one role. */
export interface RoleRule {
  readonly purposes: Table<PurposeRule>;
  readonly nearest: readonly Citation[];
}

/** The terms of one agreement version, compiled for one data map. Deep-frozen. */
export interface Policy {
  readonly agreement: string;
  /** SHA-256 (hex) of the signed terms. */
  readonly termsHash: string;
  readonly terms: Terms;
  readonly source: string;
  /** What the source holds, as the terms were compiled for it. */
  readonly dataMap: DataMap;
  /** Epoch milliseconds; `from` inclusive, `until` exclusive. */
  readonly from: number;
  readonly until: number;
  readonly conditions: readonly ConditionRule[];
  readonly limits: readonly LimitRule[];
  readonly ticket: TicketRule;
  /** Null where the terms know none. */
  readonly lease: ExceptionRule | null;
  readonly emergency: ExceptionRule | null;
  readonly quality: QualityRule | null;
  /** Null where no permission is for every customer. */
  readonly every: EveryRule | null;
  readonly stepUp: StepUpRule;
  readonly roles: Table<RoleRule>;
  /** Field names of each resource of the data map, in its order. */
  readonly resources: Table<readonly string[]>;
  /** The label of a field, where all resources of the data map agree on it. */
  readonly labels: Table<string>;
  /** What every allowed access cites: the conditions and the clause of the ticket in hand. */
  readonly always: readonly Citation[];
  /** Cited when nothing nearer applies: the general clause, or `default-deny`. */
  readonly otherwise: Citation;
}

/** What keeps terms from being compiled. `clause` is the nearest clause, or the place in the document. */
export interface Problem {
  readonly clause: string;
  readonly problem: string;
}

/** Operations that act on exactly one named field by a right of its own. */
export function isAct(operation: Permittable): operation is Right {
  return operation === 'lookup' || operation === 'confirm' || operation === 'reveal';
}
