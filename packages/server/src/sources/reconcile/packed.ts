import type { EvidenceScope } from '@cordon/core/agreements';
import type { ReconciliationStore } from './store.ts';

/**
 * Comparisons of a source as evidence packs hold them, newest first. One tells of every vendor's reads, so a vendor's pack
 * has none; an auditor's has those of a time in its window.
 */
export async function packedComparisons(
  store: Pick<ReconciliationStore, 'list'>,
  source: string,
  { party, windows }: EvidenceScope,
) {
  if (party !== null) return [];
  const within = windows?.map(({ from, until }) => ({
    source,
    from: new Date(from),
    until: new Date(until),
  }));
  const kept = await store.list(source, within ?? null);
  return kept.map(({ report, hash, logHash, madeAt, entry }) => ({
    ...{ report, hash, logHash, entry },
    madeAt: madeAt.toISOString(),
  }));
}
