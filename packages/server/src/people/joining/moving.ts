import { Failure } from '@cordon/core/kernel';
import type { Place } from '@cordon/core/people/joining';
import { canonicalText } from '@cordon/ledger';
import { shiftCode } from '@cordon/core/policy';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { JoiningDeps } from './deps.ts';
import type { moveBody } from './schemas.ts';

/** What a move came to. */
export interface Moved {
  readonly ended: number;
  readonly given: number;
}

/**
 * Moves an agent of one’s own vendor to other work, another site or another agreement. What belongs to no place of the new work ends
 * first and at once, sessions included; only then the new work is entered and given. Where that fails they have less, never both.
 * @throws Failure `not-in-scope`, `bad-request` for who is no agent, for work that no agreement in force names and for a site of
 *   another party, `conflict` when their work is another by now, `signature-invalid`
 */
export async function moveNow(
  deps: JoiningDeps,
  who: SignedIn,
  id: string,
  { site, before, work, ...given }: z.infer<typeof moveBody>,
): Promise<Moved> {
  const [person] = await deps.people({ id });
  if (person?.partyId !== who.person.partyId || person.left) throw new Failure('not-in-scope');
  const places = work.map(({ shift, ...one }) => ({ ...one, site: one.site ?? site, shift }));
  const to: readonly Place[] = places;
  const named = canonicalText(places.map(({ shift, ...place }) => ({ ...place, shift: shiftCode(shift) })));
  const words = { subjectPerson: id, site, before: before.toSorted().join(' '), work: named };
  const actor = await deps.signedActs.by(who, 'person-moved', words, given);
  if (person.role !== 'agent') throw new Failure('bad-request', 'Only agents act in a role of an agreement.');
  const [agreements, sites] = await Promise.all([deps.assigning.inForce(), deps.sitesOf(person.partyId)]);
  for (const { agreement, accessRole, purpose, site: at } of to) {
    const under = agreements.find((one) => one.id === agreement && one.party === person.partyId);
    if (under?.works.some((one) => one.accessRole === accessRole && one.purpose === purpose) !== true)
      throw new Failure('bad-request', 'No agreement in force names this role and purpose.');
    if (at !== null && !sites.some((one) => one.id === at))
      throw new Failure('bad-request', 'That is no site of this vendor.');
  }
  if (site !== null && !sites.some((one) => one.id === site))
    throw new Failure('bad-request', 'That is no site of this vendor.');

  const about = { subjectPerson: id, subjectParty: person.partyId };
  const moved = await deps.moves.close(
    { ...{ person: id, site, before, to }, by: who.person.id, at: deps.now() },
    (ended) => [
      {
        ...{ act: 'person-moved', ...actor, agreement: null, at: deps.now() },
        words: { ...words, subjectParty: person.partyId, ended: ended.length },
      },
      ...ended
        .filter(({ kind }) => kind === 'assignment')
        .map(({ id: assignment, agreement = null, accessRole = '', purpose = '' }) => ({
          ...{ act: 'assignment-ended', ...actor, agreement, at: deps.now() },
          words: { assignment, ...about, accessRole, purpose, why: 'replaced' },
        })),
    ],
  );
  if (moved === null) throw new Failure('conflict');
  deps.revoked(id);
  await deps.settle();
  await give(
    deps,
    who,
    about,
    places.filter((place) => moved.gives.some((one) => isSame(one, place))),
  );
  return { ended: moved.ends.length, given: moved.gives.length };
}

type NewWork = z.infer<typeof moveBody>['work'][number];

async function give(
  deps: JoiningDeps,
  { person: by, ip }: SignedIn,
  about: { readonly subjectPerson: string; readonly subjectParty: string },
  works: readonly NewWork[],
): Promise<void> {
  const at = deps.now();
  const made = works.map((work) => ({
    ...{ id: newId('asg'), person: about.subjectPerson, ...work, from: at, until: null, by: by.id },
  }));
  for (const { id, agreement, accessRole, purpose, site, shift } of made) {
    const actor = { person: by.id, party: by.partyId, ip };
    const words = { assignment: id, ...about, accessRole, purpose, site, shift: shiftCode(shift) };
    await deps.enter('assignment-made', actor, { ...words, from: at.toISOString(), until: null }, agreement);
  }
  if (made.length > 0) await deps.assigning.assignments.make(made, at);
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.agreement === other.agreement &&
    one.accessRole === other.accessRole &&
    one.purpose === other.purpose &&
    one.site === other.site
  );
}
