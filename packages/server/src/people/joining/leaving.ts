import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { PersonFacts } from '../people.ts';
import { mayKnow, maySuspend } from '../rights.ts';
import type { JoiningDeps } from './deps.ts';
import type { backBody, leaveBody } from './schemas.ts';

/**
 * Somebody leaves now: everything they hold is shut before anything else is done, and entered afterwards. A ledger that cannot be
 * written keeps nobody in.
 * @returns the id of the record of it; null when they had gone before and held nothing
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`
 */
export async function leaveNow(
  deps: JoiningDeps,
  who: SignedIn,
  id: string,
  { reason, ...given }: z.infer<typeof leaveBody>,
): Promise<string | null> {
  const person = await subjectOf(deps, who, id);
  const words = { subjectPerson: id, reason };
  const actor = await deps.signedActs.closing(who, 'person-left', words, given);
  return deps.leave(actor, id, person.partyId, words);
}

/**
 * Takes somebody back. What they held stays shut: they come in by a new link and are given work anew. Whom a directory keeps, that
 * directory takes back.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `role-by-directory`, `signature-invalid`
 */
export async function takeBack(
  deps: JoiningDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof backBody>,
): Promise<void> {
  const person = await subjectOf(deps, who, id);
  if (person.partyId !== who.person.partyId) throw new Failure('role-not-allowed');
  if (!person.left) throw new Failure('already-done');
  const words = { subjectPerson: id };
  const actor = await deps.signedActs.by(who, 'person-taken-back', words, given);
  await deps.enter('person-taken-back', actor, { ...words, subjectParty: person.partyId });
  if (!(await deps.leavers.back(id))) throw new Failure('role-by-directory');
}

/** The person meant. One answer for a person who is not there and for one of another party. */
async function subjectOf({ people }: JoiningDeps, who: SignedIn, id: string): Promise<PersonFacts> {
  const [person] = await people({ id });
  if (person === undefined || !mayKnow(who.person, person.partyId)) throw new Failure('not-in-scope');
  if (!maySuspend(who.person, person)) throw new Failure('role-not-allowed');
  return person;
}
