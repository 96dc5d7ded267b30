import type { EndReason } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Actor, AgreementDeps } from './agreements.ts';
import { dropViews } from './life/closing.ts';
import { record, see } from './life/record.ts';

/**
 * Ends an agreement now: first nothing is shown any more, then sessions and reveals close, then it is entered and the
 * source's views go. If a step fails the caller gets a fault, the access stays closed, and ending it again closes what
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
  const at = deps.now();
  const before = await endedBefore(deps, actor, id, reason);
  await deps.changed(id);
  const [sessionsClosed, revealsClosed] = await Promise.all([
    deps.revokeParty(agreement.processor.id, 'agreement-ended'),
    deps.closeReveals(id, at),
  ]);
  try {
    if (before !== null) throw before;
    const entry = await deps.enter('agreement-ended', actor, id, { reason, sessionsClosed, revealsClosed });
    return { entry, sessionsClosed, revealsClosed };
  } finally {
    await dropViews(deps, agreement);
  }
}

/** Records the end. @returns the refusal when it had ended before, which must not keep anything open */
async function endedBefore(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  reason: EndReason,
): Promise<Failure | null> {
  try {
    const act = reason === 'breached' ? 'end-for-breach' : 'terminate';
    await record(deps, actor, id, act, { kind: 'ended', reason });
    return null;
  } catch (error) {
    if (error instanceof Failure && error.code === 'already-done') return error;
    throw error;
  }
}
