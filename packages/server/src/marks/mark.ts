/** Why accesses of a customer are looked at more closely: they are known to the public, one of us, or worth much. */
export const MARKS = ['vip', 'colleague', 'high-value'] as const;

export type Mark = (typeof MARKS)[number];

/** A customer of a source with a mark, which the company's people see. */
export interface MarkedCustomer {
  readonly id: string;
  readonly source: string;
  /** The customer's number in the source. */
  readonly subject: string;
  readonly mark: Mark;
  /** The one of us that a colleague is, where that was said. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly markedBy: { readonly id: string; readonly name: string };
  readonly markedAt: Date;
}

export interface NewMark {
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  readonly mark: Mark;
  readonly person: string | null;
}

/** A mark as the accesses are held against it. Times are epoch milliseconds. */
export interface KnownMark {
  readonly source: string;
  readonly mark: Mark;
  readonly person: string | null;
  readonly from: number;
  /** Null while it lasts. */
  readonly until: number | null;
}

/** Which customers are marked. Nothing an access passes through asks: only what watches the accesses does, afterwards. */
export interface Marks {
  /** The newest `limit`. */
  newest(limit: number): Promise<readonly MarkedCustomer[]>;
  /** How many of each. */
  counts(): Promise<readonly { readonly source: string; readonly mark: Mark; readonly customers: number }[]>;
  /** @returns how many were not marked so before */
  mark(made: readonly NewMark[], by: string, at: Date): Promise<number>;
  /** @returns how many were marked so */
  end(
    which: { readonly source: string; readonly mark: Mark; readonly subjects: readonly string[] },
    by: string,
    at: Date,
  ): Promise<number>;
  /**
   * By the hash that an access's opening names its customer by: marks that ended too, for what happened before.
   * @param hashes hexadecimal
   */
  known(hashes: readonly string[]): Promise<ReadonlyMap<string, readonly KnownMark[]>>;
  /** Forgets who was marked, where that ended before a time. */
  forget(before: Date): Promise<void>;
}

/**
 * What a customer's marks say of an access: as they were when it happened, so that a second look says the same.
 * @param access whose, of which source (null: not known, then any) and when, epoch milliseconds
 * @returns flags as detectors know them; `self` for the account of the very person
 */
export function flagsOf(
  marks: readonly KnownMark[],
  access: { readonly agent: string; readonly source: string | null; readonly at: number },
): readonly string[] {
  const counting = marks.filter(
    ({ source, from, until }) =>
      (access.source === null || source === access.source) &&
      from <= access.at &&
      (until === null || access.at < until),
  );
  return [...new Set(counting.map(({ mark, person }) => (person === access.agent ? 'self' : mark)))];
}
