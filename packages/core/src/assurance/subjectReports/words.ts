import type { Deed, Sight } from './access.ts';
import type { Exception } from './accounting.ts';

/** What was done with somebody's data, in words for them. */
export const deedWords: Readonly<Record<Deed, string>> = {
  seen: 'Your data was looked at',
  'seen-by-tool': 'Your data was fetched by a tool of the person who worked on your request',
  counted: 'The rows of your data were counted; none was shown',
  'file-seen': 'A file of your conversation was opened',
  found: 'You were found by a value that somebody typed',
  compared: 'What somebody said was compared with your data',
  revealed: 'One value was shown in full',
  noted: 'A note about your request was written',
  'written-to': 'You were written to; your address was used without being shown',
  acted: 'Something was done for you; your data was used without being shown',
  exported: 'Your data was written into a file',
  unsealed: 'What was typed into a note, before your data was taken out of it, was opened',
  'recording-watched': 'A recording of the screen of the person who worked on your request was watched',
  'searched-by-machine': 'Your data was used by a machine, to find and take it out of a text or recording',
  'quality-read': 'Your conversation was reviewed after your data had been taken out of it',
};

/** How a field was met. */
export const sightWords: Readonly<Record<Sight, string>> = {
  clear: 'in full',
  partial: 'in part',
  generalise: 'made less exact',
  token: 'replaced by a code',
  redact: 'with your data taken out of it',
  compared: 'compared, not shown',
  used: 'used, not shown',
};

/** Exceptions in the words of the rule, shortened. */
export const exceptionWords: Readonly<Record<Exception, string>> = {
  'treatment-payment-operations': 'treatment, payment or health care operations, 164.528(a)(1)(i)',
  'to-the-individual': 'to the individual, 164.528(a)(1)(ii)',
  'incident-to-permitted': 'incident to a permitted use or disclosure, 164.528(a)(1)(iii)',
  authorised: 'authorised by the individual, 164.528(a)(1)(iv)',
  'directory-or-care': 'facility directory, or persons involved in care, 164.528(a)(1)(v)',
  'national-security': 'national security or intelligence, 164.528(a)(1)(vi)',
  custody: 'correctional institutions or law enforcement custody, 164.528(a)(1)(vii)',
  'limited-data-set': 'part of a limited data set, 164.528(a)(1)(viii)',
  'before-compliance-date': 'before the compliance date, 164.528(a)(1)(ix)',
};
