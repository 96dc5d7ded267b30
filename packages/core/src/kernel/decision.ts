import type { Code } from './codes.ts';
import type { Treatment } from './treatment.ts';

/** The clause behind a part of a decision. `agreement` is null only when no agreement is in force. */
export interface Citation {
  readonly agreement: string | null;
  readonly clause: string;
  readonly effect: 'permission' | 'condition' | 'limit' | 'duty' | 'default';
  /** The field it speaks of, when it is about one. */
  readonly field?: string;
}

/** What the door must do or keep to when it carries out an allowed access. */
export type Obligation =
  | { readonly kind: 'expire'; readonly minutes: number }
  | { readonly kind: 'sign' }
  | { readonly kind: 'mark' }
  | { readonly kind: 'redact-text' }
  /** A second person has approved this very request; what they approved stands for these minutes. */
  | { readonly kind: 'approve'; readonly minutes: number }
  | { readonly kind: 'masked-only'; readonly because: string }
  /** No aggregate may stand for fewer customers. Only where rows of every customer are open. */
  | { readonly kind: 'group-size'; readonly least: number }
  /** Row by row, at most so many customers more may be shown who were not shown yet in the running day. */
  | { readonly kind: 'subjects-left'; readonly most: number };

export interface Allowed {
  readonly allow: true;
  /** Every field of the resource that was asked for; what is not granted stands as `hidden`. */
  readonly treatments: Readonly<Record<string, Treatment>>;
  /** Fields of the resource the person may look up, confirm or reveal: what the screen offers. */
  readonly rights: Readonly<Record<string, readonly ('lookup' | 'confirm' | 'reveal')[]>>;
  readonly obligations: readonly Obligation[];
  readonly citations: readonly Citation[];
}

export interface Refused {
  readonly allow: false;
  readonly code: Code;
  readonly citations: readonly Citation[];
}

export type Decision = Allowed | Refused;
