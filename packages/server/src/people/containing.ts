import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { Taken } from './containment.ts';
import type { PeopleDeps } from './deps.ts';
import type { containBody, releaseBody } from './schemas.ts';

/**
 * Shuts a vendor's people out at once, for an incident. Done before it is entered: a ledger that cannot be written must
 * not keep somebody in. Containing again closes what may be left open.
 * @throws Failure `not-in-scope` for what is no vendor, `signature-invalid`, `already-done`
 */
export async function contain(
  deps: PeopleDeps,
  who: SignedIn,
  vendor: string,
  { reason, ...given }: z.infer<typeof containBody>,
): Promise<Taken> {
  await mustBeVendor(deps, vendor);
  const actor = await deps.signedActs.closing(who, 'vendor-contained', { vendor, reason }, given);
  const by = { person: who.person.id, reason, at: deps.now() };
  const { already, ...taken } = await deps.containments.contain(
    vendor,
    by,
    ({ already: again, ...counts }) => [
      deps.owed('vendor-contained', actor, { vendor, reason, again, ...counts }),
    ],
  );
  deps.revoked({ scope: 'party', id: vendor });
  await deps.settle();
  if (already) throw new Failure('already-done');
  return taken;
}

/**
 * Lets a vendor's people in again, which takes two: the first one's call asks for it, another person's does it. What opens
 * access is entered before it is done.
 * @returns `asked` or `released`: each person signs which of both they mean, so that nobody releases who meant to ask
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done` when it is not shut out, `not-the-second-person`
 */
export async function release(
  deps: PeopleDeps,
  who: SignedIn,
  vendor: string,
  given: z.infer<typeof releaseBody>,
): Promise<'asked' | 'released'> {
  await mustBeVendor(deps, vendor);
  const { containments } = deps;
  const now = deps.now();
  const open = await containments.open(vendor, now);
  if (open === null) throw new Failure('already-done');
  if (open.asked === null) {
    const asking = await deps.signedActs.by(who, 'vendor-release-asked', { vendor }, given);
    await deps.enter('vendor-release-asked', asking, { vendor });
    if (!(await containments.askRelease(vendor, who.person.id, now))) throw new Failure('conflict');
    return 'asked';
  }
  if (open.asked.id === who.person.id) throw new Failure('not-the-second-person');
  const words = { vendor, askedBy: open.asked.id };
  const actor = await deps.signedActs.by(who, 'vendor-released', words, given);
  await deps.enter('vendor-released', actor, words);
  if (!(await containments.release(vendor, who.person.id, now))) throw new Failure('conflict');
  deps.revoked({ scope: 'party', id: vendor });
  return 'released';
}

export async function mustBeVendor({ people }: PeopleDeps, id: string): Promise<void> {
  if ((await people.vendor(id)) === null) throw new Failure('not-in-scope');
}
