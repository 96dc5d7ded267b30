import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import { sections, type AssessmentDraft } from './assessment.ts';
import type { SeenRecord } from './records.ts';
import type { assessmentsView, assessmentVersionsView } from './schemas.ts';

type View = z.infer<typeof assessmentsView>['assessments'][number];
type VersionView = z.infer<typeof assessmentVersionsView>['versions'][number];

/** A purpose or transfer as it is now, and what was last signed about it. */
export function draftView(
  { kind, about, title, facts }: AssessmentDraft,
  records: readonly SeenRecord[],
  textHash: (text: string) => string,
): View {
  const draft = textHash(canonicalText(facts));
  const newest = records.find((one) => one.kind === kind && one.about === about);
  return {
    ...{ kind, about, title, draft, facts: facts as Record<string, unknown> },
    sections: Object.entries(sections[kind]).map(([section, words]) => ({ section, title: words })),
    newest:
      newest === undefined
        ? null
        : { ...signedView(newest), changed: textHash(canonicalText(newest.said.facts)) !== draft },
  };
}

/** What was signed, for whoever does not read what is so now: the newest version of each, with the facts it is of. */
export function recordedViews(records: readonly SeenRecord[]): View[] {
  const newest = records.filter(
    ({ kind, about }, nth) => records.findIndex((one) => one.kind === kind && one.about === about) === nth,
  );
  return newest.map((one) => ({
    ...{ kind: one.kind, about: one.about, title: one.about.replaceAll('-', ' '), draft: null },
    facts: one.said.facts,
    sections: Object.entries(sections[one.kind]).map(([section, title]) => ({ section, title })),
    newest: { ...signedView(one), changed: false },
  }));
}

/** One version, with the facts it is of. */
export function versionView(one: SeenRecord): VersionView {
  return { ...signedView(one), facts: one.said.facts };
}

function signedView({
  kind,
  version,
  madeBy,
  madeAt,
  entry,
  said,
  record,
}: SeenRecord): Omit<VersionView, 'facts'> {
  const titles: Readonly<Record<string, string>> = sections[kind];
  return {
    ...{ version, madeBy, madeAt: madeAt.toISOString(), entry },
    ...{ conclusion: said.conclusion, reviewOn: said.reviewOn, whole: record !== null },
    texts: Object.entries(said.texts).map(([section, text]) => {
      return { section, title: titles[section] ?? section, text };
    }),
  };
}
