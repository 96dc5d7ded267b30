import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { PeopleDeps } from './deps.ts';
import { mayChangeRole, mayKnow } from './rights.ts';
import type { roleBody } from './schemas.ts';

/**
 * Gives somebody of one's own party another role. It may open something, so it is entered before it is done; what the old
 * role opened ends with it, and they sign in again. An agent's work is given anew, by hand, as what they are then.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`, `conflict` when they are something else by now,
 *   `role-by-directory`
 */
export async function changeRole(
  deps: PeopleDeps,
  who: SignedIn,
  id: string,
  { role, before, ...given }: z.infer<typeof roleBody>,
): Promise<void> {
  const [person] = await deps.people.list({ id }, deps.now());
  if (person === undefined || !mayKnow(who.person, person.partyId)) throw new Failure('not-in-scope');
  if (!mayChangeRole(who.person, person, role)) throw new Failure('role-not-allowed');
  const words = { subjectPerson: id, before, role };
  const actor = await deps.signedActs.by(who, 'person-role-changed', words, given);
  if (person.role !== before) throw new Failure('conflict');
  if (await deps.roles.byDirectory(id)) throw new Failure('role-by-directory');
  await deps.enter('person-role-changed', actor, { ...words, subjectParty: person.partyId });
  const by = { id: who.person.id, role: who.person.role };
  const change = { person: id, before, role, by, at: deps.now() };
  const outcome = await deps.roles.change(change, (ended) =>
    ended.map(({ id: assignment, agreement, accessRole, purpose }) => ({
      ...deps.owed('assignment-ended', actor, {
        ...{ assignment, subjectPerson: id, subjectParty: person.partyId, accessRole, purpose },
        why: 'ended',
      }),
      agreement,
    })),
  );
  if (outcome === 'directory') throw new Failure('role-by-directory');
  if (outcome === 'changed-meanwhile') throw new Failure('conflict');
  deps.revoked({ scope: 'person', id });
  await deps.settle();
}
