/** The SQL family a treatment must keep, so that a masked column has the type of the raw one. */
export type FieldType = 'text' | 'integer' | 'numeric' | 'boolean' | 'date' | 'timestamp' | 'json';

/** One column or path of a resource. A column that is not listed here does not exist for anybody. */
export interface Field {
  readonly name: string;
  /** Key of the Fides taxonomy. */
  readonly category: string;
  readonly type: FieldType;
  /** Words a person reads on the card. */
  readonly label: string;
}

/** A table (of a PostgreSQL source) or the conversation of a ticket (`thread`). */
export interface Resource {
  readonly name: string;
  readonly kind: 'table' | 'thread';
  /** Schema-qualified table, e.g. `public.customers`; empty for a thread. */
  readonly table: string;
  /** Primary key column. */
  readonly key: string;
  /** Column that holds the data subject's id: equals `key` on the customer table itself. */
  readonly subjectKey: string;
  readonly fields: readonly Field[];
}

/** What a source holds, confirmed by a person. */
export interface DataMap {
  readonly source: string;
  readonly version: number;
  readonly resources: readonly Resource[];
}
