import type { ActWords } from '@cordon/core/kernel';

/** What the person at a browser signs with a request. */
export interface ToSign {
  readonly act: string;
  readonly words: ActWords;
  /** What goes with the request for it: the salt of a commitment. */
  readonly beside?: Body;
}

export type Body = Readonly<Record<string, unknown>>;
/** Reads what the page shows, where the words depend on it. */
export type Read = (path: string) => Promise<unknown>;
/** Null for what only looks. */
export type SignsAs = (ids: readonly string[], body: Body, read: Read) => ToSign | null | Promise<ToSign>;
