import { foldText } from '../fold.ts';
import type { KnownValue } from '../known.ts';
import type { PiiType } from '../span.ts';

/** What was found for sure in a document, to be searched in all of it. */
export interface Memory {
  /** A value that a field says it is. */
  add(type: PiiType, value: string): void;
  /** A value that was found with a score. */
  see(type: PiiType, value: string, score: number): void;
  values(): readonly KnownValue[];
}

/** Below it a finding may be a mistake, and a mistake remembered would be one in every part. */
const sureScore = 0.7;

/** Only what belongs to one person wherever it stands. A date, an age or a place says nothing by itself. */
const remembered: ReadonlySet<PiiType> = new Set<PiiType>([
  'PERSON',
  'ADDRESS',
  'EMAIL',
  'PHONE',
  'CREDIT_CARD',
  'IBAN',
  'SSN',
  'ACCOUNT',
  'USERNAME',
  'PASSWORD',
  'API_KEY',
  'PASSPORT',
  'DRIVER_ID',
  'MRN',
  'HEALTH_ID',
  'TAX_ID',
  'NATIONAL_ID',
]);

const mostValues = 5000;
const longest = 200;

/** An empty memory. It holds raw values and lives as long as the redaction of one document. */
export function newMemory(): Memory {
  const values = new Map<string, KnownValue>();
  const add = (type: PiiType, value: string): void => {
    const folded = foldText(value);
    if (folded.length < 2 || value.length > longest || values.size >= mostValues) return;
    // The lines of an address are towns and streets of other people too.
    values.set(`${type} ${folded}`, type === 'ADDRESS' ? { type, value, kind: 'text' } : { type, value });
  };
  return {
    add,
    see(type, value, score) {
      if (score >= sureScore && remembered.has(type) && isTelling(type, value)) add(type, value);
    },
    values: () => [...values.values()],
  };
}

/** A plain word in lower case ("sunshine") or a short number means other things elsewhere. */
function isTelling(type: PiiType, value: string): boolean {
  if (type === 'PERSON') return /\p{Lu}/u.test(value) && foldText(value).length >= 3;
  const folded = foldText(value);
  const digits = folded.replace(/\D/g, '').length;
  return digits >= 5 || (folded.length >= 6 && /[^\p{L}]/u.test(value.trim()));
}
