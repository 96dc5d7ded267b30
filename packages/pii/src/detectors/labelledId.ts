import type { Candidate, Detector, PiiType } from '../span.ts';
import { labelledValues, labelPattern } from './label.ts';

/** A kind of identifier that only its name gives away. */
interface Kind {
  readonly name: string;
  readonly type: PiiType;
  readonly labels: RegExp;
  /** Fewest digits of a value right behind the word, and of one a few words off. */
  readonly digits: readonly [tight: number, loose: number];
}

const kinds: readonly Kind[] = [
  {
    name: 'account',
    type: 'ACCOUNT',
    labels: labelPattern(
      String.raw`account|acct|a\/c|order|booking|reservation|confirmation|claim|policy|member(?:ship)?|customer|client|subscriber|subscription|invoice|tracking|reference|loyalty|contract|prescription|rx`,
    ),
    digits: [3, 5],
  },
  {
    name: 'medicalRecord',
    type: 'MRN',
    labels: labelPattern(
      String.raw`mrn|medical records?|patient(?: id| number| no)|chart(?: number| no)|hospital number`,
    ),
    digits: [3, 5],
  },
  {
    name: 'healthPlan',
    type: 'HEALTH_ID',
    labels: labelPattern(
      String.raw`health (?:plan|insurance|card)|insurance(?: id| number| card)|medicare|medicaid|beneficiary`,
    ),
    digits: [4, 6],
  },
  {
    name: 'passport',
    type: 'PASSPORT',
    labels: labelPattern(String.raw`passports?`),
    digits: [5, 6],
  },
  {
    name: 'driverId',
    type: 'DRIVER_ID',
    labels: labelPattern(
      String.raw`driv(?:er|ers|er['\u2019]s|ing) licen[cs]e|dl(?: number| no| #)|licen[cs]e number`,
    ),
    digits: [4, 6],
  },
  {
    name: 'bankRouting',
    type: 'BANK_ROUTING',
    labels: labelPattern(String.raw`routing|aba|transit|sort code|bsb`),
    digits: [6, 6],
  },
];

/** Account, order, booking, medical record, passport, licence and bank routing numbers, by their context word. */
export const labelledIds: readonly Detector[] = kinds.map((kind) => ({
  name: kind.name,
  types: [kind.type],
  digits: true,
  find: (text) => find(text, kind),
}));

function find(text: string, kind: Kind): Candidate[] {
  const found: Candidate[] = [];
  for (const { start, end, tight } of labelledValues(text, kind.labels)) {
    const value = text.slice(start, end);
    const digits = value.replace(/\D/g, '').length;
    if (digits < kind.digits[tight ? 0 : 1]) continue;
    found.push({ start, end, type: kind.type, score: tight && !isYear(value) ? 0.75 : 0.45 });
  }
  return found;
}

/** "account since 2019": a year is kept as a weak candidate only. */
function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}
