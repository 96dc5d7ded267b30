import { Failure, type DataMap } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { policyOver, type VersionOver } from '../../agreements/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { kindsIn } from '../classify/index.ts';
import type { Acts } from '../connecting.ts';
import { fieldKey, type Tallies } from '../sampling.ts';
import type { KnownSource } from '../sources.ts';
import { mapOf } from '../view.ts';
import type { KeptReport, ReportStore } from './report.store.ts';
import { reportOf, type Sample, type ShadowReport } from './report.ts';

export interface ShadowDeps {
  readonly reports: ReportStore;
  readonly find: (id: string) => Promise<KnownSource | null>;
  readonly sample: (id: string) => Promise<Tallies>;
  /** The versions of agreements over a source that count. */
  readonly versions: (source: string) => Promise<readonly VersionOver[]>;
  readonly now: () => Date;
}

export const goingLive: Acts = {
  intent: 'source-going-live',
  done: 'source-live',
  failed: 'source-not-live',
};

/** A report is signed while what it says of the data is fresh. */
const GOOD_MS = 24 * 60 * 60_000;

/** Samples the source anew and keeps what it would show. @throws Failure `not-in-scope`, `source-unavailable` */
export async function makeReport(deps: ShadowDeps, id: string, by: string | null): Promise<KeptReport> {
  const source = await mustFind(deps, id);
  const tallies = await deps.sample(id);
  const report = await reportFor(deps, source, (resource, field) => {
    const tally = tallies.get(fieldKey(resource, field));
    if (tally === undefined || tally.sampled === 0) return null;
    return { sampled: tally.sampled, personal: tally.personal, kinds: kindsIn(tally) };
  });
  const kept = { hash: hashOf(report), report, madeAt: deps.now(), liveAt: null };
  await deps.reports.keep(id, kept.hash, report, by, kept.madeAt);
  return kept;
}

/**
 * The report somebody wants to go live by, when what it says of the map and of the agreements is still so.
 * @throws Failure `not-in-scope`; `already-done` when nothing is in shadow; `conflict` when the report is not of today
 */
export async function mustBeCurrent(deps: ShadowDeps, id: string, hash: string): Promise<KeptReport> {
  const source = await mustFind(deps, id);
  const { parts, live } = source;
  const inShadow = (parts.database && live.database === null) || (parts.api && live.api === null);
  if (!inShadow) throw new Failure('already-done');
  const kept = await deps.reports.find(id, hash);
  if (kept === null || deps.now().getTime() - kept.madeAt.getTime() > GOOD_MS) throw new Failure('conflict');
  const samples = new Map<string, Sample | null>(
    kept.report.resources.flatMap(({ resource, fields }) =>
      fields.map(({ field, sample }) => [fieldKey(resource, field), sample] as const),
    ),
  );
  const now = await reportFor(
    deps,
    source,
    (resource, field) => samples.get(fieldKey(resource, field)) ?? null,
  );
  if (hashOf(now) !== hash) throw new Failure('conflict');
  return kept;
}

async function reportFor(
  deps: ShadowDeps,
  { map, reads }: KnownSource,
  sampleOf: (resource: string, field: string) => Sample | null,
): Promise<ShadowReport> {
  const agreed = (await deps.versions(map.source)).map(({ terms, hash, vendor, ...of }) => ({
    ...{ agreement: of.agreement, title: of.title, version: of.version, standing: of.standing },
    vendor: vendor.name,
    policy: policyOver({ terms, hash }, map),
  }));
  const report = reportOf(map, mapHash(map), agreed, sampleOf);
  return reads === 'one-lock' ? { ...report, reads } : report;
}

async function mustFind({ find }: ShadowDeps, id: string): Promise<KnownSource> {
  const source = await find(id);
  if (source === null) throw new Failure('not-in-scope');
  return source;
}

export function mapHash(map: DataMap): string {
  return textHash(canonicalText(mapOf(map)));
}

function hashOf(report: ShadowReport): string {
  return textHash(canonicalText(JSON.parse(JSON.stringify(report)) as Parameters<typeof canonicalText>[0]));
}
