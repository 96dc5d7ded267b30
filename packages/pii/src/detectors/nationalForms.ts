import { ibanCountries } from './iban.ts';
import { luhn } from './checksums.ts';
import { aba, dea, nhs, npi, verhoeff, vin } from './nationalChecks.ts';
import type { PiiType } from '../span.ts';
import type { Topic } from './topics.ts';

/** A number known by its form. Scores: by form alone, with the check passed, and what a context word adds. */
export interface NationalForm {
  readonly type: PiiType;
  /** sticky; bounded repetitions only */
  readonly form: RegExp;
  readonly alone: number;
  /** of the value without separators, in upper case */
  readonly check?: (value: string) => boolean;
  readonly checked?: number;
  readonly topic: Topic;
  readonly named: number;
}

const end = '(?![\\w]|[-.]\\d)';
const form = (body: string, flags = 'y'): RegExp => new RegExp(`(?<![\\w.]|\\d-)(?:${body})${end}`, flags);

/** Forms that begin with a digit. */
export const numberForms: readonly NationalForm[] = [
  { type: 'TAX_ID', form: form('\\d{2}-\\d{7}'), alone: 0.5, topic: 'TAX', named: 0.9 },
  {
    type: 'UK_NHS',
    form: form('\\d{3}[ -]?\\d{3}[ -]?\\d{4}'),
    alone: 0.1,
    check: nhs,
    checked: 0.3,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'IN_AADHAAR',
    form: form('[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}'),
    alone: 0.25,
    check: verhoeff,
    checked: 0.45,
    topic: 'NATIONAL',
    named: 0.9,
  },
  {
    type: 'CA_SIN',
    form: form('\\d{3}[ -]\\d{3}[ -]\\d{3}'),
    alone: 0.4,
    check: luhn,
    checked: 0.55,
    topic: 'NATIONAL',
    named: 0.9,
  },
  { type: 'NPI', form: form('\\d{10}'), alone: 0.1, check: npi, checked: 0.3, topic: 'NPI', named: 0.9 },
  {
    type: 'BANK_ROUTING',
    form: form('\\d{9}'),
    alone: 0.2,
    check: aba,
    checked: 0.42,
    topic: 'ROUTING',
    named: 0.9,
  },
  { type: 'BANK_ROUTING', form: form('\\d{2}-\\d{2}-\\d{2}'), alone: 0.2, topic: 'ROUTING', named: 0.85 },
  { type: 'UK_UTR', form: form('\\d{5} ?\\d{5}'), alone: 0.1, topic: 'TAX', named: 0.85 },
  { type: 'TAX_ID', form: form('\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'), alone: 0.15, topic: 'TAX', named: 0.85 },
  {
    type: 'NATIONAL_ID',
    form: form('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}'),
    alone: 0.6,
    topic: 'NATIONAL',
    named: 0.9,
  },
  { type: 'NATIONAL_ID', form: form('\\d{8}-?[A-HJ-NP-TV-Z]'), alone: 0.4, topic: 'NATIONAL', named: 0.9 },
  { type: 'NATIONAL_ID', form: form('\\d{6}[-+]\\d{4}'), alone: 0.35, topic: 'NATIONAL', named: 0.85 },
  { type: 'NATIONAL_ID', form: form('\\d{11}'), alone: 0.15, topic: 'NATIONAL', named: 0.85 },
  {
    type: 'HEALTH_ID',
    form: form('[1-9][A-Z][A-Z\\d]\\d-?[A-Z][A-Z\\d]\\d-?[A-Z]{2}\\d{2}'),
    alone: 0.6,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'CA_HEALTH',
    form: form('\\d{4}[ -]\\d{3}[ -]\\d{3}(?:[ -][A-Z]{2})?'),
    alone: 0.35,
    topic: 'HEALTH',
    named: 0.9,
  },
  {
    type: 'VEHICLE_ID',
    form: form('(?=[A-HJ-NPR-Z\\d]{0,15}[A-Z])[A-HJ-NPR-Z\\d]{17}'),
    alone: 0.35,
    check: vin,
    checked: 0.8,
    topic: 'VIN',
    named: 0.9,
  },
  {
    type: 'ACCOUNT',
    form: form('\\d{1,2}:\\d{2}-[A-Za-z]{2}-\\d{4,6}(?:-[A-Za-z]{2,4}){0,2}'),
    alone: 0.8,
    topic: 'ACCOUNT',
    named: 0.9,
  },
  {
    type: 'ACCOUNT',
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
    form: form('[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]', 'iy'),
    alone: 0.7,
    topic: 'NATIONAL',
    named: 0.95,
  },
  {
    type: 'IN_PAN',
    form: form('[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]'),
    alone: 0.7,
    topic: 'TAX',
    named: 0.95,
  },
  { type: 'IN_VOTER', form: form('[A-Z]{3}\\d{7}'), alone: 0.4, topic: 'NATIONAL', named: 0.9 },
  {
    type: 'IN_NREGA',
    form: form('[A-Z]{2}-\\d{2}-\\d{3}-\\d{3}-\\d{3}/\\d{1,6}'),
    alone: 0.8,
    topic: 'NATIONAL',
    named: 0.95,
  },
  {
    type: 'DEA',
    form: form('[A-HJ-NP-UX][A-Z9]\\d{7}'),
    alone: 0.3,
    check: dea,
    checked: 0.55,
    topic: 'DEA',
    named: 0.95,
  },
  {
    type: 'VEHICLE_ID',
    form: form('[A-HJ-NPR-Z](?=[A-HJ-NPR-Z\\d]{0,15}\\d)[A-HJ-NPR-Z\\d]{16}'),
    alone: 0.3,
    check: vin,
    checked: 0.8,
    topic: 'VIN',
    named: 0.9,
  },
  { type: 'NATIONAL_ID', form: form('[XYZ]\\d{7}[A-Z]'), alone: 0.45, topic: 'NATIONAL', named: 0.9 },
  { type: 'NATIONAL_ID', form: form('[STFGM]\\d{7}[A-Z]'), alone: 0.5, topic: 'NATIONAL', named: 0.9 },
  { type: 'PASSPORT', form: form('[A-Z]{1,2}\\d{6,8}'), alone: 0.42, topic: 'PASSPORT', named: 0.9 },
  {
    type: 'DRIVER_ID',
    form: form('[A-Z]\\d{3}-\\d{4}-\\d{4}|[A-Z]\\d{3}-\\d{3}-\\d{2}-\\d{3}-\\d'),
    alone: 0.6,
    topic: 'DRIVER',
    named: 0.9,
  },
  {
    type: 'DRIVER_ID',
    form: form('[A-Z9]{5}\\d{6}[A-Z9]{2}\\d[A-Z]{2}'),
    alone: 0.6,
    topic: 'DRIVER',
    named: 0.9,
  },
  {
    type: 'SWIFT',
    form: form('[A-Z]{6}[A-Z\\d]{2}(?:[A-Z\\d]{3})?'),
    alone: 0.1,
    check: (value) => ibanCountries.has(value.slice(4, 6)) && /\d/.test(value),
    checked: 0.45,
    topic: 'SWIFT',
    named: 0.9,
  },
  {
    type: 'TAX_ID',
    form: form('(?:GB|DE|FR|IT|ES|NL|BE|AT|PL|SE|DK|IE|PT)[A-Z\\d]{8,11}'),
    alone: 0.3,
    topic: 'TAX',
    named: 0.9,
  },
];
