import { accountedText, type EvidenceScope, type PackCompleteness } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { formatRanges, holds, readRetention, runsOf, toUtf8, type JsonValue } from '@cordon/ledger';
import type { AgreementEntry } from '../../ledger/index.ts';
import type { PackPorts } from './ports.ts';
import { entryScopeOf } from './sections.ts';

/** What a pack has to hold, counted before it is made. */
export interface PackCount extends Omit<PackCompleteness, 'counted'> {
  /** SHA-256 of `list`, hex. */
  readonly accounted: string;
  /** The entries that the pack accounts for, as its file has them. */
  readonly list: string;
  /** Entries of erasures. */
  readonly statements: readonly AgreementEntry[];
}

/** Counts the entries of a scope as of the newest checkpoint. @throws Failure `not-found` */
export async function countEntries(
  { ledger, checkpoint, sha256 }: Pick<PackPorts, 'ledger' | 'checkpoint' | 'sha256'>,
  agreement: string,
  scope: EvidenceScope,
): Promise<PackCount> {
  const at = await checkpoint();
  if (at === null) throw new Failure('not-found', 'the ledger is empty');
  const { opened, erased, missing, statements } = await ledger.accounts(
    agreement,
    entryScopeOf(scope),
    at.size,
  );
  const list = accountedText(runsOf([...opened, ...erased].sort((one, other) => one - other)));
  return {
    ...{ size: at.size, list, statements },
    accounted: Buffer.from(sha256(toUtf8(list))).toString('hex'),
    entries: opened.length + erased.length + missing.length,
    ...{ opened: opened.length, erased: erased.length, missing: missing.length },
    erasedBy: statements.flatMap((statement) => erasureOf(statement, erased)),
    missingRanges: formatRanges(runsOf(missing)),
  };
}

/** In an operator's words, for whoever has the pack made. */
export function missingWords({ missing, missingRanges }: PackCount): string {
  return `opening-missing: ${String(missing)} entries of the ledger have no body, and no entry says why: ${missingRanges}`;
}

/** What a statement says of these entries: nothing when it is of openings, or of other times. */
function erasureOf({ index, body }: AgreementEntry, erased: readonly number[]): PackCompleteness['erasedBy'] {
  const retention = readRetention(JSON.parse(body) as JsonValue, index);
  if (retention?.what !== 'bodies') return [];
  const own = erased.filter((one) => holds(retention.ranges, one));
  if (own.length === 0) return [];
  return [{ entry: index, entries: own.length, ranges: formatRanges(runsOf(own)) }];
}
