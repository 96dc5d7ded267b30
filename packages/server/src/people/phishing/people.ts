import { planSends, templateOf } from '@cordon/core/people/phishing';
import { newId } from '../../platform/ids.ts';
import { domainIn } from './domains.ts';
import { channelOf, type Campaign, type Target } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';
import { createShiftSpans, merged } from './shifts.ts';

/** Roles of a vendor that may be tried. Its admins sign the campaign, so they know. */
const TRIED = { agents: ['agent'], everybody: ['agent', 'team-lead', 'qa-analyst'] } as const;

type NewTarget = Pick<Target, 'id' | 'person' | 'template' | 'site' | 'sendAt' | 'leftOut'>;

/** Everybody within the scope of a campaign: what each gets, and when, or why nothing. */
export async function planTargets(deps: PhishingDeps, campaign: Campaign): Promise<readonly NewTarget[]> {
  const { scope } = campaign;
  const [people, verified, work] = await Promise.all([
    triedBy(deps, campaign),
    verifiedDomains(deps, scope.vendor),
    deps.assignments.live({ party: scope.vendor }, deps.now()),
  ]);
  const spansOf = createShiftSpans(
    Math.max(Date.parse(scope.from), deps.now().getTime()),
    Date.parse(scope.until),
  );
  const workOf = Map.groupBy(work, ({ person }) => person.id);
  // Leads have no shift of their own: they are at work while anybody is.
  const anybody = merged(work.flatMap(spansOf));
  const made = new Map(people.map((person) => [person.id, person]));
  const reachable = (person: string, template: string): boolean =>
    channelOf(template) === 'ticket' || verified.has(domainIn(made.get(person)?.email ?? ''));
  const { sends, leftOut } = planSends(
    people.map(({ id, role }) => ({
      person: id,
      onShift: role === 'agent' ? merged((workOf.get(id) ?? []).flatMap(spansOf)) : anybody,
    })),
    { seed: campaign.seed, perHour: scope.perHour, templates: scope.templates },
  );
  const base = (person: string, template: string) => ({
    ...{ id: newId('pht'), person, template, site: made.get(person)?.siteId ?? null },
  });
  const [first = ''] = scope.templates;
  return [
    ...sends.map(({ person, template, at }) => ({
      ...base(person, template),
      sendAt: new Date(at),
      leftOut: reachable(person, template) ? null : ('domain' as const),
    })),
    ...leftOut.map(({ person, why }) => ({ ...base(person, first), sendAt: null, leftOut: why })),
  ].filter(({ template }) => templateOf(template) !== undefined);
}

/** Who is within a scope at this moment: nobody who left or is suspended. */
export async function triedBy(
  deps: Pick<PhishingDeps, 'people' | 'now'>,
  { scope }: Pick<Campaign, 'scope'>,
) {
  const people = await deps.people.list({ party: scope.vendor, kind: 'vendor' }, deps.now());
  const roles: readonly string[] = TRIED[scope.people];
  return people.filter(
    ({ role, left, suspendedBy, siteId }) =>
      roles.includes(role) &&
      !left &&
      suspendedBy === null &&
      (scope.sites === null || (siteId !== null && scope.sites.includes(siteId))),
  );
}

/** Domains whose mail a vendor showed that it receives. */
export async function verifiedDomains(
  { domains }: Pick<PhishingDeps, 'domains'>,
  party: string,
): Promise<ReadonlySet<string>> {
  const listed = await domains.list(party);
  return new Set(listed.flatMap(({ domain, verifiedAt }) => (verifiedAt === null ? [] : [domain])));
}
