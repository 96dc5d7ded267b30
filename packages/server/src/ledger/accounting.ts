import {
  holds,
  merged,
  openEntry,
  parseLeaf,
  readRetention,
  toUtf8,
  type IndexRange,
  type JsonValue,
} from '@cordon/ledger';
import type { Accounts, AgreementEntry } from './agreement.ts';

/** An entry that says that something was erased, and the agreement whose entries it says that of. */
type Statement = AgreementEntry & { readonly agreement: string | null };

/**
 * Says of each entry without a body whether it was erased under this agreement, under another one, or nothing says why.
 * Only a statement that opens its own leaf counts: the tables beside the ledger explain nothing.
 * @param opened indices in scope whose body is there; @param closed indices, of any agreement, whose body is not
 * @param erasures of all agreements
 */
export function accountFor(
  agreement: string,
  opened: readonly number[],
  closed: readonly number[],
  erasures: readonly Statement[],
): Accounts {
  const own: IndexRange[] = [];
  const all: IndexRange[] = [];
  const statements: AgreementEntry[] = [];
  for (const { agreement: whose, ...entry } of erasures) {
    const ranges = erasedBy(entry);
    if (ranges === null) continue;
    all.push(...ranges);
    if (whose !== agreement) continue;
    own.push(...ranges);
    statements.push(entry);
  }
  const [ours, anybodys] = [merged(own), merged(all)];
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
