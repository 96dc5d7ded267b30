import type { WitnessStore } from './store.ts';
import { quorumOf } from './witness.ts';

export interface CosignaturePruningDeps {
  readonly store: Pick<WitnessStore, 'asked' | 'newest'>;
  /**
   * Removes cosignatures older than a week, at most as many as asked for. Never those of these sizes, those of a checkpoint
   * that was mailed, nor those of the sizes that a witness cosigned last.
   * @returns how many
   */
  readonly remove: (kept: readonly number[], most: number) => Promise<number>;
}

/** One statement stays short; one day's run ends, and the next goes on. */
const AT_ONCE = 10_000;
const ROUNDS = 100;

/**
 * Lets go of old cosignatures that nothing rests on. What the work of an agreement is witnessed by stays, however old: where a
 * witness fell silent long ago, it is how long that can be told.
 */
export async function pruneCosignatures({ store, remove }: CosignaturePruningDeps): Promise<void> {
  const asked = await store.asked();
  const kept = new Set<number>();
  for (const agreement of new Set([null, ...asked.map((witness) => witness.agreement)])) {
    const quorum = quorumOf(asked, agreement);
    const witnessed = quorum && (await store.newest(quorum));
    if (witnessed !== null) kept.add(witnessed.size);
  }
  for (let round = 0; round < ROUNDS; round++) {
    if ((await remove([...kept], AT_ONCE)) < AT_ONCE) return;
  }
}
