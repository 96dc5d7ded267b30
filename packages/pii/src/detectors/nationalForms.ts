import { ibanCountries } from './iban.ts';
import { luhn } from './checksums.ts';
import { aba, dea, nhs, npi, verhoeff, vin } from './nationalChecks.ts';
import type { PiiType } from '../span.ts';
import type { Topic } from './topics.ts';

/** A number known by its form. Scores: by form alone, with the check passed, and what a context word adds. */
export interface NationalForm {
  readonly type: PiiType;
  /** letters and digits its first token can have */
  readonly first: readonly number[];
  /** sticky; bounded repetitions only */
  readonly form: RegExp;
  readonly alone: number;
  /** of the value without separators, in upper case */
  readonly check?: (value: string) => boolean;
  readonly checked?: number;
  readonly topic: Topic;
  readonly named: number;
}

/** Countries whose banks have SWIFT codes: those with IBANs, and the larger of the others. */
const bankCountries = new Set([
  ...ibanCountries,
  ...'US CA AU NZ JP CN HK SG IN KR TW TH MY ID PH VN ZA NG KE MX AR CL CO PE'.split(' '),
]);
const end = '(?![\\w]|[-.]\\d)';
const form = (body: string, flags = 'y'): RegExp => new RegExp(`(?<![\\w.]|\\d-)(?:${body})${end}`, flags);

/** Forms that begin with a digit. */
export const numberForms: readonly NationalForm[] = [
  { type: 'TAX_ID', first: [2], form: form('\\d{2}-\\d{7}'), alone: 0.5, topic: 'TAX', named: 0.9 },
  {
    type: 'UK_NHS',
    first: [3, 6, 10],
    form: form('\\d{3}[ -]?\\d{3}[ -]?\\d{4}'),
    alone: 0.1,
    check: nhs,
    checked: 0.3,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'IN_AADHAAR',
    first: [4, 8, 12],
    form: form('[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}'),
    alone: 0.42,
    check: verhoeff,
    checked: 0.5,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'CA_SIN',
    first: [3],
    form: form('\\d{3}[ -]\\d{3}[ -]\\d{3}'),
    alone: 0.4,
    check: luhn,
    checked: 0.55,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'NPI',
    first: [10],
    form: form('\\d{10}'),
    alone: 0.1,
    check: npi,
    checked: 0.3,
    topic: 'NPI',
    named: 0.9,
  },
  {
    type: 'BANK_ROUTING',
    first: [9],
    form: form('\\d{9}'),
    alone: 0.2,
    check: aba,
    checked: 0.42,
    topic: 'ROUTING',
    named: 0.9,
  },
  {
    type: 'BANK_ROUTING',
    first: [2],
    form: form('\\d{2}-\\d{2}-\\d{2}'),
    alone: 0.2,
    topic: 'ROUTING',
    named: 0.85,
  },
  { type: 'UK_UTR', first: [5, 10], form: form('\\d{5} ?\\d{5}'), alone: 0.1, topic: 'TAX', named: 0.85 },
  {
    type: 'TAX_ID',
    first: [2, 5, 8, 11],
    form: form('\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'),
    alone: 0.15,
    topic: 'TAX',
    named: 0.85,
  },
  {
    type: 'NATIONAL_ID',
    first: [3],
    form: form('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}'),
    alone: 0.6,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'NATIONAL_ID',
    first: [8, 9],
    form: form('\\d{8}-?[A-HJ-NP-TV-Z]'),
    alone: 0.4,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'NATIONAL_ID',
    first: [6],
    form: form('\\d{6}[-+]\\d{4}'),
    alone: 0.35,
    topic: 'NATIONAL',
    named: 0.85,
  },
  { type: 'NATIONAL_ID', first: [11], form: form('\\d{11}'), alone: 0.15, topic: 'NATIONAL', named: 0.85 },
  {
    type: 'HEALTH_ID',
    first: [4, 7, 11],
    form: form('[1-9][A-Z][A-Z\\d]\\d-?[A-Z][A-Z\\d]\\d-?[A-Z]{2}\\d{2}'),
    alone: 0.6,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'CA_HEALTH',
    first: [4],
    form: form('\\d{4}[ -]\\d{3}[ -]\\d{3}(?:[ -][A-Z]{2})?'),
    alone: 0.35,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'VEHICLE_ID',
    first: [17],
    form: form('(?=[A-HJ-NPR-Z\\d]{0,15}[A-Z])[A-HJ-NPR-Z\\d]{17}'),
    alone: 0.35,
    check: vin,
    checked: 0.8,
    topic: 'VIN',
    named: 0.9,
  },
  {
    type: 'ACCOUNT',
    first: [1, 2],
    form: form('\\d{1,2}:\\d{2}-[A-Za-z]{2}-\\d{4,6}(?:-[A-Za-z]{2,4}){0,2}'),
    alone: 0.8,
    topic: 'ACCOUNT',
    named: 0.9,
  },
  {
    type: 'ACCOUNT',
    first: [4],
    form: form('(?:19|20)\\d{2}-[A-Z]{2,4}-\\d{3,7}'),
    alone: 0.6,
    topic: 'ACCOUNT',
    named: 0.85,
  },
];

