import { Failure } from '@cordon/core/kernel';
import { ROTATION_ACT, rotationWords, type NoteSigner } from '@cordon/ledger';
import type { Installing, LedgerSigner, RotationWords } from '../../platform/ledgerSigner/index.ts';
import { recordOf } from '../admin.ts';
import { createApart, type TreeSigner } from '../apart.ts';
import { createAppender, type AppenderSettings, type LedgerStore } from '../appender.ts';
import type { LedgerStanding } from '../standing.ts';
import type { EnteredRotation } from './rotations.store.ts';

/** What rotating the ledger's key needs. */
export interface RotatingDeps extends Omit<AppenderSettings, 'signer' | 'alsoSigner'> {
  readonly store: LedgerStore;
  readonly standing: Pick<LedgerStanding, 'against'>;
  readonly rotations: () => Promise<readonly EnteredRotation[]>;
  /** Proof that an entry stands in the newest signed tree, with what opens it. */
  readonly proofOf: (entry: number) => Promise<Installing>;
}

/**
 * Enters that the ledger's key gives way to the next one, signed by both, under a checkpoint that both sign. From then on
 * the database keeps no checkpoint without the next one's signature.
 * @param old the key so far, in this process
 * @returns the entry; that of an earlier try when the last change was to this very key
 * @throws Failure `ledger-unavailable`, `ledger-behind`: a key that changed on an old copy would be a fork for good
 */
export async function rotateKey(deps: RotatingDeps, old: NoteSigner, next: NoteSigner): Promise<number> {
  return enter(deps, rotationWords(old, next), { signer: old, alsoSigner: next });
}

/**
 * The same with the key in another process, which was started to give way. It is shown the entry in the tree it signed last,
 * and only then has the next key in the place of the old one.
 * @returns the entry and both verifier keys; null when the signer was not started for that
 * @throws as {@link rotateKey}
 */
export async function rotateSigner(
  deps: RotatingDeps,
  signer: LedgerSigner,
): Promise<{ readonly entry: number; readonly old: string; readonly new: string } | null> {
  const words = await signer.rotation();
  if (words === null) return null;
  const both: TreeSigner = { signTree: (...tree) => signer.signTreeByBoth(...tree) };
  const entry = await enter(deps, words, { signer: both });
  const { store, sha256, now } = deps;
  const apart = createApart((work) => store.alone(work), store, { signer: both, sha256, now });
  for (let tries = 0; tries < TRIES; tries++) {
    // A replica that still runs may have had a longer tree signed, which the database then did not keep.
    await apart.signStored();
    if (await signer.install(await deps.proofOf(entry))) return { entry, old: words.old, new: words.new };
  }
  throw new Failure('ledger-unavailable', 'other trees were signed without end: stop every replica first');
}

const TRIES = 20;

async function enter(
  deps: RotatingDeps,
  words: RotationWords,
  signers: Pick<AppenderSettings, 'signer' | 'alsoSigner'>,
): Promise<number> {
  const { store, standing, rotations, now } = deps;
  if (standing.against(null) !== null) throw new Failure('ledger-behind');
  const last = (await rotations()).at(-1);
  if (last?.new === words.new) return last.index;
  const appender = createAppender(store, { ...deps, ...signers });
  const act = {
    ...{ act: ROTATION_ACT, person: null, party: null, agreement: null, ip: null, code: null },
    ...{ at: now(), words: { ...words } },
  };
  const [entry] = await appender.append([recordOf(act)]);
  if (entry === undefined) throw new Error('the ledger acknowledged no entry');
  return entry;
}
