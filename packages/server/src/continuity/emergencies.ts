import { Failure, type Terms } from '@cordon/core/kernel';
import type { GivenAct, MaybeGivenAct, SignedIn } from '../identity/index.ts';
import { newId } from '../platform/ids.ts';
import { boundByCompany } from '../tickets/index.ts';
import type { ExceptionDeps } from './deps.ts';
import { stateOf, type Emergency, type Reviewed } from './exception.ts';
import { rolesFor } from './nameable.ts';

const MINUTE = 60_000;

export interface EmergencyAsked {
  readonly ticket: string;
  /** The person of the company who would see the case. */
  readonly person: string;
  /** The role of the terms through whose eyes. */
  readonly accessRole: string;
  readonly reason: string;
}

/**
 * Asks the company's own people to open one case to one of them, signed by whoever asks.
 * @throws Failure `not-in-scope` for a ticket that is not there or no officer, `not-permitted` where the terms know no
 *   emergency access, `bad-request` for a role that does not work on tickets of this purpose and for a ticket that is
 *   tied to no customer, `signature-invalid`
 */
export async function askEmergency(
  deps: ExceptionDeps,
  who: SignedIn,
  { ticket: id, person, accessRole, reason }: EmergencyAsked,
  given: GivenAct,
): Promise<string> {
  const ticket = await deps.ticket(id);
  const agreement = ticket === null ? null : await deps.covering(ticket);
  if (ticket === null || agreement === null || !(await deps.isOfficer(person))) {
    throw new Failure('not-in-scope');
  }
  const terms = await ruled(deps, agreement);
  if (!rolesFor(terms, ticket.purpose).includes(accessRole)) {
    throw new Failure('bad-request', 'No permission for this purpose names that role.');
  }
  if (!boundByCompany(ticket.binding)) throw new Failure('bad-request', 'That ticket has no case to open.');
  const emergency = newId('emg');
  const words = { ticket: id, subjectPerson: person, accessRole, reason };
  const actor = await deps.signedActs.by(who, 'emergency-asked', words, given);
  await deps.enter('emergency-asked', actor, agreement, { ...words, emergency });
  const made = { id: emergency, agreement, ticket: id, person, accessRole, reason };
  await deps.exceptions.askEmergency({ ...made, by: who.person.id, at: deps.now() });
  return emergency;
}

/**
 * One more of the company's people agrees; as soon as there are as many as the clause wants, it runs. Nobody approves
 * their own sight. Entered before it counts.
 * @returns how many approvals are still needed
 * @throws Failure `not-in-scope`, `signature-invalid`, `not-the-second-person`, `already-done`
 */
export async function approveEmergency(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<number> {
  const emergency = await emergencyOf(deps, id);
  if (emergency.person.id === who.person.id) throw new Failure('not-the-second-person');
  const approved = emergency.approvedBy.some((one) => one.id === who.person.id);
  if (approved || stateOf(emergency, deps.now()) !== 'asked') throw new Failure('already-done');
  const { emergencyAccess: rule } = await ruled(deps, emergency.agreement.id);
  if (rule === undefined) throw new Failure('not-permitted');
  const from = deps.now();
  const until = new Date(from.getTime() + rule.minutes * MINUTE);
  const reviewDueAt = new Date(until.getTime() + rule.reviewWithinHours * 60 * MINUTE);
  const decided = { emergency: id, ticket: emergency.ticket };
  const actor = await deps.signedActs.by(who, 'emergency-approved', decided, given);
  const words = { ...decided, clause: rule.clause };
  await deps.enter('emergency-approved', actor, emergency.agreement.id, words);
  const running = { from, until, reviewDueAt };
  const approvals = await deps.exceptions.approveEmergency(id, who.person.id, rule.approvers, running);
  if (approvals === null) throw new Failure('already-done');
  return Math.max(0, rule.approvers - approvals);
}

/**
 * Closes a case again, or takes back what was asked. What closes access is done before it is entered.
 * @throws as `endLease`
 */
export async function endEmergency(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const emergency = await emergencyOf(deps, id);
  const actor = await deps.signedActs.closing(who, 'emergency-ended', { emergency: id }, given);
  if (!(await deps.exceptions.end('emergency', id, deps.now()))) throw new Failure('already-done');
  await deps.enter('emergency-ended', actor, emergency.agreement.id, { emergency: id });
}

/** Says afterwards whether all was in order. Not by who saw the case. @throws as `reviewLease` */
export async function reviewEmergency(
  deps: ExceptionDeps,
  who: SignedIn,
  id: string,
  { finding, ...given }: Reviewed,
): Promise<void> {
  const emergency = await emergencyOf(deps, id);
  if (emergency.person.id === who.person.id) throw new Failure('not-the-second-person');
  if (stateOf(emergency, deps.now()) !== 'over') throw new Failure('already-done');
  const words = { emergency: id, finding };
  const actor = await deps.signedActs.by(who, 'emergency-reviewed', words, given);
  await deps.enter('emergency-reviewed', actor, emergency.agreement.id, words);
  if (!(await deps.exceptions.review('emergency', id, who.person.id, finding, deps.now()))) {
    throw new Failure('already-done');
  }
}

async function emergencyOf({ exceptions }: ExceptionDeps, id: string): Promise<Emergency> {
  const [emergency] = await exceptions.emergencies({ id });
  if (emergency === undefined) throw new Failure('not-in-scope');
  return emergency;
}

async function ruled(deps: ExceptionDeps, agreement: string): Promise<Terms> {
  const terms = await deps.termsOf(agreement);
  if (terms?.emergencyAccess === undefined) throw new Failure('not-permitted');
  return terms;
}