/** Forms that begin with a letter. */
export const letterForms: readonly NationalForm[] = [
  {
    type: 'UK_NINO',
    first: [2, 4, 6, 8, 9],
    form: form('[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]', 'iy'),
    alone: 0.7,
    topic: 'NATIONAL',
    named: 0.95,
  },
  {
    // Letters that were never given out: still somebody's, mistyped.
    type: 'UK_NINO',
    first: [2, 4, 6, 8, 9],
    form: form('[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]', 'iy'),
    alone: 0.3,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'IN_PAN',
    first: [10],
    form: form('[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]'),
    alone: 0.7,
    topic: 'TAX',
    named: 0.95,
  },
  { type: 'IN_VOTER', first: [10], form: form('[A-Z]{3}\\d{7}'), alone: 0.4, topic: 'NATIONAL', named: 0.9 },
  {
    type: 'IN_NREGA',
    first: [2],
    form: form('[A-Z]{2}-\\d{2}-\\d{3}-\\d{3}-\\d{3}/\\d{1,6}'),
    alone: 0.8,
    topic: 'NATIONAL',
    named: 0.95,
  },
  {
    type: 'DEA',
    first: [9],
    form: form('[A-HJ-NP-UX][A-Z9]\\d{7}'),
    alone: 0.3,
    check: dea,
    checked: 0.55,
    topic: 'DEA',
    named: 0.95,
  },
  {
    type: 'VEHICLE_ID',
    first: [17],
    form: form('[A-HJ-NPR-Z](?=[A-HJ-NPR-Z\\d]{0,15}\\d)[A-HJ-NPR-Z\\d]{16}'),
    alone: 0.3,
    check: vin,
    checked: 0.8,
    topic: 'VIN',
    named: 0.9,
  },
  {
    type: 'NATIONAL_ID',
    first: [9],
    form: form('[XYZ]\\d{7}[A-Z]'),
    alone: 0.45,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'NATIONAL_ID',
    first: [9],
    form: form('[STFGM]\\d{7}[A-Z]'),
    alone: 0.5,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'PASSPORT',
    first: [9],
    form: form('[A-Z]\\d[A-Z]\\d{6}'),
    alone: 0.42,
    topic: 'PASSPORT',
    named: 0.9,
  },
  {
    type: 'PASSPORT',
    first: [7, 8, 9, 10],
    form: form('[A-Z]{1,2}\\d{6,8}'),
    alone: 0.42,
    topic: 'PASSPORT',
    named: 0.9,
  },
  {
    type: 'DRIVER_ID',
    first: [4],
    form: form('[A-Z]\\d{3}-\\d{4}-\\d{4}|[A-Z]\\d{3}-\\d{3}-\\d{2}-\\d{3}-\\d'),
    alone: 0.6,
    topic: 'DRIVER',
    named: 0.9,
  },
  {
    type: 'DRIVER_ID',
    first: [16],
    form: form('[A-Z9]{5}\\d{6}[A-Z9]{2}\\d[A-Z]{2}'),
    alone: 0.6,
    topic: 'DRIVER',
    named: 0.9,
  },
  {
    type: 'SWIFT',
    first: [8, 11],
    form: form('[A-Z]{6}[A-Z\\d]{2}(?:[A-Z\\d]{3})?'),
    alone: 0.1,
    check: (value) => bankCountries.has(value.slice(4, 6)) && /\d/.test(value),
    checked: 0.45,
    topic: 'SWIFT',
    named: 0.9,
  },
  {
    type: 'TAX_ID',
    first: [10, 11, 12, 13],
    form: form('(?:GB|DE|FR|IT|ES|NL|BE|AT|PL|SE|DK|IE|PT)[A-Z\\d]{8,11}'),
    alone: 0.3,
    topic: 'TAX',
    named: 0.9,
  },
];
