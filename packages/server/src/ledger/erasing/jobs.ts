import { formatRanges, runsOf } from '@cordon/ledger';
import { textHash } from '../../platform/hashing.ts';
import { repeat } from '../../platform/repeat.ts';
import { carryOut } from './deciding.ts';
import type { ErasingDeps } from './deps.ts';

const EVERY_MS = 3_600_000;

/** Does what two people approved and a fault left undone, and destroys what was sealed until claims are barred. */
export async function lookAfterErasures(deps: ErasingDeps): Promise<void> {
  for (const erasure of await deps.store.unfinished()) {
    // What is held, or does not match any more, keeps nothing else from its end.
    await carryOut(deps, erasure).catch((err: unknown) => {
      deps.log.error('an erasure that two people approved could not be carried out', {
        feature: 'ledger',
        err,
      });
    });
  }
  await destroyBarred(deps);
}

/** Entered first, with exactly what goes; the database then lets go of that and nothing else. */
async function destroyBarred({ archive, settle, now }: ErasingDeps): Promise<void> {
  for (const { erasure, nth, agreement, indices, openings } of await archive.barred()) {
    const ranges = formatRanges(runsOf(indices));
    const key = `${erasure} ${String(nth)} ${textHash(ranges).slice(0, 16)}`;
    const words = { erasure, part: nth, agreement, ranges, count: openings };
    const act = {
      act: 'sealed-openings-destroyed',
      person: null,
      party: null,
      ip: null,
      agreement,
      at: now(),
      words,
    };
    await archive.owe(act, key);
    await settle();
    await archive.destroy({ erasure, nth }, key);
  }
}

/** @returns a stop, which waits for a look that has begun */
export function startErasing(deps: ErasingDeps): () => Promise<void> {
  return repeat(
    () => lookAfterErasures(deps),
    EVERY_MS,
    (err) => {
      deps.log.error('what was erased and sealed could not be destroyed', { feature: 'ledger', err });
    },
  );
}
