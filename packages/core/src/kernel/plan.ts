import type { FieldType } from './datamap.ts';
import type { Treatment } from './treatment.ts';

/**
 * What is asked of a source after an allowed decision. The source answers only within `subjects`;
 * the literal of a lookup or confirm travels in the scope row, never in the query text.
 */
export type Plan = {
  readonly source: string;
  /** Id of the access, as its entry and the source's own log have it: 32 hexadecimal digits. */
  readonly access: string;
  readonly resource: string;
  /** SHA-256 (hex) of the signed terms: names the generated views. */
  readonly termsHash: string;
  readonly purpose: string;
  readonly role: string;
} & (
  | {
      readonly kind: 'read';
      readonly subjects: readonly string[];
      readonly columns: readonly PlannedColumn[];
    }
  /** `key` is the row's primary key; the row must belong to the subject. */
  | { readonly kind: 'reveal'; readonly subject: string; readonly key: string; readonly field: string }
  | { readonly kind: 'lookup'; readonly field: string; readonly literal: string }
  | { readonly kind: 'confirm'; readonly subject: string; readonly field: string; readonly literal: string }
  /** Records of a JSON API as a client asked for them. `query` in the order it is sent. */
  | {
      readonly kind: 'fetch';
      readonly subject: string;
      /** Decoded segments below the API's base address. */
      readonly path: readonly string[];
      readonly query: readonly (readonly [name: string, value: string])[];
      readonly records: string;
    }
  /** Raw identifying values of the case's customer, for the gate's own use (free text is searched for them). */
  | { readonly kind: 'case'; readonly subject: string }
);

/** A value of the case's own customer, used to find it again in free text. `type` is a pii type name. */
export interface CaseValue {
  readonly resource: string;
  readonly field: string;
  readonly category: string;
  readonly value: string;
}

export interface PlannedColumn {
  readonly field: string;
  readonly type: FieldType;
  readonly treatment: Treatment;
}

/** A cell as it leaves a source: text form of the value, or null. */
export type Cell = string | null;

/** One row: field name -> cell. `key` is the primary key's text form. */
export interface Row {
  readonly key: string;
  readonly cells: Readonly<Record<string, Cell>>;
}
