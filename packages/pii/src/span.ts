import type { Scan } from './scan.ts';

/**
 * Every kind of personal data this package can name. The first group follows the labels of the public
 * evaluation sets, the rest follows AWS Comprehend where it has a name (see comprehend.ts), so that a
 * known value can carry any of them even when no pattern finds that kind.
 */
export const piiTypes = [
  'PERSON',
  'TITLE',
  'LOC',
  'ORG',
  'ADDRESS',
  'ZIP',
  'EMAIL',
  'PHONE',
  'CREDIT_CARD',
  'CARD_CVV',
  'CARD_EXPIRY',
  'IBAN',
  'SWIFT',
  'BANK_ROUTING',
  'SSN',
  'ACCOUNT',
  'DATE_OF_BIRTH',
  'DATE',
  'AGE',
  'NATIONALITY',
  'IP',
  'MAC',
  'URL',
  'USERNAME',
  'PASSWORD',
  'PIN',
  'CRYPTO',
  'JWT',
  'API_KEY',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'PRIVATE_KEY',
  'PASSPORT',
  'DRIVER_ID',
  'LICENSE_PLATE',
  'VEHICLE_ID',
  'DEVICE_ID',
  'COORDINATES',
  'MRN',
  'HEALTH_ID',
  'NPI',
  'DEA',
  'TAX_ID',
  'NATIONAL_ID',
  'US_ITIN',
  'UK_NINO',
  'UK_NHS',
  'UK_UTR',
  'CA_SIN',
  'CA_HEALTH',
  'IN_AADHAAR',
  'IN_PAN',
  'IN_NREGA',
  'IN_VOTER',
  'OTHER',
] as const;

export type PiiType = (typeof piiTypes)[number];

const typeSet: ReadonlySet<string> = new Set(piiTypes);

/** Whether a string from outside (a policy file, a placeholder) names one of our types. */
export function isPiiType(name: string): name is PiiType {
  return typeSet.has(name);
}

/** What one detector saw: half-open range in UTF-16 code units, and how sure it is (0 to 1). */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly type: PiiType;
  readonly score: number;
}

/** A candidate that was kept; `by` is the name of the detector, or `known` for a known value. */
export interface Span extends Candidate {
  readonly by: string;
}

/**
 * One pattern. `find` must take time linear in the text (bounded repetitions only), must never throw on
 * any string, and never leaves a candidate out because a checksum or a context word is missing: those
 * move the score, since a number with a typing error in it is still personal data.
 */
export interface Detector {
  readonly name: string;
  readonly types: readonly PiiType[];
  /** What it begins at, bits of begins.ts: without any of them a text need not be searched. By default all are. */
  readonly begins?: number;
  /** @param scanned the text in tokens: begin at what is in there, and search no further than is needed */
  find(text: string, scanned: Scan): Candidate[];
}

/**
 * Candidates below this score are not reported unless `minScore` asks for them. Context words only
 * raise a score, so nothing an outsider writes beside a value can push it below this line.
 */
export const defaultMinScore = 0.4;
