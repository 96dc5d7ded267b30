import { longestException, mayOf, standingAt } from '@cordon/core/assurance';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { Finding, FindingStore } from '../finding.ts';
import { partsOf } from '../naming.ts';
import { viewOf } from '../view.ts';
import { isOfficer, lifeActorOf, vendorsOf, type ActingDeps } from './acting.ts';
import type { LifeStore, Measure, Proposal } from './life.ts';
import type { findingDetail } from './schemas.ts';

export interface DetailDeps extends Pick<ActingDeps, 'auditedParties' | 'retests' | 'now'> {
  readonly findings: Pick<FindingStore, 'names'>;
  readonly store: Pick<LifeStore, 'events' | 'evidence' | 'proposals'>;
  readonly measure: Measure;
}

type View = z.infer<typeof findingDetail>;

/** A finding with all that became of it, as this reader may see it. */
export async function detailOf(deps: DetailDeps, who: SignedIn, finding: Finding): Promise<View> {
  const now = deps.now();
  const { id } = finding;
  const vendors = await vendorsOf(who, deps.auditedParties);
  const [names, events, evidence, proposals] = await Promise.all([
    deps.findings.names(partsOf(finding), vendors),
    deps.store.events(id),
    deps.store.evidence(id),
    deps.store.proposals(id),
  ]);
  const standing = standingAt(finding.standing, now.getTime());
  return {
    ...viewOf(finding, names, now),
    told: finding.told,
    looksAtOnce: deps.retests[finding.kind] !== undefined,
    may: [...mayOf(standing, lifeActorOf(who), now.getTime())],
    claimedByLink: standing.claim?.link != null,
    planUntil: instantOf(standing.plan?.until),
    claimedAt: instantOf(standing.claim?.at),
    askedUntil: instantOf(standing.asked?.until),
    longestException: new Date(longestException(standing.severity, now.getTime())).toISOString(),
    events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    evidence: evidence.map(({ at, entries, files, ...one }) => ({
      ...one,
      entries: [...entries],
      files: [...files],
      at: at.toISOString(),
    })),
    proposals: await Promise.all(
      proposals.filter((one) => maySee(who, one)).map((one) => proposalOf(deps.measure, who, one)),
    ),
  };
}

/** Whoever is watched is not told by which numbers. */
function maySee({ person }: SignedIn, { change }: Pick<Proposal, 'change'>): boolean {
  return change !== 'threshold' || person.partyKind === 'company';
}

async function proposalOf(
  measure: Measure,
  who: SignedIn,
  proposal: Proposal,
): Promise<View['proposals'][number]> {
  const { id, change, target, part, text, by, at, before, after, landedAt, landedBy } = proposal;
  const measured = change === 'terms' || change === 'threshold';
  const now = measured && landedAt === null ? await measure(proposal) : null;
  return {
    ...{ id, change, target, part, text, by, landedBy, at: at.toISOString() },
    ...{ before: [...before], now: now && [...now], after: after && [...after] },
    landedAt: landedAt?.toISOString() ?? null,
    mayLand: !measured && landedAt === null && isOfficer(who) && by.id !== who.person.id,
  };
}

function instantOf(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
