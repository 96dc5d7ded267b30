import type { HoldReason } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Actor } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import type { ClosingDeps, Sign } from './closing.ts';
import type { KeptHold, LockedClosing } from './store.ts';

/** Places a legal hold, while the agreement stands or after it. From now on nothing it covers may be destroyed. */
export async function placeHold(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  { category, reason }: { readonly category: string | null; readonly reason: HoldReason },
): Promise<void> {
  const id = `hol_${crypto.randomUUID()}`;
  await deps.store.locked(agreement.id, async (store) => {
    await store.placeHold(agreement.id, { id, category, reason, by: actor.person, at: deps.now() });
    await deps.enter('legal-hold-placed', actor, agreement.id, { hold: id, category, reason });
  });
}

/**
 * Lifting takes two people: the first asks, another one lifts.
 * @returns whether it is lifted now: each signs which of both they mean, so that nobody lifts who meant to ask
 * @throws Failure `not-found`, `signature-invalid`, `already-done`, `not-the-second-person`
 */
export async function liftHold(
  deps: ClosingDeps,
  sign: Sign,
  agreement: Agreement,
  id: string,
): Promise<boolean> {
  return deps.store.locked(agreement.id, async (store) => {
    const hold = await mustFindOpen(store, agreement, id);
    const at = deps.now();
    if (hold.liftAskedBy === null) {
      const asking = await sign('legal-hold-lift-asked', { hold: id });
      if (!(await store.askLift(id, asking.person, at))) throw new Failure('conflict');
      await deps.enter('legal-hold-lift-asked', asking, agreement.id, { hold: id });
      return false;
    }
    const actor = await sign('legal-hold-lifted', { hold: id });
    if (!(await store.lift(id, actor.person, at))) throw new Failure('not-the-second-person');
    await deps.enter('legal-hold-lifted', actor, agreement.id, { hold: id, asked: hold.liftAskedBy.id });
    return true;
  });
}

/** Refuses the wish to lift a hold: it stays. */
export async function keepHold(
  deps: ClosingDeps,
  actor: Actor,
  agreement: Agreement,
  id: string,
): Promise<void> {
  await deps.store.locked(agreement.id, async (store) => {
    await mustFindOpen(store, agreement, id);
    if (!(await store.keepHold(id))) throw new Failure('conflict');
    await deps.enter('legal-hold-kept', actor, agreement.id, { hold: id });
  });
}

async function mustFindOpen(store: LockedClosing, agreement: Agreement, id: string): Promise<KeptHold> {
  const hold = (await store.holds(agreement.id)).find((one) => one.id === id);
  if (hold === undefined) throw new Failure('not-found');
  if (hold.liftedAt !== null) throw new Failure('already-done');
  return hold;
}
