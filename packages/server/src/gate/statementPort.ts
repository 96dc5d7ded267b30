import type { DoorView } from '@cordon/core/sql';

/** What one statement of a client may read: like a plan, put where its views look and the client cannot write. */
export interface StatementScope {
  /** Id of the access, under which the source's own log has it. */
  readonly access: string;
  readonly grants: readonly string[];
  /** None where every customer is open. */
  readonly subjects: readonly string[];
  readonly literal: string | null;
}

/** Rows as they came, and where it stands after them. */
export interface StatementBatch {
  /** Bodies of DataRows. */
  readonly rows: readonly Uint8Array[];
  /** `more`: it goes on by itself. `suspended`: as many as were asked for, and there may be others. */
  readonly end: 'more' | 'suspended' | { readonly tag: string };
}

/** How much is read before it is handed on. */
export interface BatchSize {
  readonly rows: number;
  readonly bytes: number;
}

/** A free text a handle stands for, raw. */
export interface HandledText {
  readonly handle: string;
  readonly value: string;
  readonly subject: string;
}

/** Statements of clients at a source. Throws `StatementFailed`, `Failure('source-unavailable')`. */
export interface StatementPort {
  /** @param execution as the source made it for the door, which cannot run it */
  run(
    execution: object,
    scope: StatementScope,
    size: BatchSize,
  ): Promise<{
    readonly first: StatementBatch;
    next(size: BatchSize): Promise<StatementBatch>;
    /** Nothing more of it is wanted: whoever it was for is done too. */
    close(): void;
  }>;
  /** What handles of one text view stand for, within the scope; of one that is none, nothing. */
  texts(
    source: string,
    view: DoorView,
    handles: readonly string[],
    scope: Pick<StatementScope, 'access' | 'subjects'>,
  ): Promise<readonly HandledText[]>;
}
