import {
  criteriaOf,
  deviates,
  populationKinds,
  type AuditPlan,
  type AuditState,
  type Conclusion,
  type Mark,
  type PopulationKind,
} from '@cordon/core/assurance/audits';
import { canonicalText, toHex, toUtf8, type JsonValue } from '@cordon/ledger';
import type { AuditDeps } from './deps.ts';
import { factsOf } from './facts.ts';
import type { SeenAudit } from './seeing.ts';

/** A report as it is signed: the same audit gives the same text until something more is put down. */
export interface AuditReport {
  readonly v: 1;
  readonly plan: AuditPlan;
  readonly agreement: string;
  readonly vendor: string;
  readonly company: string;
  readonly seed: string;
  readonly root: string;
  readonly results: readonly {
    readonly of: PopulationKind;
    readonly population: number;
    readonly drawn: number;
    readonly deviations: number;
    /** Bounds of the share of deviations, as decimals of four digits. */
    readonly low: string;
    readonly high: string;
  }[];
  readonly unlisted: number;
  readonly idle: number;
  readonly papers: readonly {
    readonly line: string;
    readonly says: readonly string[];
    readonly marks: Readonly<Record<string, Mark>>;
    readonly note: string;
    readonly deviates: boolean;
  }[];
  readonly interviews: readonly { readonly with: string; readonly on: string; readonly notes: string }[];
  readonly reviews: readonly {
    readonly review: string;
    readonly kept: number;
    readonly removed: number;
    readonly open: number;
  }[];
  readonly requests: readonly {
    readonly request: string;
    readonly of: string;
    readonly line: string | null;
    readonly asks: string;
    readonly due: string;
    readonly answered: string | null;
    readonly files: readonly string[];
  }[];
  readonly conclusions: readonly {
    readonly criterion: string;
    readonly conclusion: Conclusion;
    readonly text: string;
  }[];
}

/** @returns null before the draw */
export async function reportOf(deps: AuditDeps, seen: SeenAudit): Promise<AuditReport | null> {
  const { audit, state } = seen;
  const counted = await deps.store.summary(audit.id);
  if (state.drawn === null || state.counted === null || counted === null) return null;
  const { sample, seed } = state.drawn;
  const lines = populationKinds.flatMap((kind) => sample[kind]);
  const facts = await factsOf(deps, audit.plan, lines);
  const { lists } = counted.summary;
  return {
    ...{ v: 1, plan: audit.plan, agreement: audit.agreement.title, vendor: audit.vendor.name },
    ...{ company: (await deps.company()).name, seed, root: state.counted.root },
    ...{ unlisted: counted.unlisted, idle: counted.idle },
    results: state.results.map(({ kind, drawn, deviations, interval }) => ({
      ...{ of: kind, population: lists[kind], drawn, deviations },
      ...{ low: interval.low.toFixed(4), high: interval.high.toFixed(4) },
    })),
    papers: lines.flatMap((line) => {
      const paper = state.papers.get(line);
      if (paper === undefined) return [];
      const { marks, note } = paper;
      return [{ line, says: facts.get(line)?.says ?? [], marks, note, deviates: deviates(marks) }];
    }),
    interviews: state.interviews.map(({ with: whom, on, notes }) => ({ with: whom, on, notes })),
    reviews: await reviewsOf(deps, state),
    requests: (await deps.requests.ofAudit(audit.id)).map(
      ({ id, party, line, asks, dueAt, answeredAt, files }) => ({
        ...{ request: id, of: party.name, line, asks, due: dueAt.toISOString() },
        ...{ answered: answeredAt?.toISOString() ?? null, files: files.map(({ sha256 }) => sha256) },
      }),
    ),
    conclusions: criteriaOf(audit.plan).flatMap((criterion) => {
      const said = state.concluded.get(criterion);
      return said === undefined ? [] : [{ criterion, conclusion: said.conclusion, text: said.text }];
    }),
  };
}

/** What came of the access reviews that an audit started. */
export async function reviewsOf({ reviews }: Pick<AuditDeps, 'reviews'>, state: AuditState) {
  const found = await Promise.all(state.reviews.map(async (id) => reviews.reviews.list({ id })));
  return found.flat().map(({ id, kept, removed, open }) => ({ review: id, kept, removed, open }));
}

/** @returns the text of a report as it is attached */
export function reportText(report: AuditReport): string {
  return canonicalText(report as unknown as JsonValue);
}

/** What the auditor signs: lower-case hex of the SHA-256 of the text. */
export function reportHash(report: AuditReport, sha256: (bytes: Uint8Array) => Uint8Array): string {
  return toHex(sha256(toUtf8(reportText(report))));
}
