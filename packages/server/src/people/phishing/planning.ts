import { templateOf } from '@cordon/core/people/phishing';
import { Failure } from '@cordon/core/kernel';
import type { GivenAct, MaybeGivenAct, SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import { campaignState, channelOf, scopeHashOf, scopeWords, type Campaign, type Scope } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';
import { finish } from './ending.ts';
import { enter } from './entering.ts';
import { planTargets } from './people.ts';
import { sideOf, type Decider } from './rights.ts';

const DAY_MS = 86_400_000;
/** Nobody is to be tried for ever under one signature. */
const LONGEST_MS = 31 * DAY_MS;

/**
 * Plans a campaign. Nothing is sent for it until both parties have signed this very scope.
 * @throws Failure `not-in-scope` for another vendor's agreement, `bad-request` for a window or template that cannot be
 */
export async function planCampaign(
  deps: PhishingDeps,
  who: Decider,
  { scope: asked, ...given }: { readonly scope: Scope } & GivenAct,
): Promise<string> {
  const scope = { ...asked, from: exact(asked.from), until: exact(asked.until) };
  const agreement = await deps.agreement(scope.agreement);
  if (agreement?.vendor !== scope.vendor) throw new Failure('not-in-scope');
  const [from, until, now] = [Date.parse(scope.from), Date.parse(scope.until), deps.now().getTime()];
  if (until <= now || until <= from || until - from > LONGEST_MS) {
    throw new Failure(
      'bad-request',
      'The window ends after it begins, in the future, and is a month at most.',
    );
  }
  if (scope.templates.some((id) => templateOf(id) === undefined)) throw new Failure('bad-request');
  const senders = await deps.senders.list();
  if (scope.sender !== null && !senders.some(({ id }) => id === scope.sender))
    throw new Failure('not-in-scope');
  const sites = await deps.people.sites(scope.vendor);
  if (scope.sites?.every((site) => sites.some(({ id }) => id === site)) === false)
    throw new Failure('not-in-scope');
  const words = scopeWords(scope);
  const actor = await deps.signedActs.by(who, 'phishing-planned', words, given);
  const id = newId('phc');
  await enter(deps, 'phishing-planned', actor, scope.agreement, { ...words, campaign: id });
  const kept = {
    id,
    scope,
    scopeHash: scopeHashOf(scope),
    seed: deps.seed(),
    by: who.person.id,
    at: deps.now(),
  };
  await deps.campaigns.make(kept);
  return id;
}

/**
 * One party's word that a campaign may be made as it stands.
 * @throws Failure `not-in-scope`, `role-not-allowed`, `already-done`, `signature-invalid`
 */
export async function authoriseCampaign(
  deps: PhishingDeps,
  who: Decider,
  campaign: Campaign,
  given: GivenAct,
): Promise<void> {
  const side = sideOf(who.person, campaign.scope.vendor);
  if (side === null) throw new Failure('role-not-allowed');
  if (campaignState(campaign, deps.now()) !== 'draft') throw new Failure('already-done');
  const taken = campaign.authorisations.some((one) => one.side === side || one.person === who.person.id);
  if (taken) throw new Failure('already-done');
  const words = { ...scopeWords(campaign.scope), campaign: campaign.id, side };
  const actor = await deps.signedActs.by(who, 'phishing-authorised', words, given);
  const entry = await enter(deps, 'phishing-authorised', actor, campaign.scope.agreement, words);
  const word = { side, person: who.person.id, scope: scopeHashOf(campaign.scope), at: deps.now(), entry };
  if (!(await deps.campaigns.authorise(campaign.id, word))) throw new Failure('already-done');
}

/**
 * Starts a campaign: who gets what is drawn now, over the shifts as they are planned.
 * @throws Failure `phishing-not-authorised` without both parties' word, `phishing-domain-unverified` when mail may reach
 *   nobody
 */
export async function startCampaign(
  deps: PhishingDeps,
  who: Decider,
  campaign: Campaign,
  given: GivenAct,
): Promise<void> {
  const state = campaignState(campaign, deps.now());
  if (state === 'draft') throw new Failure('phishing-not-authorised');
  if (state !== 'authorised' || campaign.startedAt !== null) throw new Failure('already-done');
  const targets = await planTargets(deps, campaign);
  const mails = campaign.scope.templates.some((id) => channelOf(id) === 'mail');
  if (mails && targets.length > 0 && targets.every(({ leftOut }) => leftOut === 'domain')) {
    throw new Failure('phishing-domain-unverified');
  }
  const words = { campaign: campaign.id, scope: scopeHashOf(campaign.scope) };
  const actor = await deps.signedActs.by(who, 'phishing-started', words, given);
  const planned = targets.filter(({ leftOut }) => leftOut === null).length;
  await enter(deps, 'phishing-started', actor, campaign.scope.agreement, {
    ...words,
    people: targets.length,
    planned,
  });
  if (!(await deps.targets.plan(campaign.id, targets, deps.now()))) throw new Failure('already-done');
}

/** Ends a campaign at once: from the next statement on nothing of it is sent, and its links only explain themselves. */
export async function stopCampaign(
  deps: PhishingDeps,
  who: SignedIn,
  campaign: Campaign,
  given: MaybeGivenAct,
): Promise<void> {
  if (sideOf(who.person, campaign.scope.vendor) === null) throw new Failure('role-not-allowed');
  if (campaign.endedAt !== null) throw new Failure('already-done');
  const actor = await deps.signedActs.closing(who, 'phishing-stopped', { campaign: campaign.id }, given);
  if (!(await deps.campaigns.end(campaign.id, 'stopped', deps.now()))) throw new Failure('already-done');
  await enter(deps, 'phishing-stopped', actor, campaign.scope.agreement, { campaign: campaign.id });
  await finish(deps, campaign);
}

/** The one spelling of an instant that is signed. */
const exact = (instant: string): string => new Date(instant).toISOString();
