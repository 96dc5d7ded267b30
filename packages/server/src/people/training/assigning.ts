import { DAY_MS, isPrivate, type EventReason } from '@cordon/core/people/training';
import { Failure } from '@cordon/core/kernel';
import type { GivenAct, SignedIn, SigningActor } from '../../identity/index.ts';

import type { OwedAct } from '../../platform/owing.ts';
import type { TrainingDeps } from './deps.ts';

/** The longest time that may be given for a course. */
const MOST_DAYS = 180;

export interface CourseAsked {
  readonly person: string;
  readonly course: string;
  readonly reason: EventReason;
  /** What happened: an id of it, e.g. of a campaign, an incident or a decision; null for none. */
  readonly cause: string | null;
  readonly due: Date;
}

type AssignDeps = Pick<TrainingDeps, 'store' | 'newUuid' | 'settle' | 'now'>;

/**
 * Asks a course of somebody because something happened. It closes no access before `due` and the grace of the clause; passing
 * it settles it. However often the same is asked, it stands once.
 * @param by who asks and signed it; nobody where the house itself does
 * @returns false when they owe it for the same thing already
 * @throws Failure `not-found` for a course that is not there, `ledger-unavailable`: it is assigned, and its entry is owed
 */
export async function assignCourse(
  { store, newUuid, settle, now }: AssignDeps,
  { person, course, reason, cause, due }: CourseAsked,
  by: Partial<SigningActor> = {},
): Promise<boolean> {
  if (!(await store.hasCourse(course))) throw new Failure('not-found');
  const at = now();
  const act: OwedAct = {
    ...{ act: 'course-assigned', person: null, party: null, ip: null, ...by, agreement: null, at },
    words: assignedWords({ person, course, reason, cause, due }),
  };
  const assignment = { id: newUuid(), person, course, reason, cause, assignedAt: at, dueAt: due };
  const fresh = await store.assign({ ...assignment, assignedBy: by.person ?? null }, act);
  await settle();
  return fresh;
}

/** Who fell in an exercise is not to be read in the ledger: that somebody was asked is entered, not who. */
function assignedWords({ person, course, reason, cause, due }: CourseAsked) {
  const asked = { course, reason, cause, due: due.toISOString() };
  return isPrivate(reason) ? asked : { subjectPerson: person, ...asked };
}

interface HandAssignment extends GivenAct {
  readonly person: string;
  readonly course: string;
  /** RFC 3339. */
  readonly due: string;
  readonly incident?: string | undefined;
}

/**
 * Assigns a course by hand.
 * @throws Failure `not-in-scope` for people of others, `bad-request` for a day that is over or too far, `already-done`,
 *   `signature-invalid`
 */
export async function assignByHand(
  deps: TrainingDeps,
  who: SignedIn,
  { person, course, due, incident, ...given }: HandAssignment,
): Promise<void> {
  const party = who.person.partyKind === 'company' ? null : who.person.partyId;
  const found = (await deps.people(party)).find(({ id }) => id === person);
  if (found === undefined || found.left) throw new Failure('not-in-scope');
  const ahead = Date.parse(due) - deps.now().getTime();
  if (!(ahead > 0 && ahead <= MOST_DAYS * DAY_MS)) {
    throw new Failure('bad-request', `The day is ahead, by ${String(MOST_DAYS)} days at most.`);
  }
  const reason = incident === undefined ? 'hand' : 'incident';
  const asked = { person, course, reason, cause: incident ?? null, due: new Date(due) } as const;
  const actor = await deps.signedActs.by(who, 'course-assigned', assignedWords(asked), given);
  if (!(await assignCourse(deps, asked, actor))) throw new Failure('already-done');
}
