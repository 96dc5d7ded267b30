import { randomBytes } from 'node:crypto';
import { Failure, type ActWords } from '@cordon/core/kernel';
import type { z } from 'zod';
import { textHash } from '../../platform/hashing.ts';
import type { SignedIn } from '../principal.ts';
import type { AccountTerms, ServiceAccount, ServiceAgreement, ServiceWork } from './account.ts';
import type { ServiceAccountDeps } from './deps.ts';
import { isDecider, mayDecide, mayEnd, mayPropose, maySee } from './rights.ts';
import type { decideBody, endBody, proposeBody } from './schemas.ts';

const DAY_MS = 86_400_000;

/**
 * Proposes an account for a tool of one's own party. It opens nothing: somebody else, of the company, puts it in force.
 * @returns its id
 * @throws Failure `role-not-allowed`, `not-in-scope` for an agreement of others or one that opens nothing to tools in this role
 *   and purpose, `bad-request` for an owner who cannot answer for it, `network-not-allowed` for a range the party does not list,
 *   `signature-invalid`
 */
export async function propose(
  deps: ServiceAccountDeps,
  who: SignedIn,
  { name, agreement, accessRole, purpose, networks, owner, days, ...given }: z.infer<typeof proposeBody>,
): Promise<string> {
  const { partyId, partyKind } = who.person;
  if (!mayPropose(who.person)) throw new Failure('role-not-allowed');
  const terms: AccountTerms = { agreement, accessRole, purpose, networks, owner, days };
  if (!(await workOf(deps, terms, partyId))) throw new Failure('not-in-scope');
  const choices = await deps.accounts.choices(partyId);
  if (!choices.owners.some(({ id }) => id === owner)) {
    throw new Failure('bad-request', 'Whoever answers for it leads people of the party that uses it.');
  }
  const listless = partyKind === 'company' && choices.networks.length === 0;
  const unlisted = listless ? [] : await deps.accounts.unlisted(partyId, networks);
  if (unlisted.length > 0) throw new Failure('network-not-allowed');
  const words = { name: textHash(name), subjectParty: partyId, ...termsWords(terms) };
  const actor = await deps.signedActs.by(who, 'service-account-proposed', words, given);
  const id = `svc_${randomBytes(10).toString('hex')}`;
  const entry = await deps.enter('service-account-proposed', actor, agreement, { account: id, ...words });
  const done = { by: who.person.id, at: deps.now(), entry };
  await deps.accounts.propose({ id, name, party: partyId, ...terms }, done);
  return id;
}

/**
 * Puts an account in force, or refuses it, as the second person. What it is for stands in what is signed, and is looked at
 * anew: the terms, the party's ranges or the owner may be others since.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `not-the-second-person`, `conflict` when it could not be
 *   proposed any more, `signature-invalid`
 */
export async function decide(
  deps: ServiceAccountDeps,
  who: SignedIn,
  id: string,
  { approve, ...given }: z.infer<typeof decideBody>,
): Promise<void> {
  const account = await seen(deps, who, id);
  if (!isDecider(who.person)) throw new Failure('role-not-allowed');
  if (account.state !== 'proposed') throw new Failure('already-done');
  if (!mayDecide(who.person, account)) throw new Failure('not-the-second-person');
  if (approve && !(await stillFits(deps, account))) throw new Failure('conflict');
  const act = approve ? 'service-account-approved' : 'service-account-refused';
  const words = { account: id, subjectParty: account.party.id, ...termsWords(termsOf(account)) };
  const actor = await deps.signedActs.by(who, act, words, given);
  const at = deps.now();
  const entry = await deps.enter(act, actor, account.agreement.id, words);
  const until = approve ? new Date(at.getTime() + account.days * DAY_MS) : null;
  if (!(await deps.accounts.decide(id, { by: who.person.id, at, entry }, until)))
    throw new Failure('already-done');
}

/**
 * Ends an account at once, with every secret and whatever came in by one. Done first and entered then: a ledger that cannot be
 * written keeps nothing open.
 * @throws Failure `not-in-scope`, `already-done`, `role-not-allowed`, `signature-invalid`
 */
export async function end(
  deps: ServiceAccountDeps,
  who: SignedIn,
  id: string,
  given: z.infer<typeof endBody>,
): Promise<void> {
  const account = await seen(deps, who, id);
  if (account.state !== 'proposed' && account.state !== 'in-force') throw new Failure('already-done');
  if (!mayEnd(who.person, account)) throw new Failure('role-not-allowed');
  const words = { account: id };
  const actor = await deps.signedActs.closing(who, 'service-account-ended', words, given);
  const why: ActWords = { ...words, why: 'taken-away' };
  const act = deps.owed('service-account-ended', actor, account.agreement.id, why);
  const secrets = await deps.accounts.end(id, who.person.id, deps.now(), act);
  if (secrets === null) throw new Failure('already-done');
  deps.closed(secrets);
  await deps.settle();
}

/** One answer for an account that is not there and for one that somebody may not know of. @throws Failure `not-in-scope` */
export async function seen(deps: ServiceAccountDeps, who: SignedIn, id: string): Promise<ServiceAccount> {
  const account = await deps.accounts.find(id);
  const audited = who.person.role === 'auditor' ? await deps.audited(who.person.id) : [];
  if (account === null || !maySee(who.person, account, audited)) throw new Failure('not-in-scope');
  return account;
}

/** What terms in force open to such an account now; null for nothing. */
export async function workOf(
  { works }: Pick<ServiceAccountDeps, 'works'>,
  asked: Pick<AccountTerms, 'agreement' | 'accessRole' | 'purpose'>,
  party: string,
): Promise<{ readonly under: ServiceAgreement; readonly work: ServiceWork } | null> {
  const under = (await works()).find(({ id }) => id === asked.agreement);
  if (under === undefined || (under.vendor !== party && under.company !== party)) return null;
  const work = under.works.find(
    (one) => one.accessRole === asked.accessRole && one.purpose === asked.purpose,
  );
  return work === undefined ? null : { under, work };
}

/** What an account was proposed for. */
export function termsOf(account: ServiceAccount): AccountTerms {
  const { agreement, accessRole, purpose, networks, owner, days } = account;
  return { agreement: agreement.id, accessRole, purpose, networks, owner: owner.id, days };
}

async function stillFits(deps: ServiceAccountDeps, account: ServiceAccount): Promise<boolean> {
  const { party, networks, owner } = account;
  const [work, choices] = await Promise.all([
    workOf(deps, termsOf(account), party.id),
    deps.accounts.choices(party.id),
  ]);
  const listless = party.kind === 'company' && choices.networks.length === 0;
  const unlisted = listless ? [] : await deps.accounts.unlisted(party.id, networks);
  return work !== null && unlisted.length === 0 && choices.owners.some(({ id }) => id === owner.id);
}

function termsWords({ agreement, accessRole, purpose, networks, owner, days }: AccountTerms): ActWords {
  return { forAgreement: agreement, accessRole, purpose, networks: networks.join(' '), owner, days };
}
