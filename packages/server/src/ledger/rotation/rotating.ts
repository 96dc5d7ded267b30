import { Failure } from '@cordon/core/kernel';
import { ROTATION_ACT, rotationWords, type NoteSigner } from '@cordon/ledger';
import { recordOf } from '../admin.ts';
import { createAppender, type AppenderSettings, type LedgerStore } from '../appender.ts';
import type { LedgerStanding } from '../standing.ts';
import type { EnteredRotation } from './rotations.store.ts';

/** What rotating the ledger's key needs. */
export interface RotatingDeps extends Omit<AppenderSettings, 'signer' | 'alsoSigner'> {
  readonly store: LedgerStore;
  readonly standing: Pick<LedgerStanding, 'against'>;
  readonly rotations: () => Promise<readonly EnteredRotation[]>;
}

/**
 * Enters that the ledger's key gives way to the next one, signed by both, under a checkpoint that both sign. From then on
 * the database keeps no checkpoint without the next one's signature.
 * @param old the key so far, in this process
 * @returns the entry; that of an earlier try when the last change was to this very key
 * @throws Failure `ledger-unavailable`, `ledger-behind`: a key that changed on an old copy would be a fork for good
 */
export async function rotateKey(deps: RotatingDeps, old: NoteSigner, next: NoteSigner): Promise<number> {
  const { store, standing, rotations, now } = deps;
  if (standing.against(null) !== null) throw new Failure('ledger-behind');
  const words = rotationWords(old, next);
  const last = (await rotations()).at(-1);
  if (last?.new === words.new) return last.index;
  const appender = createAppender(store, { ...deps, signer: old, alsoSigner: next });
  const act = {
    ...{ act: ROTATION_ACT, person: null, party: null, agreement: null, ip: null, code: null },
    ...{ at: now(), words },
  };
  const [entry] = await appender.append([recordOf(act)]);
  if (entry === undefined) throw new Error('the ledger acknowledged no entry');
  return entry;
}
