import { holdingWords, judgeLeaver } from '@cordon/core/people/joining';
import type { z } from 'zod';
import type { JoiningDeps } from './deps.ts';
import type { Leaver } from './leavers.store.ts';
import type { leaverProofView, leaverView } from './schemas.ts';

/** What is known of a leaver, everything read again at this moment. */
export async function viewLeaver(
  { leavers, now }: Pick<JoiningDeps, 'leavers' | 'now'>,
  leaver: Leaver,
): Promise<z.infer<typeof leaverView>> {
  const at = now();
  const [items, alive, entry] = await Promise.all([
    leavers.items(leaver.id),
    leavers.alive(leaver.id, at),
    leavers.lookEntry(leaver.id),
  ]);
  const { verdict, why, lastMs, toReplace } = judgeLeaver(items, alive);
  return {
    ...rowOf(leaver),
    ...{
      verdict,
      why: [...why],
      lastMs,
      toReplace: [...toReplace],
      readAt: at.toISOString(),
      lookEntry: entry,
    },
    items: items.map((item) => ({
      ...item,
      title: holdingWords[item.kind],
      works: alive.some(({ kind, id }) => kind === item.kind && id === item.id),
    })),
  };
}

/** One line of the list of leavers. */
export function rowOf({ person, at, lookedAt, ...leaver }: Leaver) {
  return { ...leaver, person, at: at.toISOString(), lookedAt: lookedAt?.toISOString() ?? null };
}

/**
 * The proof of a leaver as a file: what there was, when each was shut, and of every entry that says so a tlog-proof against a signed
 * checkpoint, which anybody verifies without Cordon. It is as good as its moment: `readAt` says when all was read again.
 */
export async function leaverProof(
  deps: Pick<JoiningDeps, 'leavers' | 'now' | 'book'>,
  leaver: Leaver,
): Promise<z.infer<typeof leaverProofView>> {
  const view = await viewLeaver(deps, leaver);
  const wanted = [...new Set([...view.items.map(({ entry }) => entry), view.lookEntry])];
  const entries = [];
  for (const index of wanted.filter((one) => one !== null).toSorted((a, b) => a - b)) {
    const entry = await deps.book.entry(index);
    if (entry !== null) entries.push({ entry: index, proof: await deps.book.proofFile(entry, true) });
  }
  return { format: 'cordon-leaver-proof/v1', ...view, entries };
}
