import { Failure } from '@cordon/core/kernel';
import type { SigningActor } from '../identity/index.ts';

/** Enters an administrative act in the ledger: codes, ids and counts only. */
export type EnterSourceAct = (
  act: string,
  actor: SigningActor,
  words: Readonly<Record<string, string | number>>,
) => Promise<number>;

/** What is signed and entered of a source that is read with one lock. */
export const ONE_LOCK = { reads: 'one-lock' };

/** Names of an act before, after, and when it failed. */
export interface Acts {
  readonly intent: string;
  readonly done: string;
  readonly failed: string;
}

export const connecting: Acts = {
  intent: 'source-connecting',
  done: 'source-connected',
  failed: 'source-not-connected',
};

/** What changes something beyond Cordon's own tables: an intent stands before it and an outcome after. */
export async function asActs(
  enter: (act: string) => Promise<unknown>,
  { intent, done, failed }: Acts,
  work: () => Promise<void>,
): Promise<void> {
  await enter(intent);
  try {
    await work();
  } catch (error) {
    await enter(failed);
    throw error;
  }
  await enter(done);
}

/** What does not fit about a source is said to who connects it, in our own words; texts of the source never are. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ours =
      error instanceof Failure && (error.code === 'config-wrong' || error.code === 'roles-missing');
    throw ours ? new Failure('bad-request', error.detail, error) : error;
  }
}
