import { fromBase64 } from '@cordon/ledger';
import { actHolds } from '../kernel/index.ts';

/** Acts that end the waiting of an entry. */
export const DECISIONS = {
  approved: ['dictionary-approved', 'miss-approved'],
  refused: ['dictionary-refused', 'miss-refused'],
  retired: ['dictionary-retired'],
} as const;

export type Decision = keyof typeof DECISIONS;

/** What of entries is signed when they are decided about together: the order in which they were picked says nothing. */
export function namesOf(ids: readonly string[]): string {
  return ids.toSorted().join(' ');
}

/** A decision as rows tell of it. */
export interface Decided {
  readonly decision: Decision;
  readonly person: string;
  /** SHA-256 (hex) of the names of all rows that name this decision. */
  readonly ids: string;
  /** The marked word it is about, where it was decided about as one. */
  readonly miss: string | null;
}

/** Whether a key (DER SubjectPublicKeyInfo) signed these bytes; never throws. */
type VerifySignature = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Whether an entry is this decision of this person about exactly these entries, with a signature that holds. Nothing is taken
 * on the database's word: a row made, changed or taken out of its decision by hand has no such entry.
 * @param body canonical JSON of the entry's body, or null when there is none
 */
export function decisionHolds(
  body: string | null,
  { decision, person, ids, miss }: Decided,
  verify: VerifySignature,
): boolean {
  const read = body === null ? null : parsed(body);
  if (read?.person !== person || !isRecord(read.words)) return false;
  const act = DECISIONS[decision].find((one) => one === read.act);
  if (act === undefined) return false;
  const said = read.words;
  const about = act.startsWith('miss-') ? miss !== null && said.miss === miss : said.ids === ids;
  return about && actHolds(read, verify, fromBase64) === true;
}

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
