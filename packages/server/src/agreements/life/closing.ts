import type { ActKind, EndReason } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { RevokedCounts, RevokeTarget } from '../../identity/index.ts';
import type { Actor, AgreementDeps } from '../agreements.ts';
import type { Agreement } from '../store.ts';
import { lifeFor } from './facts.ts';
import { record, see } from './record.ts';

/** What a closing took away, and whether it had been recorded before. */
export interface Closed {
  readonly revoked: RevokedCounts;
  /** The refusal `already-done`: it must not keep anything open. */
  readonly before: Failure | null;
}

/**
 * Records what closes an agreement and takes away what hangs on it, in one step: none without the other. What had been
 * recorded before is taken away again. Then every replica hears of it.
 * @throws Failure with the refusal, `already-done` excepted
 */
export async function closeBy(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  wanted: ActKind,
  act: { readonly kind: 'ended' | 'suspended'; readonly reason?: EndReason },
  revokes: readonly RevokeTarget[],
): Promise<Closed> {
  let closed: Closed;
  try {
    closed = { ...(await record(deps, actor, id, wanted, { ...act, revokes })), before: null };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'already-done') throw error;
    closed = { revoked: await deps.life.revoke(revokes, deps.now()), before: error };
  }
  deps.revoked(revokes);
  await deps.changed(id);
  return closed;
}

/**
 * What loses its rights when an agreement is over: what hangs on it, and its vendor's people with all they hold, unless
 * another agreement of theirs is in force, under which they go on working.
 */
export async function overWith(deps: AgreementDeps, agreement: Agreement): Promise<readonly RevokeTarget[]> {
  const { id, processor } = agreement;
  const hanging = { scope: 'agreement', id } as const;
  return (await worksOtherwise(deps, agreement))
    ? [hanging]
    : [hanging, { scope: 'party', id: processor.id }];
}

/** Whether another agreement of the vendor is in force. */
export async function worksOtherwise(
  deps: Pick<AgreementDeps, 'store' | 'life' | 'now' | 'signing'>,
  { id, processor }: Agreement,
): Promise<boolean> {
  const others = (await deps.store.list()).filter(
    (one) => one.processor.id === processor.id && one.id !== id,
  );
  for (const other of others) {
    const seen = await see(deps, other.id);
    if (lifeFor(seen, deps.now(), deps.signing.crypto).state === 'in-force') return true;
  }
  return false;
}

/** Takes the views of every version away: one signature is enough for a version to have some. */
export async function dropViews(
  { store, dropTerms }: Pick<AgreementDeps, 'store' | 'dropTerms'>,
  { id, source }: Agreement,
): Promise<void> {
  for (const { hash } of await store.versions(id)) await dropTerms(source, hash.toString('hex'));
}
