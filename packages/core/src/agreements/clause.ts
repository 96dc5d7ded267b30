import type { Condition, Duty, FieldGrant, Limit, Permission, Terms } from '../kernel/index.ts';

/** What a variable of a clause can be set to; a list holds words such as roles. */
export type Value = string | number | boolean | readonly string[];

/** An effect as a clause carries it: the number of the clause is put in when the terms are compiled. */
type Unnumbered<E> = E extends unknown ? Omit<E, 'clause'> : never;

/** Grants that a clause adds to the permissions of some purposes, e.g. "shown in part" for contact data. */
export interface Grants {
  readonly purposes: readonly string[];
  readonly fields: readonly Unnumbered<FieldGrant>[];
}

/** What one clause does. Everything in it becomes part of the terms, under the clause's number. */
export interface Effects {
  /** Compiles to the general clause: what is not granted is refused. */
  readonly general?: true;
  readonly ticketInHand?: Unnumbered<NonNullable<Terms['ticketInHand']>>;
  readonly permissions?: readonly Unnumbered<Permission>[];
  readonly grants?: readonly Grants[];
  readonly conditions?: readonly (Pick<Condition, 'kind'> & Readonly<Record<string, unknown>>)[];
  readonly limits?: readonly (Pick<Limit, 'kind' | 'max'> & Readonly<Record<string, unknown>>)[];
  readonly duties?: readonly (Pick<Duty, 'kind' | 'by'> & Readonly<Record<string, unknown>>)[];
  readonly continuityLease?: Unnumbered<NonNullable<Terms['continuityLease']>>;
  readonly emergencyAccess?: Unnumbered<NonNullable<Terms['emergencyAccess']>>;
  readonly sealedOriginals?: Unnumbered<NonNullable<Terms['sealedOriginals']>>;
  readonly quality?: Unnumbered<NonNullable<Terms['quality']>>;
  readonly witnessQuorum?: Unnumbered<NonNullable<Terms['witnessQuorum']>>;
  readonly inFlight?: Unnumbered<NonNullable<Terms['inFlight']>>;
}

/** One clause of an agreement version, as both sides read, redline and sign it. */
export interface Clause {
  /** Its number in the document, e.g. `4.6`. Effects and citations point at it. */
  readonly id: string;
  readonly title: string;
  /** The words that are signed, with the variables put in. */
  readonly text: string;
  /** The clause of the library it was made from, and what its variables were set to. */
  readonly from?: { readonly clause: string; readonly values: Readonly<Record<string, Value>> };
  /** What a clause written or edited by hand is meant to do. A clause that reads as the library has it carries none. */
  readonly effects?: Effects;
  /** Party ids that confirmed `effects` for this very text. They count only when both sides are among them. */
  readonly confirmedBy?: readonly string[];
}
