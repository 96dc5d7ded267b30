import { Failure } from '@cordon/core/kernel';
import type { SignedIn } from '../identity/index.ts';
import type { ContainReason, Taken } from './containment.ts';
import { actorOf, type PeopleDeps } from './deps.ts';

/**
 * Shuts a vendor's people out at once, for an incident. Done before it is entered: a ledger that cannot be written must
 * not keep somebody in. Containing again closes what may be left open.
 * @throws Failure `not-in-scope` for what is no vendor, `already-done`
 */
export async function contain(
  deps: PeopleDeps,
  who: SignedIn,
  vendor: string,
  reason: ContainReason,
): Promise<Taken> {
  await mustBeVendor(deps, vendor);
  const { already, ...taken } = await deps.containments.contain(vendor, {
    ...{ person: who.person.id, reason, at: deps.now() },
  });
  deps.revoked({ scope: 'party', id: vendor });
  await deps.enter('vendor-contained', actorOf(who), { vendor, reason, again: already, ...taken });
  if (already) throw new Failure('already-done');
  return taken;
}

/**
 * Lets a vendor's people in again, which takes two: the first one's call asks for it, another person's does it. What opens
 * access is entered before it is done.
 * @returns `asked` or `released`
 * @throws Failure `not-in-scope`, `already-done` when it is not shut out, `not-the-second-person`
 */
export async function release(
  deps: PeopleDeps,
  who: SignedIn,
  vendor: string,
): Promise<'asked' | 'released'> {
  await mustBeVendor(deps, vendor);
  const { containments } = deps;
  const now = deps.now();
  const open = await containments.open(vendor, now);
  if (open === null) throw new Failure('already-done');
  if (open.asked === null) {
    await deps.enter('vendor-release-asked', actorOf(who), { vendor });
    if (!(await containments.askRelease(vendor, who.person.id, now))) throw new Failure('conflict');
    return 'asked';
  }
  if (open.asked.id === who.person.id) throw new Failure('not-the-second-person');
  await deps.enter('vendor-released', actorOf(who), { vendor, askedBy: open.asked.id });
  if (!(await containments.release(vendor, who.person.id, now))) throw new Failure('conflict');
  deps.revoked({ scope: 'party', id: vendor });
  return 'released';
}

export async function mustBeVendor({ people }: PeopleDeps, id: string): Promise<void> {
  if ((await people.vendor(id)) === null) throw new Failure('not-in-scope');
}
