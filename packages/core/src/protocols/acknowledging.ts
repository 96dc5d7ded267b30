import { fromBase64 } from '@cordon/ledger';
import { actHolds, type ActWords } from '../kernel/index.ts';

/** What the ledger calls a protocol being put in force, somebody acknowledging it, and the vendor objecting to it. */
export const PROTOCOL_PUT = 'protocol-put-in-force';
export const PROTOCOL_ACKNOWLEDGED = 'protocol-acknowledged';
export const PROTOCOL_OBJECTED = 'protocol-objected';

/** Which version, by what it says. */
export interface VersionNamed {
  readonly agreement: string;
  readonly purpose: string;
  readonly version: number;
  /** SHA-256 (hex) of its canonical text. */
  readonly hash: string;
}

/** What an agent signs with the key of their session. */
export function acknowledgementWords({ agreement, purpose, version, hash }: VersionNamed): ActWords {
  return { agreement, purpose, version, hash };
}

/** What the officer signs: the version, the terms it was written under, and how long the one before still does. */
export function puttingWords(
  named: VersionNamed,
  terms: { readonly hash: string },
  graceHours: number,
): ActWords {
  return { ...acknowledgementWords(named), terms: terms.hash, graceHours };
}

/** What the vendor's admin signs: the version or draft as it was read, and why. @param reason SHA-256 (hex) of the reason */
export function objectionWords(named: VersionNamed, reason: string): ActWords {
  return { ...acknowledgementWords(named), reason };
}

/** A version in force, with its time of grace. Times are epoch milliseconds. */
export interface StandingVersion extends VersionNamed {
  readonly graceUntil: number;
}

/**
 * Whether somebody owes an acknowledgement before they go on working. Until the grace of a version is over, whoever had
 * not to stop before it need not stop now: that of an earlier one, or the grace of that one, still does.
 * @param versions of one protocol, newest first
 * @param acknowledged those whose acknowledgement was found to hold
 */
export function owes(
  versions: readonly StandingVersion[],
  acknowledged: readonly VersionNamed[],
  now: number,
): boolean {
  const [newest, ...before] = versions;
  if (newest === undefined) return false;
  if (acknowledged.some(({ version, hash }) => version === newest.version && hash === newest.hash))
    return false;
  return now >= newest.graceUntil || owes(before, acknowledged, now);
}

/** Whether a key (DER SubjectPublicKeyInfo) signed these bytes; never throws. */
type VerifySignature = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Whether an entry is this act of this person over exactly this version, with a signature that holds. Nothing is taken on
 * the database's word: a row copied, changed or made by hand has no such entry.
 * @param body canonical JSON of the entry's body, or null when there is none
 */
export function entryHolds(
  body: string | null,
  wanted: VersionNamed & {
    readonly act: typeof PROTOCOL_PUT | typeof PROTOCOL_ACKNOWLEDGED | typeof PROTOCOL_OBJECTED;
    readonly person: string;
    readonly party: string;
    /** SHA-256 (hex), of an objection. */
    readonly reason?: string;
  },
  verify: VerifySignature,
): boolean {
  const read = body === null ? null : parsed(body);
  if (read === null) return false;
  const { act, person, party, words } = read;
  if (act !== wanted.act || person !== wanted.person || party !== wanted.party) return false;
  if (typeof words !== 'object' || words === null) return false;
  const said = words as Readonly<Record<string, unknown>>;
  const { reason } = wanted;
  const told = reason === undefined ? acknowledgementWords(wanted) : objectionWords(wanted, reason);
  const same = Object.entries(told).every(([name, value]) => said[name] === value);
  return same && actHolds(read, verify, fromBase64) === true;
}

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
