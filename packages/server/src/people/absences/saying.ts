import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { PeopleDeps } from '../deps.ts';
import type { PersonFacts } from '../people.ts';
import { mayKnow } from '../rights.ts';
import type { Absence } from './absences.ts';
import type { absenceBody } from './schemas.ts';

export type AbsenceDeps = Pick<PeopleDeps, 'people' | 'absences' | 'signedActs' | 'enter' | 'now'> & {
  readonly newId: (prefix: string) => string;
};

const DAY = 86_400_000;
/** A year's leave, and who reports it a month late. */
const LONGEST = 400 * DAY;
const LATEST = 31 * DAY;

/**
 * Says that somebody of one's own party is away. It keeps them out of nothing; their account used meanwhile is a signal.
 * @returns its id
 * @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`, `bad-request` for a time that is over, too long or
 *   too long ago, `conflict` when another absence of theirs lies in it
 */
export async function sayAbsence(
  deps: AbsenceDeps,
  who: SignedIn,
  id: string,
  { from: begin, until: end, reason, ...given }: z.infer<typeof absenceBody>,
): Promise<string> {
  const person = await somebody(deps, who, id);
  if (!maySay(who, person)) throw new Failure('role-not-allowed');
  const [from, until] = [new Date(begin), new Date(end)];
  const words = { subjectPerson: id, from: from.toISOString(), until: until.toISOString(), reason };
  const actor = await deps.signedActs.by(who, 'absence-said', words, given);
  const now = deps.now();
  const length = until.getTime() - from.getTime();
  if (length <= 0 || length > LONGEST || until <= now || from.getTime() < now.getTime() - LATEST) {
    throw new Failure(
      'bad-request',
      'An absence ends after it begins, not in the past, and within 400 days.',
    );
  }
  const absence = deps.newId('abs_');
  await deps.enter('absence-said', actor, { ...words, absence, subjectParty: person.partyId });
  const said = await deps.absences.say({ id: absence, person: id, from, until, reason }, who.person.id, now);
  if (!said) throw new Failure('conflict', 'They are away already at a part of that time.');
  return absence;
}

/** @throws Failure `not-in-scope`, `role-not-allowed`, `signature-invalid`, `already-done` for one that is over */
export async function endAbsence(
  deps: AbsenceDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<void> {
  const absence = await deps.absences.find(id);
  if (absence === null) throw new Failure('not-in-scope');
  const person = await somebody(deps, who, absence.person);
  if (!maySay(who, person)) throw new Failure('role-not-allowed');
  const actor = await deps.signedActs.by(who, 'absence-ended', { absence: id }, given);
  const words = { absence: id, subjectPerson: person.id, subjectParty: person.partyId };
  await deps.enter('absence-ended', actor, words);
  if (!(await deps.absences.end(id, who.person.id, deps.now()))) throw new Failure('already-done');
}

/** @throws Failure `not-in-scope` */
export async function absencesOf(
  deps: AbsenceDeps,
  who: SignedIn,
  id: string,
): Promise<{ readonly absences: readonly Absence[]; readonly maySay: boolean }> {
  const person = await somebody(deps, who, id);
  return { absences: await deps.absences.of(id, deps.now()), maySay: maySay(who, person) };
}

/** One answer for a person who is not there and for one of another party. */
async function somebody({ people, now }: AbsenceDeps, who: SignedIn, id: string): Promise<PersonFacts> {
  const [person] = await people.list({ id }, now());
  if (person === undefined || !mayKnow(who.person, person.partyId)) throw new Failure('not-in-scope');
  return person;
}

/** Whoever looks after people of their own party; never of themselves, since it would explain their own traces away. */
function maySay({ person: by }: SignedIn, person: PersonFacts): boolean {
  if (by.partyId !== person.partyId || by.id === person.id) return false;
  return by.role === 'team-lead'
    ? person.role === 'agent'
    : by.role === 'company-admin' || by.role === 'vendor-admin';
}
