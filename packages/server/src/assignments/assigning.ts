import { Failure, type ActWords } from '@cordon/core/kernel';
import { shiftCode, type Shift } from '@cordon/core/policy';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { Actor } from '../people/deps.ts';
import type { PersonFacts } from '../people/people.ts';
import { mayKnow } from '../people/rights.ts';
import { newId } from '../platform/ids.ts';
import type { Assignment, NewAssignment } from './assignment.ts';
import type { AssignmentDeps, WorkAgreement } from './deps.ts';
import type { endBody, giveInvitedBody, workBody } from './schemas.ts';

/** Work as somebody gives it out. */
interface Work {
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
  /** Site id; null for the person's own. */
  readonly site: string | null;
  readonly shift: Shift | null;
  readonly from: Date | null;
  readonly until: Date | null;
}

/**
 * Gives an agent of one's own vendor work, in place of what they had for the same agreement and purpose.
 * @returns the id of the assignment
 * @throws Failure `not-in-scope` for somebody of another party, `signature-invalid`, `bad-request` for who is no agent, for work that the
 *   agreement in force does not name, for a site of another party and for a time that is over
 */
export async function assign(
  deps: AssignmentDeps,
  who: SignedIn,
  id: string,
  { from: begin, until: end, actId, actAt, signature, ...chosen }: z.infer<typeof workBody>,
): Promise<string> {
  const work: Work = { ...chosen, from: dateOf(begin), until: dateOf(end) };
  const [person] = await deps.people({ id });
  if (person?.partyId !== who.person.partyId) throw new Failure('not-in-scope');
  const words = signedWork(id, work);
  const actor = await deps.signedActs.by(who, 'assignment-made', words, { actId, actAt, signature });
  if (person.role !== 'agent') throw new Failure('bad-request', 'Only agents act in a role of an agreement.');
  const under = (await deps.inForce()).find(
    (one) => one.id === work.agreement && one.party === person.partyId,
  );
  // One answer for another vendor's agreement, one that is not there and one not in force.
  if (under === undefined || !names(under, work)) {
    throw new Failure('bad-request', 'No agreement in force names this role and purpose.');
  }
  if (work.site !== null && !(await deps.sitesOf(person.partyId)).some((site) => site.id === work.site)) {
    throw new Failure('bad-request', 'That is no site of this vendor.');
  }
  const now = deps.now();
  const from = work.from ?? now;
  if (work.until !== null && (work.until <= now || work.until <= from)) {
    throw new Failure('bad-request', 'An assignment ends after it begins, and not in the past.');
  }
  const made = { ...newOf(work, person, who.person.id, now), from };
  await give(deps, actor, [made]);
  return made.id;
}

/**
 * People of an agreement's vendor who were invited for work that it names and have none of it: they are given it together.
 * @throws Failure `not-in-scope`, `signature-invalid`, `conflict` when one of them is no such person any more
 */
export async function assignInvited(
  deps: AssignmentDeps,
  who: SignedIn,
  agreement: string,
  { people, ...given }: z.infer<typeof giveInvitedBody>,
): Promise<number> {
  const under = (await deps.inForce()).find(
    ({ id, party }) => id === agreement && party === who.person.partyId,
  );
  if (under === undefined) throw new Failure('not-in-scope');
  const words = { agreement, people: people.join(' ') };
  const actor = await deps.signedActs.by(who, 'assignment-made', words, given);
  const missing = await withoutWork(deps, under);
  const now = deps.now();
  const made = missing
    .filter(({ id }) => people.includes(id))
    .flatMap((person) => newFor(under, person, who.person.id, now));
  if (made.length !== new Set(people).size) throw new Failure('conflict');
  await give(deps, actor, made);
  return made.length;
}

