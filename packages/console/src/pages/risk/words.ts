import type { AssessBody, Assessments, VendorRisks } from '../../api/types.ts';

export type VendorRisk = VendorRisks['vendors'][number];
export type Factor = VendorRisk['factors'][number];

export const factorNames: Readonly<Record<Factor['id'], string>> = {
  data: 'Most sensitive data in sight',
  operations: 'Strongest operation',
  customers: 'Customers seen in 30 days',
  people: 'People who may come in',
  countries: 'Countries of its sites',
};

export const transferWords = {
  inside: 'inside the EEA',
  adequate: 'adequate',
  partly: 'adequate for some recipients only',
  none: 'not adequate',
} as const;

export const stateWords = {
  passes: 'kept, by a fresh test',
  fails: 'fails',
  stale: 'its last test is too old',
  'never-run': 'never tested',
  'nothing-to-test': 'nothing to test',
  'could-not-run': 'could not be tested',
  unknown: 'not known',
} as const;

/** What was counted for a factor of a vendor. */
export function inputWords(id: Factor['id'], { inputs }: VendorRisk): string {
  switch (id) {
    case 'data':
      return (
        [
          ...new Set(
            inputs.fields
              .toSorted((a, b) => b.sensitivity - a.sensitivity)
              .map(
                ({ category, treatment, sensitivity }) =>
                  `${category} (${String(sensitivity)}, ${treatment})`,
              ),
          ),
        ].join(', ') || 'none'
      );
    case 'operations':
      return inputs.operations.join(', ') || 'none';
    case 'customers':
      return String(inputs.customers);
    case 'people':
      return String(inputs.people);
    case 'countries':
      return (
        inputs.countries
          .map(({ country, transfer }) => `${country}, ${transferWords[transfer]}`)
          .join('; ') || 'none'
      );
  }
}

export type Assessment = Assessments['assessments'][number];

export type Conclusion = AssessBody['conclusion'];

export const conclusionWords: Readonly<Record<Conclusion, string>> = {
  acceptable: 'The risk to people is acceptable as it is.',
  'with-measures': 'The risk to people is acceptable with the measures named.',
  'ask-authority': 'The risk stays high: the authority is asked first.',
};
