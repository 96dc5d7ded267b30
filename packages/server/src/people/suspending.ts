import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { PeopleDeps } from './deps.ts';
import type { PersonFacts } from './people.ts';
import { mayKnow, maySuspend } from './rights.ts';
import type { restoreBody, suspendBody } from './schemas.ts';

/**
 * Suspends a person and takes away all they hold at once. What closes access is done before it is entered: a ledger that
 * cannot be written must not keep somebody in. Suspending a suspended person again closes what may be left open.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`
 */
export async function suspend(
  deps: PeopleDeps,
  who: SignedIn,
  id: string,
  { reason, ...given }: z.infer<typeof suspendBody>,
): Promise<void> {
  const person = await subjectOf(deps, who, id);
  const words = { subjectPerson: id, reason };
  const actor = await deps.signedActs.closing(who, 'person-suspended', words, given);
  await deps.people.suspend(id, who.person.partyKind, deps.now(), ({ sessions }) => [
    deps.owed('person-suspended', actor, { ...words, subjectParty: person.partyId, sessions }),
  ]);
  deps.revoked({ scope: 'person', id });
  await deps.settle();
}

/**
 * Ends a suspension. What opens access is entered before it is done. What the company closed, a vendor cannot open:
 * otherwise a bribed team lead would undo it.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `signature-invalid`
 */
export async function restore(
  deps: PeopleDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof restoreBody>,
): Promise<void> {
  const person = await subjectOf(deps, who, id);
  const side = who.person.partyKind;
  if (person.suspendedBy === null) throw new Failure('already-done');
  if (person.suspendedBy === 'company' && side === 'vendor') throw new Failure('role-not-allowed');
  const words = { subjectPerson: id };
  const actor = await deps.signedActs.by(who, 'person-restored', words, given);
  await deps.enter('person-restored', actor, { ...words, subjectParty: person.partyId });
  // The company may have suspended them since.
  if (!(await deps.people.restore(id, side, deps.now()))) throw new Failure('role-not-allowed');
}

/** The person meant. One answer for a person who is not there and for one of another party. */
async function subjectOf({ people, now }: PeopleDeps, who: SignedIn, id: string): Promise<PersonFacts> {
  const [person] = await people.list({ id }, now());
  if (person === undefined || !mayKnow(who.person, person.partyId)) throw new Failure('not-in-scope');
  if (!maySuspend(who.person, person)) throw new Failure('role-not-allowed');
  return person;
}
