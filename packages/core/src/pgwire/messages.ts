/*
 * The messages of PostgreSQL's protocol 3 ("Message Formats" in its manual), each a value: what a reader returns and a
 * writer takes is the same. Texts are UTF-8 on the wire.
 */

/** 0 text, 1 binary. */
export type Format = 0 | 1;

/** A value as it stands on the wire; null is SQL's. */
export type Value = Uint8Array | null;

/** What a portal and a prepared statement are both told by. */
export type Named = 'statement' | 'portal';

export interface Bind {
  readonly kind: 'bind';
  readonly portal: string;
  readonly statement: string;
  /** None: all are text. One: it holds for all. */
  readonly formats: readonly Format[];
  readonly values: readonly Value[];
  /** Of the result's columns, to be read likewise. */
  readonly results: readonly Format[];
}

/** What a client sends after the start. */
export type FrontendMessage =
  | { readonly kind: 'query'; readonly text: string }
  | {
      readonly kind: 'parse';
      readonly statement: string;
      readonly text: string;
      /** OIDs; 0 leaves a type to the server. */
      readonly types: readonly number[];
    }
  | Bind
  | { readonly kind: 'describe' | 'close'; readonly what: Named; readonly name: string }
  /** `rows` 0: all of them. */
  | { readonly kind: 'execute'; readonly portal: string; readonly rows: number }
  | { readonly kind: 'sync' | 'flush' | 'terminate' | 'copy-done' }
  /** What it holds depends on what was asked: `readSaslInitial`, `readPassword`, or the bytes of a SASL answer. */
  | { readonly kind: 'password'; readonly body: Uint8Array }
  | { readonly kind: 'copy-data'; readonly data: Uint8Array }
  | { readonly kind: 'copy-fail'; readonly reason: string }
  | {
      readonly kind: 'function-call';
      readonly function: number;
      readonly formats: readonly Format[];
      readonly values: readonly Value[];
      readonly result: Format;
    };

/** One column of a RowDescription. */
export interface Column {
  readonly name: string;
  /** OID of the table it comes from; 0 for an expression. */
  readonly table: number;
  /** Its number in that table; 0 for an expression. */
  readonly attribute: number;
  /** OID of the type. */
  readonly type: number;
  readonly size: number;
  readonly modifier: number;
  readonly format: Format;
}

/** In transaction: none, in one, in one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** The fields of an ErrorResponse or NoticeResponse by their letters. */
export type NoticeFields = ReadonlyMap<string, string>;

/** What a server sends. */
export type BackendMessage =
  | {
      readonly kind:
        | 'parse-complete'
        | 'bind-complete'
        | 'close-complete'
        | 'no-data'
        | 'portal-suspended'
        | 'empty-query'
        | 'copy-done';
    }
  | { readonly kind: 'auth-ok' | 'auth-cleartext' }
  | { readonly kind: 'auth-md5'; readonly salt: Uint8Array }
  | { readonly kind: 'auth-sasl'; readonly mechanisms: readonly string[] }
  | { readonly kind: 'auth-sasl-continue' | 'auth-sasl-final'; readonly data: Uint8Array }
  /** Kerberos, GSSAPI, SSPI and what is to come: nobody here can answer it. */
  | { readonly kind: 'auth-other'; readonly code: number; readonly data: Uint8Array }
  | { readonly kind: 'negotiate'; readonly version: number; readonly options: readonly string[] }
  | { readonly kind: 'parameter-status'; readonly name: string; readonly value: string }
  | { readonly kind: 'backend-key'; readonly process: number; readonly secret: Uint8Array }
  | { readonly kind: 'ready'; readonly status: TransactionStatus }
  | { readonly kind: 'row-description'; readonly columns: readonly Column[] }
  | { readonly kind: 'data-row'; readonly body: Uint8Array }
  | { readonly kind: 'command-complete'; readonly tag: string }
  | { readonly kind: 'error' | 'notice'; readonly fields: NoticeFields }
  | { readonly kind: 'parameter-description'; readonly types: readonly number[] }
  | {
      readonly kind: 'notification';
      readonly process: number;
      readonly channel: string;
      readonly payload: string;
    }
  | {
      readonly kind: 'copy-in' | 'copy-out' | 'copy-both';
      readonly format: Format;
      readonly columns: readonly Format[];
    }
  | { readonly kind: 'copy-data'; readonly data: Uint8Array }
  | { readonly kind: 'function-result'; readonly value: Value };