/** Gives somebody who was just invited the work they were invited for, under every agreement in force that names it. */
export async function assignNewcomer(deps: AssignmentDeps, actor: Actor, person: PersonFacts): Promise<void> {
  const now = deps.now();
  const agreements = (await deps.inForce()).filter(({ party }) => party === person.partyId);
  await give(
    deps,
    actor,
    agreements.flatMap((under) => newFor(under, person, actor.person, now)),
  );
}

/**
 * Ends an assignment: the next statement of its person is refused. What closes access is done before it is entered.
 * @throws Failure `not-in-scope`, `signature-invalid`, `already-done`
 */
export async function endAssignment(
  deps: AssignmentDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof endBody>,
): Promise<void> {
  const [assignment] = await deps.assignments.live({ id }, deps.now());
  if (assignment === undefined || !mayKnow(who.person, assignment.party)) throw new Failure('not-in-scope');
  const actor = await deps.signedActs.closing(who, 'assignment-ended', { assignment: id }, given);
  const how = { by: who.person.id, why: 'ended', at: deps.now() } as const;
  const ended = await deps.assignments.end([id], how, (ids) =>
    ids.map(() =>
      deps.owed('assignment-ended', actor, assignment.agreement.id, wordsOf(assignment, 'ended')),
    ),
  );
  if (ended.length === 0) throw new Failure('already-done');
  await deps.settle();
}

/** Agents of an agreement's vendor who work under it as nothing. */
export async function withoutWork(
  { people, assignments, now }: AssignmentDeps,
  { id, party }: Pick<WorkAgreement, 'id' | 'party'>,
): Promise<readonly PersonFacts[]> {
  const [all, live] = await Promise.all([people({ party }), assignments.live({ agreement: id }, now())]);
  const working = new Set(live.map(({ person }) => person.id));
  return all.filter((person) => person.role === 'agent' && !working.has(person.id));
}

/** What an entry says of an end. */
export function wordsOf({ id, person, party, accessRole, purpose }: Assignment, why: string) {
  return { assignment: id, subjectPerson: person.id, subjectParty: party, accessRole, purpose, why };
}

/** What opens access is entered before it is done. */
async function give(deps: AssignmentDeps, actor: Actor, made: readonly NewAssignment[]): Promise<void> {
  for (const { id, person, agreement, accessRole, purpose, site, shift, from, until } of made) {
    await deps.enter('assignment-made', actor, agreement, {
      ...{ assignment: id, subjectPerson: person, subjectParty: actor.party, accessRole, purpose, site },
      shift: shiftCode(shift),
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
    });
  }
  if (made.length > 0) await deps.assignments.make(made, deps.now());
}

function newFor(under: WorkAgreement, person: PersonFacts, by: string, now: Date): readonly NewAssignment[] {
  const { accessRole, purpose } = person;
  if (accessRole === null || purpose === null || !names(under, { accessRole, purpose })) return [];
  const work = { agreement: under.id, accessRole, purpose, site: null, shift: null, from: null, until: null };
  return [newOf(work, person, by, now)];
}

function newOf(work: Work, person: PersonFacts, by: string, now: Date): NewAssignment {
  const { agreement, accessRole, purpose, shift, until } = work;
  const id = newId('asg');
  const site = work.site ?? person.siteId;
  return { id, person: person.id, agreement, accessRole, purpose, site, shift, from: now, until, by };
}

function names(
  { works }: WorkAgreement,
  work: { readonly accessRole: string; readonly purpose: string },
): boolean {
  return works.some((one) => one.accessRole === work.accessRole && one.purpose === work.purpose);
}

/** What somebody signs who gives work out; what is left to the person or to now is not named. */
function signedWork(subjectPerson: string, { agreement, accessRole, purpose, ...work }: Work): ActWords {
  const { site, shift, from, until } = work;
  return {
    ...{ subjectPerson, agreement, accessRole, purpose, shift: shiftCode(shift) },
    ...(site !== null && { site }),
    ...(from !== null && { from: from.toISOString() }),
    until: until?.toISOString() ?? null,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
