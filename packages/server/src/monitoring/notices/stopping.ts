import { Failure } from '@cordon/core/kernel';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { NoticeDeps } from './deps.ts';
import type { KeptNotice } from './store.ts';

/**
 * Gives up on those whom no mail server took: their addresses are erased, and a person tells them another way.
 * @throws Failure `already-done` where nobody is left; `signature-invalid`
 */
export async function giveUpOn(
  deps: NoticeDeps,
  who: SignedIn,
  notice: KeptNotice,
  given: GivenAct,
): Promise<void> {
  const words = { notice: notice.id };
  const actor = await deps.signedActs.by(who, 'notice-given-up', words, given);
  const at = deps.now();
  const act = { act: 'notice-given-up', ...actor, agreement: null, at };
  const owes = (count: number) => ({ ...act, words: { ...words, incident: notice.incident, count } });
  if ((await deps.noticePeople.giveUp(notice.id, owes, at)) === 0) throw new Failure('already-done');
  await deps.settle();
}
