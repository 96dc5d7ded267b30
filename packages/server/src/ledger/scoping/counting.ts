import type { ErasedUnder } from '../erasing/erased.store.ts';
import type { Closed } from './opened.ts';

/** Entries of a window, by whether they still say what they are of. */
export interface Completeness {
  readonly entries: number;
  readonly opened: number;
  /** What opens them was erased, and an entry says so. */
  readonly erased: number;
  /** The entries that say so, each with how many of these it is about. */
  readonly erasedUnder: readonly { readonly entry: number; readonly entries: number }[];
  /** Nothing says why these do not open: somebody tampered with what opens them. */
  readonly missing: readonly number[];
}

/**
 * Adds up what opens and what does not. An entry that says that bodies were erased explains a body that is gone, any that
 * names the entry an opening that is gone, and nothing explains what was changed.
 * @param agreements of which what was erased is counted; null for all
 */
export function createCount(
  erased: (indices: readonly number[]) => Promise<ReadonlyMap<number, ErasedUnder>>,
  agreements: ReadonlySet<string> | null,
) {
  let [entries, opened] = [0, 0];
  const under = new Map<number, number>();
  const missing: number[] = [];
  return {
    async add(open: number, closed: ReadonlyMap<number, Closed>): Promise<void> {
      entries += open;
      opened += open;
      if (closed.size === 0) return;
      const said = await erased([...closed.keys()]);
      for (const [index, why] of closed) {
        const by = said.get(index);
        if (by === undefined || why === 'changed' || (why === 'no-body' && by.what !== 'bodies')) {
          entries++;
          missing.push(index);
        } else if (agreements === null || (by.agreement !== null && agreements.has(by.agreement))) {
          entries++;
          under.set(by.entry, (under.get(by.entry) ?? 0) + 1);
        }
      }
    },

    sum(): Completeness {
      const erasedUnder = [...under]
        .map(([entry, count]) => ({ entry, entries: count }))
        .toSorted((a, b) => a.entry - b.entry);
      return {
        ...{ entries, opened, erased: entries - opened - missing.length, erasedUnder },
        missing: missing.toSorted((a, b) => a - b),
      };
    },
  };
}
