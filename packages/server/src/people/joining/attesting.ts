import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { JoiningDeps } from './deps.ts';
import type { attestCheckBody, withdrawCheckBody } from './schemas.ts';

/**
 * A vendor’s admin attests that somebody of their people was looked into. Of the evidence the hash is kept and nothing else: what
 * a record says of a person is none of Cordon’s business. It opens access, so it is entered before it is kept.
 * @returns the id of the check
 * @throws Failure `not-in-scope` for somebody of another vendor, `role-not-allowed` for oneself, `bad-request` for days that do
 *   not fit together, `signature-invalid`
 */
export async function attestCheck(
  deps: JoiningDeps,
  who: SignedIn,
  id: string,
  { kind, checkedOn, expiresOn, evidence, ...given }: z.infer<typeof attestCheckBody>,
): Promise<string> {
  const [person] = await deps.people({ id });
  if (person?.partyId !== who.person.partyId) throw new Failure('not-in-scope');
  // Otherwise whoever was never looked into would say so of themselves.
  if (person.id === who.person.id) throw new Failure('role-not-allowed');
  const words = { subjectPerson: id, kind, checkedOn, expiresOn, evidence };
  const actor = await deps.signedActs.by(who, 'background-check-attested', words, given);
  const now = deps.now();
  if (Date.parse(checkedOn) > now.getTime())
    throw new Failure('bad-request', 'A check is attested to once it was made.');
  if (expiresOn <= checkedOn || Date.parse(expiresOn) <= now.getTime())
    throw new Failure('bad-request', 'A check ends after it was made, and not in the past.');
  const entry = await deps.enter('background-check-attested', actor, {
    ...words,
    subjectParty: person.partyId,
  });
  const check = { id: newId('chk'), person: id, party: person.partyId, kind, evidence, entry };
  await deps.checks.add({
    ...{ ...check, on: checkedOn, until: expiresOn },
    ...{ by: who.person.id, attestedAt: now },
  });
  return check.id;
}

/**
 * Takes a check back: access that rests on it closes with the next request. The vendor may, and the company.
 * @throws Failure `not-in-scope`, `already-done`, `signature-invalid`
 */
export async function withdrawCheck(
  deps: JoiningDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof withdrawCheckBody>,
): Promise<void> {
  const check = await deps.checks.find(id);
  const { partyId, partyKind } = who.person;
  if (check === null || (partyKind === 'vendor' && check.party !== partyId))
    throw new Failure('not-in-scope');
  const words = { check: id };
  const actor = await deps.signedActs.by(who, 'background-check-withdrawn', words, given);
  if (!(await deps.checks.withdraw(id, who.person.id, deps.now()))) throw new Failure('already-done');
  const about = { subjectPerson: check.person, subjectParty: check.party, kind: check.kind };
  await deps.enter('background-check-withdrawn', actor, { ...words, ...about });
}
