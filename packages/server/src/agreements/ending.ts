import { Failure } from '@cordon/core/kernel';
import { mustFind, type Actor, type AgreementDeps } from './agreements.ts';

/**
 * Ends an agreement now: first nothing is shown any more, then sessions and reveals close, then it is entered and the
 * source's views go. If a step fails the caller gets a fault, the access stays closed, and ending it again closes what
 * was left open.
 * @throws Failure `already-done` when it was ended before
 */
export async function end(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
): Promise<{ readonly entry: number; readonly sessionsClosed: number; readonly revealsClosed: number }> {
  const agreement = await mustFind(deps, id);
  const at = deps.now();
  const ended = await deps.store.end(id, actor.person, at);
  await deps.changed(id);
  const [sessionsClosed, revealsClosed] = await Promise.all([
    deps.revokeParty(agreement.processor.id, 'agreement-ended'),
    deps.closeReveals(id, at),
  ]);
  try {
    if (!ended) throw new Failure('already-done');
    const entry = await deps.enter('agreement-ended', actor, id, { sessionsClosed, revealsClosed });
    return { entry, sessionsClosed, revealsClosed };
  } finally {
    // Of every version: one signature is enough for a version to have views.
    for (const { hash } of await deps.store.versions(id)) {
      await deps.dropTerms(agreement.source, hash.toString('hex'));
    }
  }
}
