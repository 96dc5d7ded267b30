import type { AuditProof } from '@cordon/core/assurance/audits';
import type { AuditDeps } from './deps.ts';
import type { SeenAudit } from './seeing.ts';

/**
 * All by which a stranger repeats the draw.
 * @returns null before it
 */
export async function proofOf(
  deps: AuditDeps,
  { audit, steps, state }: SeenAudit,
): Promise<AuditProof | null> {
  const counted = await deps.store.counted(audit.id);
  if (state.drawn === null || counted === null) return null;
  const entryOf = (kind: string) => steps.find((step) => step.kind === kind)?.entry ?? audit.entry;
  const prove = async (index: number, opened: boolean) => {
    const entry = await deps.book.entry(index);
    if (entry === null) throw new Error(`entry ${String(index)} of the ledger is missing`);
    return deps.book.proofFile(entry, opened);
  };
  const { population, checkpoint } = counted;
  const { range } = population;
  const start = range?.first ?? (await deps.period.firstAt(new Date(audit.plan.from)));
  return {
    ...{
      v: 1,
      plan: audit.plan,
      population,
      checkpoint,
      nonce: state.drawn.nonce,
      sample: state.drawn.sample,
    },
    ends: {
      before: start === 0 ? null : await prove(start - 1, false),
      first: range === null ? null : await prove(range.first, false),
      last: range === null ? null : await prove(range.last, false),
      after: await prove((range?.last ?? start - 1) + 1, false),
    },
    entries: {
      planned: await prove(audit.entry, true),
      committed: await prove(entryOf('committed'), true),
      counted: await prove(entryOf('counted'), true),
      drawn: await prove(entryOf('drawn'), true),
    },
  };
}
