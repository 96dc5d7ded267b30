import type { DataMap, Treatment } from '@cordon/core/kernel';
import { effectiveView, type Policy, type Right } from '@cordon/core/policy';

/** What a source would show once it is live: to whom, by which clause, and what was seen in it. */
export interface ShadowReport {
  readonly source: string;
  readonly mapVersion: number;
  /** SHA-256 (hex) of the map in canonical JSON. */
  readonly map: string;
  /** Said of a source that has one lock instead of two. */
  readonly reads?: 'one-lock';
  readonly viewers: readonly Viewer[];
  readonly resources: readonly ReportedResource[];
  readonly counts: {
    readonly fields: number;
    /** Fields that some viewer sees, in whatever form, or has a right to. */
    readonly shown: number;
    /** Fields that nobody sees. */
    readonly unseen: number;
    /** Fields shown in clear to somebody, with personal data in the sample. */
    readonly clearPersonal: number;
    /** Resources of which no purpose shows anything. */
    readonly uncovered: number;
  };
}

/** A role of an agreement with one of its purposes. */
export interface Viewer {
  readonly agreement: string;
  readonly title: string;
  readonly vendor: string;
  readonly version: number;
  readonly standing: 'in-force' | 'signed' | 'draft';
  readonly purpose: string;
  readonly role: string;
}

export interface ReportedResource {
  readonly resource: string;
  readonly kind: DataMap['resources'][number]['kind'];
  readonly covered: boolean;
  readonly fields: readonly ReportedField[];
}

export interface ReportedField {
  readonly field: string;
  readonly label: string;
  readonly category: string;
  readonly freeText: boolean;
  /** What was seen in the sample; null where nothing was looked at. Counts and kinds, never a value. */
  readonly sample: Sample | null;
  /** Shown in clear to somebody, though the sample holds personal data. */
  readonly clearPersonal: boolean;
  /** Who sees it, or may act on it: `viewer` is a place in the list of viewers. Who is not here sees nothing of it. */
  readonly seen: readonly {
    readonly viewer: number;
    readonly treatment: Treatment;
    readonly clause: string;
    readonly rights: readonly Right[];
  }[];
}

export interface Sample {
  readonly sampled: number;
  readonly personal: number;
  readonly kinds: readonly string[];
}

/** A version of an agreement, compiled over the map. */
export interface Agreed extends Omit<Viewer, 'purpose' | 'role'> {
  /** Null when it does not compile: nobody sees anything by it. */
  readonly policy: Policy | null;
}

/**
 * @param mapHash of the map the policies were compiled over
 * @param sampleOf what was seen of a field
 */
export function reportOf(
  map: DataMap,
  mapHash: string,
  agreed: readonly Agreed[],
  sampleOf: (resource: string, field: string) => Sample | null,
): ShadowReport {
  const viewers = agreed.flatMap(({ policy, ...of }) =>
    pairsOf(policy).map((pair) => ({ policy, viewer: { ...of, ...pair } })),
  );
  const resources = map.resources.map(({ name, kind, fields }): ReportedResource => {
    const views = viewers.map(({ policy, viewer: { role, purpose } }) =>
      policy === null ? [] : effectiveView(policy, role, purpose, name),
    );
    const reported = fields.map(({ name: field, label, category, freeText = false }): ReportedField => {
      const seen = views.flatMap((view, viewer) =>
        view
          .filter((one) => one.field === field && (one.treatment !== 'hidden' || one.rights.length > 0))
          .map(({ treatment, clause, rights }) => ({ viewer, treatment, clause, rights })),
      );
      const sample = sampleOf(name, field);
      // Free text in clear is shown with personal data taken out of it.
      const inClear = !freeText && seen.some(({ treatment }) => treatment === 'clear');
      const clearPersonal = inClear && sample !== null && sample.personal > 0;
      return { field, label, category, freeText, sample, clearPersonal, seen };
    });
    return { resource: name, kind, covered: reported.some(({ seen }) => seen.length > 0), fields: reported };
  });
  const fields = resources.flatMap((resource) => resource.fields);
  return {
    ...{ source: map.source, mapVersion: map.version, map: mapHash },
    viewers: viewers.map(({ viewer }) => viewer),
    resources,
    counts: {
      fields: fields.length,
      shown: fields.filter(({ seen }) => seen.length > 0).length,
      unseen: fields.filter(({ seen }) => seen.length === 0).length,
      clearPersonal: fields.filter(({ clearPersonal }) => clearPersonal).length,
      uncovered: resources.filter(({ covered }) => !covered).length,
    },
  };
}

function pairsOf(policy: Policy | null): readonly Pick<Viewer, 'purpose' | 'role'>[] {
  const found = new Map<string, Pick<Viewer, 'purpose' | 'role'>>();
  for (const { purpose, roles } of policy?.terms.permissions ?? []) {
    for (const role of roles) found.set(JSON.stringify([purpose, role]), { purpose, role });
  }
  return [...found.values()];
}
