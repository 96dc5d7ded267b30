import type { Clause } from './clause.ts';

/** One side of an agreement. */
export interface Party {
  readonly id: string;
  readonly name: string;
}

/** An agreement version as a document: what is rendered, compared, carried to lawyers and signed. */
export interface AgreementDocument {
  readonly agreement: string;
  readonly version: number;
  readonly title: string;
  readonly controller: Party;
  readonly processor: Party;
  /** RFC 3339 instants; `from` inclusive, `until` exclusive. */
  readonly from: string;
  readonly until: string;
  readonly clauses: readonly Clause[];
  /** Annex A: what the clauses do, as sentences. */
  readonly effects: readonly {
    readonly clause: string;
    readonly effect: string;
    readonly sentence: string;
  }[];
  /** Annex B: RFC 8785 canonical JSON of the terms, exactly the bytes that are hashed; also attached to the PDF. */
  readonly terms: string;
  /** SHA-256 of `terms`, lower-case hex. */
  readonly termsHash: string;
}
