import type { Actor, AgreementDeps } from '../agreements.ts';
import { closeBy } from './closing.ts';
import { mustBeAllowed, record, see } from './record.ts';

/** What suspending closed, and where it stands. */
export interface Suspended {
  readonly entry: number;
  readonly revealsClosed: number;
}

/** Shows the agreement to the vendor. @returns the entry. @throws Failure with the refusal */
export async function offer(deps: AgreementDeps, actor: Actor, id: string): Promise<number> {
  await record(deps, actor, id, 'offer', { kind: 'offered' });
  return entered(deps, actor, id, 'agreement-offered');
}

/**
 * Takes an offer back before both have signed. A signature of the company's that was given with it is void.
 * @returns the entry. @throws Failure with the refusal
 */
export async function withdraw(deps: AgreementDeps, actor: Actor, id: string): Promise<number> {
  await record(deps, actor, id, 'withdraw', { kind: 'withdrawn' });
  return entered(deps, actor, id, 'agreement-withdrawn');
}

/**
 * Nothing is shown under the agreement until the company resumes it: the gate refuses, values on screen go and agents'
 * screens are wiped, while people stay signed in. If a step fails the access stays closed, and asking again closes what
 * was left open.
 * @throws Failure `already-done` when it is suspended, `not-at-this-stage` when both have not signed
 */
export async function suspend(deps: AgreementDeps, actor: Actor, id: string): Promise<Suspended> {
  const closed = await closeBy(deps, actor, id, 'suspend', { kind: 'suspended' }, [
    { scope: 'agreement', id },
  ]);
  if (closed.before !== null) throw closed.before;
  const revealsClosed = closed.revoked.reveals;
  const entry = await deps.enter('agreement-suspended', actor, id, { revealsClosed });
  return { entry, revealsClosed };
}

/** Opens it again; entered first, since what cannot be entered is not opened. @throws Failure with the refusal */
export async function resume(deps: AgreementDeps, actor: Actor, id: string): Promise<number> {
  mustBeAllowed(deps, await see(deps, id), actor.party, 'resume');
  const entry = await deps.enter('agreement-resumed', actor, id, {});
  await record(deps, actor, id, 'resume', { kind: 'resumed' });
  await deps.changed(id);
  return entry;
}

async function entered(deps: AgreementDeps, actor: Actor, id: string, act: string): Promise<number> {
  const entry = await deps.enter(act, actor, id, {});
  await deps.changed(id);
  return entry;
}
