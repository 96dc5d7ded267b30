import { Failure } from '@cordon/core/kernel';
import {
  holds,
  merged,
  openEntry,
  parseLeaf,
  readRetention,
  runsOf,
  toUtf8,
  type IndexRange,
  type JsonValue,
} from '@cordon/ledger';
import type { Accounts, AgreementEntry } from './agreement.ts';

/** An entry that says that something was erased, and the agreement whose entries it says that of. */
type Statement = AgreementEntry & { readonly agreement: string | null };

/** Indices below a size, rising, as they were read one after the other. */
interface Counted {
  /** In scope, with a body. */
  readonly opened: readonly number[];
  /** Of any agreement, without one. */
  readonly closed: readonly number[];
  readonly size: number;
}

/**
 * Says of each entry without a body whether it was erased under this agreement, under another one, or nothing says why.
 * Only a statement that opens its own leaf counts: the tables beside the ledger explain nothing.
 * @param erasures of all agreements, read after the others
 * @throws Failure `conflict` when something was erased while it was counted
 */
export function accountFor(
  agreement: string,
  { opened, closed, size }: Counted,
  erasures: readonly Statement[],
): Accounts {
  const own: IndexRange[] = [];
  const all: IndexRange[] = [];
  const newer: IndexRange[] = [];
  const statements: AgreementEntry[] = [];
  for (const { agreement: whose, ...entry } of erasures) {
    const ranges = erasedBy(entry);
    if (ranges === null) continue;
    if (entry.index >= size) {
      newer.push(...ranges);
      continue;
    }
    all.push(...ranges);
    if (whose !== agreement) continue;
    own.push(...ranges);
    statements.push(entry);
  }
  const [ours, anybodys, meanwhile] = [merged(own), merged(all), merged(newer)];
  const there = runsOf(opened);
  // Nobody is accused for what two people erased at this very moment: the count is made anew.
  if (closed.some((index) => holds(there, index) || (holds(meanwhile, index) && !holds(anybodys, index))))
    throw new Failure('conflict', 'something was erased while it was counted');
  return {
    opened,
    erased: closed.filter((index) => holds(ours, index)),
    missing: closed.filter((index) => !holds(anybodys, index)),
    statements,
  };
}

/** @returns whose bodies, none when it is of openings; null when it states nothing that counts */
function erasedBy({ index, leaf, salt, body }: AgreementEntry): readonly IndexRange[] | null {
  const value = JSON.parse(body) as JsonValue;
  if (!openEntry(parseLeaf(toUtf8(leaf)), salt, value)) return null;
  const retention = readRetention(value, index);
  if (retention === null) return null;
  return retention.what === 'bodies' ? retention.ranges : [];
}
