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
  /** What people wrote: shown with personal data taken out of it, where a mask would show nothing. */
  readonly freeText?: boolean;
}

/** What a name in a route stands for. Nothing else can be sent. */
export type ParamUse =
  /** The customer: the door sends the one whose ticket is in hand, and a client can name no other. */
  | ({ readonly kind: 'subject' } & Written)
  /** A record's own id. Whose the record is, is looked at in the answer. */
  | { readonly kind: 'key' }
  /** A whole number from 0 to `most`: where a page starts or how long it is. */
  | { readonly kind: 'number'; readonly most: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Some of these words with commas between them. */
  | { readonly kind: 'list'; readonly values: readonly string[] }
  /** Always sent by the door, as it stands here. */
  | { readonly kind: 'fixed'; readonly value: string }
  /** Finds records by exactly this value of a field: an exact-match look-up. */
  | ({ readonly kind: 'lookup'; readonly field: string } & Written);

/** How an API wants a value written, when not as it is: `{"email":{"_eq":"{}"}}`, the value in place of `{}`. */
interface Written {
  readonly template?: string;
}

/** A name in the path (`{name}`) or the query of a route. */
export interface RouteParam {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly use: ParamUse;
}

/** One way to read records from a JSON API. An address that no route describes does not exist. Always a GET. */
export interface Route {
  /** `/items/customers/{id}`, below the API's base address. */
  readonly path: string;
  /** Where the records stand in the answer: `data`, `data[*]`, or empty for the answer itself. */
  readonly records: string;
  readonly params: readonly RouteParam[];
}

/** What stands in one place of an act's address or body. */
export interface ActParam {
  readonly name: string;
  /** Words a person reads beside it. */
  readonly label: string;
  readonly use:
    /** The customer whose ticket is in hand. */
    | { readonly kind: 'subject' }
    /** The customer's own value of this field: put in by the gate, seen by nobody. */
    | { readonly kind: 'held'; readonly field: string }
    /** The id of one of the customer's own records of this endpoint. */
    | { readonly kind: 'key' }
    /** One line of text of this category, or of none; `most` characters. */
    | { readonly kind: 'typed'; readonly category: string | null; readonly most: number }
    | { readonly kind: 'choice'; readonly values: readonly string[] }
    | { readonly kind: 'number'; readonly least: number; readonly most: number };
}

/** JSON in which a text `{name}` stands for the value of a parameter, whole. */
export type ActTemplate =
  null | boolean | number | string | readonly ActTemplate[] | { readonly [name: string]: ActTemplate };

/** Something that can be done for a customer at a JSON API without seeing their data: a call, a reset link, a write. */
export interface SourceAct {
  /** A short word, by which it is asked for and entered. */
  readonly name: string;
  /** Words on its button. */
  readonly label: string;
  /** What it will do, in a sentence. */
  readonly says: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** `/customers/{id}/refunds`, below the API's base address. */
  readonly path: string;
  readonly params: readonly ActParam[];
  readonly body?: ActTemplate;
}

/** A table of a PostgreSQL source, the records of a JSON API (`endpoint`), or the conversation of a ticket (`thread`). */
export interface Resource {
  readonly name: string;
  readonly kind: 'table' | 'endpoint' | 'thread';
  /** Schema-qualified table, e.g. `public.customers`; empty for anything else. */
  readonly table: string;
  /** Primary key column, several with commas between them; of an endpoint the path of a record's id. */
  readonly key: string;
  /**
   * Column that holds the data subject's id, or several: equals `key` on the customer table itself. With `via` they
   * are columns of that other table.
   */
  readonly subjectKey: string;
  /** Of a table without a customer's column: the table through which its rows have one. */
  readonly via?: Via;
  readonly fields: readonly Field[];
  /** Of an endpoint: how its records are had. */
  readonly routes?: readonly Route[];
  /** Of an endpoint: what can be done there, where the terms let somebody act. */
  readonly acts?: readonly SourceAct[];
}

/** The columns `on` of a row equal `key` of one row of `table`, whose customer is the row's own. */
export interface Via {
  readonly table: string;
  readonly key: string;
  readonly on: string;
}

/** What a source holds, confirmed by a person. */
export interface DataMap {
  readonly source: string;
  readonly version: number;
  readonly resources: readonly Resource[];
}
