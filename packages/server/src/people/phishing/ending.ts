import { hasFallen } from '@cordon/core/people/phishing';
import type { Campaign } from './campaign.ts';
import type { PhishingDeps } from './deps.ts';
import { resultOf, type CampaignResult } from './results.ts';
import type { ToldTarget } from './targets.store.ts';

const DAY_MS = 86_400_000;
/** A course is to be done within this. */
const COURSE_MS = 14 * DAY_MS;
/** Until then another click from the same address may show that a machine made both. */
const SETTLED_MS = 15_000;

/** Nobody: the schedule. */
const NOBODY = { person: null, party: null, ip: null };

/** Where a campaign stands now, as counts. */
export async function resultNow(deps: PhishingDeps, campaign: Campaign): Promise<CampaignResult> {
  return (await readResult(deps, campaign)).result;
}

async function readResult(deps: PhishingDeps, { id, scope, from }: Campaign) {
  const [targets, before] = await Promise.all([
    deps.targets.told(id),
    deps.targets.fellBefore(scope.vendor, from),
  ]);
  return { targets, ...resultOf(targets, before) };
}

/**
 * Notes who fell for a message and gives them the course, once each.
 * @param before epoch milliseconds; what happened later is looked at the next time
 */
export async function settleFalls(
  deps: PhishingDeps,
  { scope }: Pick<Campaign, 'scope'>,
  { targets, outcomes }: Pick<Awaited<ReturnType<typeof readResult>>, 'targets' | 'outcomes'>,
  before: number,
): Promise<void> {
  const fallen = targets.filter((target, nth) => {
    const { clickedAt = null, submittedAt = null } = outcomes[nth] ?? {};
    const at = Math.min(clickedAt ?? Infinity, submittedAt ?? Infinity);
    return (
      hasFallen({ clickedAt, submittedAt }) &&
      at <= before &&
      (target.fellAt === null || target.courseAt === null)
    );
  });
  const at = deps.now();
  await deps.targets.fell(
    fallen.filter(({ fellAt }) => fellAt === null).map((target) => target.id),
    at,
  );
  if (!scope.course) return;
  for (const { id: target, person } of fallen.filter(({ courseAt }) => courseAt === null)) {
    const due = new Date(at.getTime() + COURSE_MS);
    const given = await deps.assignCourse({ person, course: 'phishing', due });
    if (given) await deps.targets.givenCourse(target, at);
  }
}

/** The same for a campaign that runs. */
export async function lookAtFalls(deps: PhishingDeps, campaign: Campaign): Promise<void> {
  await settleFalls(deps, campaign, await readResult(deps, campaign), deps.now().getTime() - SETTLED_MS);
}

/**
 * Closes the books of a campaign that is ended: courses, tickets, the entry with its counts, the finding. Kept last, so that
 * what broke off is done anew.
 */
export async function finish(deps: PhishingDeps, campaign: Campaign): Promise<void> {
  const { id, scope } = campaign;
  const read = await readResult(deps, campaign);
  await settleFalls(deps, campaign, read, Infinity);
  await closeTickets(deps, read.targets);
  const { result } = read;
  const { told } = result;
  await deps.enterAct({
    ...{ act: 'phishing-ended', ...NOBODY, agreement: scope.agreement, code: null, at: deps.now() },
    words: {
      ...{ campaign: id, people: result.people, sent: result.sent, delivered: result.delivered },
      ...(told !== null && { fell: told.counts.fell, reported: told.counts.reported }),
    },
  });
  if (told !== null && (told.rates.phishProne ?? 0) * 100 > scope.limitPercent) {
    await deps.findings.raise({
      kind: 'phish-prone-high',
      ...{ about: scope.vendor, source: null, vendor: scope.vendor, agreement: scope.agreement },
      facts: { campaign: id, percent: percentOf(result), limit: scope.limitPercent },
    });
  }
  await deps.campaigns.keepResult(id, result);
  await settleFindings(deps);
}

const percentOf = ({ told }: CampaignResult): number => Math.round((told?.rates.phishProne ?? 0) * 100);

/** A finding stands while the last campaign for its vendor that could be told of was above its limit. */
async function settleFindings({ campaigns, findings }: PhishingDeps): Promise<void> {
  const last = new Map<string, boolean>();
  for (const { id, scope, endedAt } of await campaigns.list(null)) {
    if (endedAt === null || last.has(scope.vendor)) continue;
    const result = await campaigns.result(id);
    const share = result?.told?.rates.phishProne ?? null;
    if (share !== null) last.set(scope.vendor, share * 100 > scope.limitPercent);
  }
  const still = [...last].flatMap(([vendor, above]) => (above ? [vendor] : []));
  await findings.settle(['phish-prone-high'], null, still);
}

async function closeTickets({ tickets, now }: PhishingDeps, targets: readonly ToldTarget[]): Promise<void> {
  for (const { ticket } of targets) {
    if (ticket === null) continue;
    const found = await tickets.find(ticket);
    if (found !== null && found.status !== 'closed') await tickets.close(ticket, now());
  }
}
