import type { ControlState, PracticeId } from '../controls/index.ts';
import { practices } from '../controls/index.ts';
import type { FieldGrant, Permittable } from '../../kernel/index.ts';
import { transferTo, type Transfer } from './countries.ts';
import { exposureOf } from './sensitivity.ts';

/** What is known of a vendor's work, from its terms in force and from what happened. */
export interface RiskInputs {
  readonly fields: readonly FieldGrant[];
  readonly operations: readonly Permittable[];
  /** Customers it saw in the last 30 days. */
  readonly subjects: number;
  readonly people: number;
  /** Of its sites; ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** The day it is of, e.g. `2026-11-02`: a decision on a country may have run out. */
  readonly on: string;
  /** A practice that is not in it is not known, and reduces nothing. */
  readonly controls: ReadonlyMap<PracticeId, ControlState>;
}

/** One input of the formula: 0 to 5, what share of the sum it has, and where it comes from. */
export interface Factor {
  readonly id: 'data' | 'operations' | 'customers' | 'people' | 'countries';
  readonly score: number;
  readonly weight: number;
  readonly says: string;
}

export interface Risk {
  /** 0 to 100. */
  readonly inherent: number;
  readonly residual: number;
  readonly factors: readonly Factor[];
  /** Share of the practices' weight that is kept by fresh evidence, 0 to 1. */
  readonly kept: number;
  readonly controls: readonly {
    readonly practice: PracticeId;
    readonly state: ControlState | 'unknown';
    readonly weight: number;
  }[];
}

/** The formula as the page says it; the function below is held to it by a test. */
export const RISK_FORMULA = {
  weights: { data: 0.35, operations: 0.2, customers: 0.2, people: 0.1, countries: 0.15 },
  /** All controls together take at most this share away: no control is certain. */
  mostReduced: 0.7,
  sentence:
    'Inherent risk is 20 times the weighted sum of five scores from 0 to 5. Residual risk is inherent risk less at most 70 %, in the share in which the practices are kept by fresh evidence.',
} as const;

/** Practices that stop an access or an intruder by themselves count twice. */
const TWICE: ReadonlySet<PracticeId> = new Set([
  'mfa-and-networks',
  'least-privilege',
  'masking',
  'access-logged',
  'revocation',
  'detection',
]);

const operationScores: Readonly<Record<Permittable, number>> = {
  note: 0.5,
  reply: 0.5,
  confirm: 1,
  lookup: 2,
  read: 3,
  act: 3.5,
  reveal: 4,
  export: 5,
};

const countryScores: Readonly<Record<Transfer, number>> = { inside: 0, adequate: 1, partly: 3, none: 5 };

/**
 * Inherent and residual risk of a vendor. More or worse of any input never lowers either, and a control that is not green
 * never lowers the residual one.
 */
export function riskOf(inputs: RiskInputs): Risk {
  const factors = factorsOf(inputs);
  const inherent = 20 * factors.reduce((sum, { score, weight }) => sum + score * weight, 0);
  const controls = (Object.keys(practices) as PracticeId[]).map((practice) => ({
    practice,
    state: inputs.controls.get(practice) ?? ('unknown' as const),
    weight: TWICE.has(practice) ? 2 : 1,
  }));
  const all = controls.reduce((sum, { weight }) => sum + weight, 0);
  const kept = controls.reduce((sum, { state, weight }) => sum + (state === 'passes' ? weight : 0), 0) / all;
  const residual = inherent * (1 - RISK_FORMULA.mostReduced * kept);
  return { inherent: round(inherent), residual: round(residual), factors, kept, controls };
}

function factorsOf({ fields, operations, subjects, people, countries, on }: RiskInputs): readonly Factor[] {
  const { weights } = RISK_FORMULA;
  const worst = fields.map(exposureOf).reduce((most, one) => Math.max(most, one), 0);
  const most = operations.map((one) => operationScores[one]).reduce((a, b) => Math.max(a, b), 0);
  const far = countries.map((one) => countryScores[transferTo(one, on)]).reduce((a, b) => Math.max(a, b), 0);
  return [
    {
      ...{ id: 'data', score: worst, weight: weights.data },
      says: 'The most sensitive category, as far as it is in sight: 5 for health, money or what opens an account, in clear.',
    },
    {
      ...{ id: 'operations', score: most, weight: weights.operations },
      says: 'The strongest thing they may do: notes 0.5, look-ups 2, reading 3, acting 3.5, revealing 4, exporting 5.',
    },
    {
      ...{ id: 'customers', score: magnitude(subjects, 5), weight: weights.customers },
      says: 'Customers whose data they saw in 30 days: one point for each factor of ten.',
    },
    {
      ...{ id: 'people', score: magnitude(people, 3), weight: weights.people },
      says: 'People of theirs who may come in: 5 from a thousand on.',
    },
    {
      ...{ id: 'countries', score: far, weight: weights.countries },
      says: 'The country of theirs that is furthest from the law of the EEA: 0 inside, 1 adequate, 3 adequate in part, 5 else.',
    },
  ];
}

/** 0 for none, 5 from ten to the power of `full` on. */
function magnitude(count: number, full: number): number {
  return Math.min(5, (5 * Math.log10(1 + Math.max(0, count))) / full);
}

const round = (value: number): number => Math.round(value * 10) / 10;
