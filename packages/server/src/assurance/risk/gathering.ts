import {
  coversOnly,
  needsRecord,
  riskOf,
  transferTo,
  type Risk,
  type RiskInputs,
} from '@cordon/core/assurance';
import type { DataMap, Terms } from '@cordon/core/kernel';
import { describe } from '@cordon/core/policy';
import type { AssessmentDraft } from './assessment.ts';
import type { ControlsOf } from './controls.ts';
import type { AssessmentStore } from './store.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface RiskDeps {
  readonly store: AssessmentStore;
  readonly vendors: () => Promise<readonly Ref[]>;
  readonly inForce: () => Promise<
    readonly { readonly terms: Terms; readonly vendor: string; readonly source: string }[]
  >;
  readonly sitesOf: (party: string) => Promise<readonly { readonly country: string }[]>;
  readonly peopleOf: (party: string) => Promise<number>;
  readonly mapOf: (source: string) => Promise<DataMap | null>;
  readonly controlsOf: ControlsOf;
  readonly now: () => Date;
}

const MONTH_MS = 30 * 86_400_000;

export interface VendorRisk {
  readonly vendor: Ref;
  readonly inputs: RiskInputs;
  readonly risk: Risk;
}

/** What each vendor may do and does, and the risk that the formula makes of it. */
export async function risksNow(deps: RiskDeps): Promise<readonly VendorRisk[]> {
  const [vendors, terms, seen] = await Promise.all([
    deps.vendors(),
    deps.inForce(),
    deps.store.customersSeen(new Date(deps.now().getTime() - MONTH_MS)),
  ]);
  return Promise.all(
    vendors.map(async (vendor) => {
      const [sites, people, controls] = await Promise.all([
        deps.sitesOf(vendor.id),
        deps.peopleOf(vendor.id),
        deps.controlsOf(vendor.id),
      ]);
      const permissions = terms
        .filter((one) => one.vendor === vendor.id)
        .flatMap((one) => one.terms.permissions);
      const inputs: RiskInputs = {
        fields: permissions.flatMap(({ fields }) => fields),
        operations: [...new Set(permissions.flatMap(({ operations }) => operations))],
        ...{ subjects: seen.get(vendor.id) ?? 0, people, controls },
        countries: [...new Set(sites.map(({ country }) => country))].toSorted(),
        on: deps.now().toISOString().slice(0, 10),
      };
      return { vendor, inputs, risk: riskOf(inputs) };
    }),
  );
}

/** What there is to assess now: each purpose of the terms in force, and each transfer that needs a record. */
export async function draftsNow(deps: RiskDeps): Promise<readonly AssessmentDraft[]> {
  const [risks, inForce] = await Promise.all([risksNow(deps), deps.inForce()]);
  const purposes = [
    ...new Set(inForce.flatMap(({ terms }) => terms.permissions.map(({ purpose }) => purpose))),
  ];
  const dpias = purposes.toSorted().map((purpose) => purposeDraft(deps, purpose, inForce, risks));
  const transfers = risks.flatMap(({ vendor, inputs }) =>
    inputs.fields.length === 0
      ? []
      : inputs.countries
          .filter((country) => needsRecord(country, inputs.on))
          .map((country) => transferDraft(vendor, country, inputs)),
  );
  return [...(await Promise.all(dpias)), ...transfers];
}

async function purposeDraft(
  deps: RiskDeps,
  purpose: string,
  inForce: Awaited<ReturnType<RiskDeps['inForce']>>,
  risks: readonly VendorRisk[],
): Promise<AssessmentDraft> {
  const concerned = inForce.filter(({ terms }) => terms.permissions.some((one) => one.purpose === purpose));
  const permissions = concerned.flatMap(({ terms }) =>
    terms.permissions.filter((one) => one.purpose === purpose),
  );
  const granted = new Map(
    permissions.flatMap(({ fields, clause }) =>
      fields.map((field) => [field.category, { ...field, clause: field.clause ?? clause }]),
    ),
  );
  const maps = await Promise.all([...new Set(concerned.map(({ source }) => source))].map(deps.mapOf));
  const mapped = [
    ...new Set(
      maps.flatMap(
        (map) => map?.resources.flatMap(({ fields }) => fields.map(({ category }) => category)) ?? [],
      ),
    ),
  ];
  const shown = (category: string) =>
    [...granted].some(
      ([key, { treatment }]) =>
        (category === key || category.startsWith(`${key}.`)) && treatment !== 'hidden',
    );
  const theirs = risks.filter(({ vendor }) => concerned.some((one) => one.vendor === vendor.id));
  return {
    ...{ kind: 'dpia', about: purpose, title: purpose.replaceAll('-', ' ') },
    facts: {
      agreements: concerned
        .map(({ terms }) => `${terms.agreement} version ${String(terms.version)}`)
        .toSorted(),
      vendors: theirs.map(({ vendor }) => vendor.name),
      roles: [...new Set(permissions.flatMap(({ roles }) => roles))].toSorted(),
      operations: [...new Set(permissions.flatMap(({ operations }) => operations))].toSorted(),
      countries: [...new Set(theirs.flatMap(({ inputs }) => inputs.countries))].toSorted(),
      customersUpTo: theirs.reduce((most, { inputs }) => Math.max(most, upTo(inputs.subjects)), 1),
      shown: [...granted]
        .filter(([, { treatment }]) => treatment !== 'hidden')
        .map(([category, { treatment, lookup, reveal, clause }]) => ({
          ...{ category, treatment, clause, lookup: lookup === true, reveal: reveal !== undefined },
        })),
      notShown: mapped.filter((category) => !shown(category)).toSorted(),
      risks: theirs.map(({ vendor, risk }) => ({
        ...{ vendor: vendor.name, inherent: Math.round(risk.inherent), residual: Math.round(risk.residual) },
      })),
      measures: concerned.flatMap(({ terms }) =>
        describe(terms)
          .filter(({ effect }) => effect === 'condition' || effect === 'limit' || effect === 'duty')
          .map(({ clause, sentence }) => ({ clause, sentence })),
      ),
    },
  };
}

function transferDraft(
  vendor: Ref,
  country: string,
  { fields, operations, on }: RiskInputs,
): AssessmentDraft {
  const only = coversOnly(country);
  return {
    ...{ kind: 'transfer', about: `${vendor.id}:${country}`, title: `${vendor.name}, ${country}` },
    facts: {
      ...{
        vendor: vendor.name,
        country,
        adequacy: transferTo(country, on),
        ...(only !== null && { coversOnly: only }),
        operations: [...operations].toSorted(),
      },
      shown: fields
        .filter(({ treatment }) => treatment !== 'hidden')
        .map(({ category, treatment }) => ({ category, treatment })),
    },
  };
}

/** The next power of ten: a signed record does not change with each customer. */
const upTo = (count: number): number => 10 ** Math.ceil(Math.log10(Math.max(1, count)));
