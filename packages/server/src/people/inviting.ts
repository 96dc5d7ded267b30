import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import type { Invitations, NewPerson, SignedIn } from '../identity/index.ts';
import type { Actor, PeopleDeps } from './deps.ts';
import type { PersonFacts } from './people.ts';
import { mayInvite, mayKnow, mayRecover } from './rights.ts';
import type { invitationView, linkBody, personBody } from './schemas.ts';

type InvitationView = z.infer<typeof invitationView>;
type PersonBody = z.infer<typeof personBody>;
type Audit = NonNullable<PersonBody['audit']>;

/**
 * Adds a person and gives the link they come in by.
 * @throws Failure `not-in-scope` for a party or agreement the asker knows nothing of, `role-not-allowed`,
 *   `bad-request` for what does not go with the role, `signature-invalid`, `email-taken`
 */
export async function invitePerson(
  deps: PeopleDeps,
  who: SignedIn,
  { party: partyId, site: siteId, audit, salt, actId, actAt, signature, ...person }: PersonBody,
): Promise<InvitationView> {
  const party = mayKnow(who.person, partyId) ? await deps.people.party(partyId) : null;
  // One answer for a party that is not there and for another one's.
  if (party === null) throw new Failure('not-in-scope');
  if (!mayInvite(who.person, person.role, party)) throw new Failure('role-not-allowed');
  if (person.role !== 'agent' && (person.accessRole !== null || person.purpose !== null)) {
    throw new Failure('bad-request', 'Only agents act in a role and purpose of an agreement.');
  }
  if ((person.role === 'auditor') !== (audit !== undefined)) {
    throw new Failure('bad-request', 'An auditor, and nobody else, is given an agreement and a period.');
  }
  if (siteId !== null && !(await deps.people.sites(partyId)).some(({ id }) => id === siteId)) {
    throw new Failure('bad-request', 'That is no site of this party.');
  }
  if (audit !== undefined) await checkAudit(deps, audit);
  const { name, email, role, accessRole, purpose } = person;
  const words = {
    ...{ subjectParty: partyId, site: siteId, role, accessRole, purpose },
    ...(audit !== undefined && { auditOf: audit.agreement, from: audit.from, until: audit.until }),
  };
  // Whoever could put another address there would be given the link.
  const invitee = { name: 'invitee', value: canonicalText({ name, email }), salt };
  const given = { actId, actAt, signature };
  const actor = await deps.signedActs.by(who, 'person-invited', words, given, [invitee]);
  return addAndInvite(deps, actor, { ...person, partyId, siteId }, audit);
}

/**
 * Writes the person, enters it, then makes the link: what opens a way in is entered before it does.
 * @throws Failure as `Invitations` gives them
 */
export async function addAndInvite(
  { people, invitations, enter, assignNewcomer, now }: PeopleDeps,
  actor: Actor,
  person: NewPerson,
  audit?: Audit,
): Promise<InvitationView> {
  const id = await invitations.addPerson(person);
  if (audit !== undefined) {
    const { agreement, from, until } = audit;
    await people.addAuditScope({ person: id, agreement, from: new Date(from), until: new Date(until) });
  }
  await enter('person-invited', actor, {
    subjectPerson: id,
    subjectParty: person.partyId,
    role: person.role,
    ...(audit !== undefined && { auditOf: audit.agreement, from: audit.from, until: audit.until }),
  });
  // An agent invited for work that an agreement in force names has it when they come in.
  const [added] = person.role === 'agent' ? await people.list({ id }, now()) : [];
  if (added !== undefined) await assignNewcomer(actor, added);
  return viewOf(await invitations.invite(id, actor.ip));
}

/**
 * A new link for somebody who has no account yet; earlier ones stop working. Who may give the role may renew it.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done` when there is an account, `signature-invalid`
 */
export async function renewInvitation(
  deps: PeopleDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof linkBody>,
): Promise<InvitationView> {
  const person = await inviteeOf(deps, who, id);
  if (person.invitation === 'taken-up') throw new Failure('already-done');
  const words = { subjectPerson: id };
  const actor = await deps.signedActs.by(who, 'invitation-renewed', words, given);
  await deps.enter('invitation-renewed', actor, { ...words, subjectParty: person.partyId });
  return viewOf(await deps.invitations.invite(id, who.ip));
}

/**
 * The way back for somebody who lost password or factor: both are taken away with every live session, and a new link
 * is given. Entered before it is done, since it opens a way in.
 * @throws Failure `not-in-scope`, also for somebody without an account, `role-not-allowed`, `signature-invalid`
 */
export async function recover(
  deps: PeopleDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof linkBody>,
): Promise<InvitationView> {
  const [person] = await deps.people.list({ id }, deps.now());
  if (person?.invitation !== 'taken-up' || !mayKnow(who.person, person.partyId)) {
    throw new Failure('not-in-scope');
  }
  if (!mayRecover(who.person, person)) throw new Failure('role-not-allowed');
  const words = { subjectPerson: id };
  const actor = await deps.signedActs.by(who, 'person-recovered', words, given);
  await deps.enter('person-recovered', actor, { ...words, subjectParty: person.partyId });
  const { personId, link, mailed, expiresAt } = await deps.recovery.recoverPerson(id);
  return viewOf({ personId, mailed, link: mailed ? null : link, expiresAt });
}

/** A person whose role the asker may give. */
async function inviteeOf({ people, now }: PeopleDeps, who: SignedIn, id: string): Promise<PersonFacts> {
  const [person] = await people.list({ id }, now());
  if (person === undefined || !mayKnow(who.person, person.partyId)) throw new Failure('not-in-scope');
  const party = { id: person.partyId, kind: person.partyKind };
  if (!mayInvite(who.person, person.role, party)) throw new Failure('role-not-allowed');
  return person;
}

async function checkAudit({ people }: PeopleDeps, { agreement, from, until }: Audit): Promise<void> {
  if (new Date(from) >= new Date(until)) {
    throw new Failure('bad-request', 'The period of an audit ends after it begins.');
  }
  if (!(await people.agreementExists(agreement))) throw new Failure('not-in-scope');
}

function viewOf({
  personId,
  mailed,
  link,
  expiresAt,
}: Awaited<ReturnType<Invitations['invite']>>): InvitationView {
  return { person: personId, mailed, link, expiresAt: new Date(expiresAt).toISOString() };
}
