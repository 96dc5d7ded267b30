import { deletionDuty, openHolds } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Actor } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import { closingOf, type Closing, type ClosingDeps } from './closing.ts';
import type { DestructionCounts } from './store.ts';

const DAY = 86_400_000;

/** From when Cordon's own copies may be destroyed: the time the terms leave for deletion, after the end. */
export function retainedUntil({ closedAt, terms }: Pick<Closing, 'closedAt' | 'terms'>): Date | null {
  if (closedAt === null) return null;
  const days = terms === null ? 0 : deletionDuty(terms.terms).days;
  return new Date(closedAt.getTime() + days * DAY);
}

/**
 * Asks for the destruction of what Cordon itself keeps of an ended agreement.
 * @throws Failure `agreement-stands`, `retention-running`, `legal-hold`, `already-done` while one waits
 */
export async function askDestruction(deps: ClosingDeps, actor: Actor, agreement: Agreement): Promise<void> {
  await deps.store.locked(agreement.id, async (store) => {
    mayDestroy(deps, await closingOf(deps, agreement, store));
    if ((await store.destructions(agreement.id)).some(({ doneAt }) => doneAt === null)) {
      throw new Failure('already-done');
    }
    const id = `des_${crypto.randomUUID()}`;
    await store.askDestruction(agreement.id, id, actor.person, deps.now());
    await deps.enter('destruction-asked', actor, agreement.id, { destruction: id });
  });
}

/**
 * A second person approves, and it is done. When it breaks off, approving again goes on; what is gone is not counted
 * twice.
 * @throws Failure `not-the-second-person`, `legal-hold`, `retention-running`, `not-found`
 */
export async function approveDestruction(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  id: string,
): Promise<DestructionCounts> {
  await deps.store.locked(agreement.id, async (store) => {
    const found = (await store.destructions(agreement.id)).find((one) => one.id === id);
    if (found === undefined) throw new Failure('not-found');
    if (found.doneAt !== null) throw new Failure('already-done');
    mayDestroy(deps, await closingOf(deps, agreement, store));
    if (!(await store.approveDestruction(id, actor.person, deps.now())))
      throw new Failure('not-the-second-person');
    // The intent comes first: whatever happens next, it is known who wanted it.
    await deps.enter('destruction-approved', actor, agreement.id, {
      destruction: id,
      asked: found.askedBy.id,
    });
  });
  const destroyed = await deps.store.destroy(id);
  // With its keys gone, no older copy of the database opens either.
  const { keys, provider, everywhere } = await deps.keys.destroy(agreement, id);
  const counts = { ...destroyed, keys };
  const entry = await deps.enter('agreement-data-destroyed', actor, agreement.id, {
    destruction: id,
    ...counts,
    keyProvider: provider,
    // Where the provider can destroy nothing, older copies of the database open until they are deleted.
    olderCopies: everywhere ? 'closed' : 'open-until-deleted',
  });
  await deps.store.destroyed(id, counts, deps.now(), entry);
  return counts;
}

function mayDestroy(deps: ClosingDeps, closing: Closing): void {
  const until = retainedUntil(closing);
  if (closing.agreement.endedAt === null || until === null) throw new Failure('agreement-stands');
  if (openHolds(closing.holds).length > 0) throw new Failure('legal-hold');
  if (deps.now() < until) throw new Failure('retention-running');
}
