import type { AccountingRulingBody, SubjectRequest } from '../../api/types.ts';

export type Kind = SubjectRequest['kind'];
export type Ruling = AccountingRulingBody['ruling'];

export const KINDS: Readonly<Record<Kind, string>> = {
  access: 'Access reports',
  accounting: 'HIPAA accounting',
};

/** What the law gives each kind, in one sentence. */
export const LAWS: Readonly<Record<Kind, string>> = {
  access:
    'GDPR Art. 15: which of their data was used, when, why and by which vendor. Due in a month, two more where you say why.',
  accounting:
    '45 CFR 164.528: disclosures of health information up to six years back, but for treatment, payment, operations and what else is excepted. Due in 60 days, 30 more where you say why.',
};

/** What a purpose can be ruled to be; 164.528(a)(1)(i) to (ix). */
export const RULINGS: Readonly<Record<Ruling, string>> = {
  none: 'To be accounted for',
  'treatment-payment-operations': 'Treatment, payment, operations (i)',
  'to-the-individual': 'To the individual (ii)',
  'incident-to-permitted': 'Incident to a permitted use (iii)',
  authorised: 'Authorised by the individual (iv)',
  'directory-or-care': 'Directory, or persons in care (v)',
  'national-security': 'National security (vi)',
  custody: 'Custody (vii)',
  'limited-data-set': 'Limited data set (viii)',
  'before-compliance-date': 'Before the compliance date (ix)',
};

const LEFT_OUT: Readonly<Record<string, string>> = {
  'nothing-disclosed': 'Nothing was shown to anybody',
  'own-use': 'By your own people: a use, no disclosure',
  'no-health-information': 'No health information, under an agreement that HIPAA does not govern',
};

/** Why accesses are not in an accounting. */
export function leftOutWords(why: string): string {
  return LEFT_OUT[why] ?? RULINGS[why as Ruling];
}

export const AGENCIES = {
  'health-oversight': 'A health oversight agency',
  'law-enforcement': 'A law enforcement official',
} as const;
