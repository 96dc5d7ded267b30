import type { EndReason } from '@cordon/core/agreements';
import type { Actor, AgreementDeps } from './agreements.ts';
import { closeBy, dropViews, overWith } from './life/closing.ts';
import { see } from './life/record.ts';

/**
 * Ends an agreement now: in one step nothing is shown any more and sessions, tokens and reveals are gone; then it is
 * entered and the source's views go. If a step fails the caller gets a fault, the access stays closed, and ending it again closes what
 * was left open.
 * @throws Failure `already-done` when it was ended, or had expired, before
 */
export async function end(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  reason: EndReason = 'terminated',
): Promise<{ readonly entry: number; readonly sessionsClosed: number; readonly revealsClosed: number }> {
  const { agreement } = await see(deps, id);
  const revokes = await overWith(deps, agreement);
  const act = reason === 'breached' ? 'end-for-breach' : 'terminate';
  const { revoked, before } = await closeBy(deps, actor, id, act, { kind: 'ended', reason }, revokes);
  const [sessionsClosed, revealsClosed] = [revoked.sessions, revoked.reveals];
  try {
    if (before !== null) throw before;
    const entry = await deps.enter('agreement-ended', actor, id, { reason, sessionsClosed, revealsClosed });
    return { entry, sessionsClosed, revealsClosed };
  } finally {
    await dropViews(deps, agreement);
  }
}
