/** A body that says nothing. */
export type Empty = Record<string, never>;
