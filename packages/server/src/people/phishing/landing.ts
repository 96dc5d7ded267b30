import { noiseOf, templateOf, TOKEN, type PhishingEvent, type Template } from '@cordon/core/people/phishing';
import { newId } from '../../platform/ids.ts';
import { campaignState, type Campaign, type Target } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';

/** A link of ours, and what it belongs to. */
export interface Landing {
  readonly target: Target;
  readonly campaign: Campaign;
  readonly template: Template;
  readonly company: string;
  readonly running: boolean;
  readonly reported: boolean;
}

/** @returns null for what is no token of ours, told apart from nothing */
export async function landingOf(deps: PhishingDeps, token: string): Promise<Landing | null> {
  if (!TOKEN.test(token)) return null;
  const target = await deps.targets.byToken(deps.hash(token));
  if (target === null) return null;
  const [campaign, reportedAt, company] = await Promise.all([
    deps.campaigns.find(target.campaign),
    deps.events.reportedAt(target.id),
    deps.people.company(),
  ]);
  const template = templateOf(target.template);
  if (campaign === null || template === undefined) return null;
  const running = campaignState(campaign, deps.now()) === 'running';
  return { target, campaign, template, running, reported: reportedAt !== null, company: company?.name ?? '' };
}

export interface Visit {
  readonly method: string;
  readonly userAgent: string | undefined;
  readonly purpose: string | undefined;
  readonly ip: string;
}

/** Keeps that a link was opened. @returns the id of this visit */
export async function visited(
  deps: PhishingDeps,
  { target, campaign }: Landing,
  visit: Visit,
): Promise<string> {
  const id = newId('v');
  await deps.events.keep(target.id, {
    ...{ kind: 'clicked', at: deps.now().getTime(), visit: id, noise: noiseOf(visit) },
    address: deps.addressHash(campaign.id, visit.ip),
  });
  return id;
}

/** Keeps what the page of a visit tells. */
export function told(
  deps: PhishingDeps,
  { target }: Landing,
  event:
    | { readonly kind: 'opened' }
    | { readonly kind: 'touched'; readonly visit: string }
    | { readonly kind: 'submitted'; readonly visit: string; readonly fields: number },
): Promise<void> {
  const at = deps.now().getTime();
  const kept: PhishingEvent = { ...event, at };
  return deps.events.keep(target.id, kept);
}
