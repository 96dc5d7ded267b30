import { SMALLEST_GROUP, templateOf, templates, type Template } from '@cordon/core/people/phishing';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import { campaignState, type Campaign } from './campaign.ts';
import { phishingCountsOf } from './counting.ts';
import { reportAddress, type PhishingDeps } from './deps.ts';
import { resultNow } from './ending.ts';
import { maySeeCampaign, PLANNERS, sideOf } from './rights.ts';
import type { campaignView, myPhishingView, phishingView } from './schemas.ts';

const YEAR_MS = 365 * 86_400_000;

const isPlanner = ({ person }: SignedIn): boolean => PLANNERS.some((role) => role === person.role);

/** Campaigns somebody may see, and what is needed to make one. */
export async function viewPhishing(deps: PhishingDeps, who: SignedIn): Promise<z.infer<typeof phishingView>> {
  const { person } = who;
  const own = person.partyKind === 'company' ? null : person.partyId;
  const mayVerify = isPlanner(who) || person.role === 'vendor-admin';
  const company = person.partyKind === 'company' && person.role !== 'auditor';
  const [campaigns, vendors, domains, senders, reports] = await Promise.all([
    seenBy(deps, who),
    deps.people.vendors(),
    mayVerify || company ? deps.domains.list(own) : [],
    isPlanner(who) ? deps.senders.list() : [],
    isPlanner(who) || person.role === 'vendor-admin' ? deps.reports.open(own) : [],
  ]);
  const ours = await deps.people.company();
  const parties = new Map([...vendors, ...(ours === null ? [] : [ours])].map((party) => [party.id, party]));
  const partyOf = (id: string) => ({ id, name: parties.get(id)?.name ?? id });
  const since = new Date(deps.now().getTime() - YEAR_MS);
  const counted = vendors.filter(({ id }) => campaigns.some(({ scope }) => scope.vendor === id));
  return {
    ...{ mayPlan: isPlanner(who), mayVerify, reportAddress: reportAddress(deps) },
    campaigns: await Promise.all(
      campaigns.map(async (campaign) => ({
        ...fieldsOf(deps, campaign),
        rates:
          campaign.endedAt === null
            ? null
            : ((await deps.campaigns.result(campaign.id))?.told?.rates ?? null),
      })),
    ),
    templates: templates.map(templateViewOf),
    domains: domains.map(({ domain, party, askedAt, verifiedAt }) => ({
      ...{ domain, party: partyOf(party), mine: party === person.partyId },
      ...{ askedAt: askedAt.toISOString(), verifiedAt: verifiedAt?.toISOString() ?? null },
    })),
    senders: senders.map(({ id, name, address }) => ({ id, name, address })),
    plannable: isPlanner(who) ? await plannableOf(deps) : [],
    // Neither for auditors, whose window may be shorter, nor for leads, who would learn that an exercise runs.
    year:
      person.role === 'auditor' || person.role === 'team-lead'
        ? []
        : await Promise.all(
            counted.map(async (vendor) => {
              const counts = await phishingCountsOf(deps, vendor.id, since, deps.now());
              return {
                vendor: partyOf(vendor.id),
                counts: counts.delivered < SMALLEST_GROUP ? null : counts,
              };
            }),
          ),
    reports: reports.map(({ at, ...report }) => ({ ...report, at: at.toISOString() })),
  };
}

/** @throws nothing: whoever asks has been let in to this campaign */
export async function viewCampaign(
  deps: PhishingDeps,
  who: SignedIn,
  campaign: Campaign,
): Promise<z.infer<typeof campaignView>> {
  const { scope, startedAt } = campaign;
  const fields = fieldsOf(deps, campaign);
  const kept = await deps.campaigns.result(campaign.id);
  const result = kept ?? (startedAt === null ? null : await resultNow(deps, campaign));
  return {
    ...fields,
    side: fields.state === 'draft' ? sideOf(who.person, scope.vendor) : null,
    mayStart: isPlanner(who) && fields.state === 'authorised' && startedAt === null,
    mayReadNames: mayReadNames(who, campaign),
    hours: (await deps.targets.hours(campaign.id)).map(({ at, ...hour }) => ({
      ...hour,
      at: at.toISOString(),
    })),
    result: result && { ...result, leftOut: { ...result.leftOut }, groups: [...result.groups] },
    sites: (await deps.people.sites(scope.vendor)).map(({ id, name }) => ({ id, name })),
  };
}

/** Whether somebody may read who fell: the vendor's admin, where both sides signed that. */
export function mayReadNames({ person }: SignedIn, { scope, startedAt }: Campaign): boolean {
  const trains = person.role === 'vendor-admin' && person.partyId === scope.vendor;
  return trains && scope.names === 'trainer' && startedAt !== null;
}

/** What was sent to oneself and is over for oneself: nothing that is still to be found out. */
export async function viewMine(deps: PhishingDeps, person: string): Promise<z.infer<typeof myPhishingView>> {
  const targets = await deps.targets.ofPerson(person);
  const messages = await Promise.all(
    targets.map(async (target) => {
      const [reportedAt, campaign] = await Promise.all([
        deps.events.reportedAt(target.id),
        deps.campaigns.find(target.campaign),
      ]);
      const template = templateOf(target.template);
      const over = campaign?.endedAt != null || reportedAt !== null || target.fellAt !== null;
      if (!over || template === undefined || target.deliveredAt === null) return null;
      const outcome =
        target.fellAt !== null
          ? ('fell' as const)
          : reportedAt === null
            ? ('nothing' as const)
            : ('reported' as const);
      return {
        ...{ at: target.deliveredAt.toISOString(), outcome, template: templateViewOf(template) },
        courseAt: target.courseAt?.toISOString() ?? null,
      };
    }),
  );
  return { reportAddress: reportAddress(deps), messages: messages.filter((message) => message !== null) };
}

async function seenBy(deps: PhishingDeps, who: SignedIn): Promise<readonly Campaign[]> {
  const { person } = who;
  const windows = person.role === 'auditor' ? await deps.windowsOf(person.id) : [];
  const listed = await deps.campaigns.list(person.partyKind === 'company' ? null : person.partyId);
  return listed.filter((campaign) => maySeeCampaign(person, campaign, windows));
}

async function plannableOf(deps: PhishingDeps): Promise<z.infer<typeof phishingView>['plannable']> {
  const agreements = await deps.agreementsInForce();
  return Promise.all(
    agreements.map(async ({ id, title, vendor }) => ({
      ...{ agreement: { id, title }, vendor },
      sites: (await deps.people.sites(vendor.id)).map((site) => ({ id: site.id, name: site.name })),
    })),
  );
}

function fieldsOf({ now }: Pick<PhishingDeps, 'now'>, campaign: Campaign) {
  const { id, vendor, agreement, scope, madeBy, endedWhy, authorisations } = campaign;
  return {
    ...{ id, vendor, agreement, madeBy, endedWhy, state: campaignState(campaign, now()) },
    scope: { ...scope, templates: [...scope.templates], sites: scope.sites && [...scope.sites] },
    madeAt: campaign.madeAt.toISOString(),
    startedAt: campaign.startedAt?.toISOString() ?? null,
    endedAt: campaign.endedAt?.toISOString() ?? null,
    authorisations: authorisations.map(({ side, name, at, entry }) => ({ side, name, at, entry })),
  };
}

function templateViewOf({ text, asks, tells, ...template }: Template) {
  return { ...template, text: [...text], asks: [...asks], tells: tells.map((tell) => ({ ...tell })) };
}
