import type { Sha256 } from '@cordon/ledger';
import { openedValues, type EntryWithOpenings } from './opened.ts';
import type { AccessWords } from './sights.ts';

export interface OriginDeps {
  readonly entries: {
    these(indices: readonly number[]): Promise<readonly EntryWithOpenings[]>;
    /** Of accesses to what was made before, the entries of that time. */
    madeOf(indices: readonly number[]): Promise<readonly { readonly index: number; readonly of: number }[]>;
  };
  readonly sha256: Sha256;
}

/** Whether an access showed what had been made before it, when its ticket may have been another customer's. */
export function showsEarlier({ act, recording }: AccessWords): boolean {
  return act === 'unseal' || recording !== undefined;
}

/**
 * Whose data accesses to originals and recordings showed: of whoever the ticket was then, not of whoever it is.
 * @returns by entry, each customer once; empty text for one who cannot be told any more; nothing for an entry of which no
 *   earlier one is known
 */
export function createOrigins({ entries, sha256 }: OriginDeps) {
  return async (indices: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<string>>> => {
    if (indices.length === 0) return new Map();
    const made = await entries.madeOf(indices);
    const subjects = new Map(
      (await entries.these([...new Set(made.map(({ of }) => of))])).map((entry) => {
        const values = openedValues(entry, sha256);
        return [entry.index, typeof values === 'string' ? '' : (values.get('subject') ?? '')] as const;
      }),
    );
    const by = Map.groupBy(made, ({ index }) => index);
    return new Map(
      [...by].map(([index, of]) => [index, new Set(of.map((one) => subjects.get(one.of) ?? ''))]),
    );
  };
}
