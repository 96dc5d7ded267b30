import { canonicalText, toUtf8 } from '@cordon/ledger';

/** What a person decided, as it stands in the ledger: codes, ids and choices. Never a name, never a text they typed. */
export type ActWords = Readonly<Record<string, string | number | boolean | null>>;

/** The part of a signed act that makes it one act and no other: each id is good once, and only near its time. */
export interface ActMark {
  readonly actId: string;
  /** RFC 3339, in the one spelling of `Date.prototype.toISOString`. */
  readonly actAt: string;
}

/**
 * The text a person's session key signs when they decide something. The entry keeps it word for word, so that whoever
 * has the entry alone can verify who decided what.
 * @param act as the entry calls it, e.g. `rebind-decided`
 * @returns RFC 8785 canonical JSON
 */
export function actStatement(act: string, words: ActWords, { actId, actAt }: ActMark): string {
  return canonicalText({ ...words, type: TYPE, act, actId, actAt });
}

/** How an entry's own words name what was signed: the statement, the key (base64 SPKI) and the signature (base64). */
export interface SignedWords {
  readonly signed: string;
  readonly key: string;
  readonly signature: string;
}

/** A text that no entry may say: its words hold a salted commitment, which whoever has text and salt can check. */
export interface HiddenText {
  readonly name: string;
  readonly value: string;
  /** 32 random bytes. */
  readonly salt: Uint8Array;
}

/** An act as its person signed it, on its way to the entry. */
export interface SignedAct {
  readonly act: string;
  readonly words: ActWords & SignedWords;
  /** What opens commitments among the words: kept beside the entry, sealed. */
  readonly openings?: readonly HiddenText[];
}

/**
 * The words of an entry, with the signature where the entry is of the act that its person signed.
 * @throws Error when the entry would say otherwise than was signed: its signature would not hold
 */
export function withSignature(act: string, words: ActWords, signed: SignedAct | undefined): ActWords {
  if (signed?.act !== act) return words;
  const otherwise = Object.entries(words).find(
    ([name, value]) => name in signed.words && signed.words[name] !== value,
  );
  if (otherwise !== undefined)
    throw new Error(`the entry of ${act} says another ${otherwise[0]} than was signed`);
  return { ...words, ...signed.words };
}

/** Whether a key (DER SubjectPublicKeyInfo) signed these bytes. */
type VerifySignature = (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Verifies the signature in an entry of an administrative act, from the entry alone. Whose key it is says the entry
 * `session-key` of that person.
 * @param body of the entry
 * @returns null when the entry says nothing of a signature
 */
export function actHolds(
  body: unknown,
  verify: VerifySignature,
  fromBase64: (text: string) => Uint8Array,
): boolean | null {
  if (!isObject(body) || !isObject(body.words)) return null;
  const { signed, key, signature, ...words } = body.words;
  if (typeof signed !== 'string' || typeof key !== 'string' || typeof signature !== 'string') return null;
  let statement: unknown;
  try {
    statement = JSON.parse(signed);
  } catch {
    return false;
  }
  // The statement is of this act, and the entry says nothing else of what was decided.
  if (!isObject(statement) || statement.type !== TYPE || statement.act !== body.act) return false;
  const { type: _type, act: _act, actId: _id, actAt: _at, ...decided } = statement;
  if (Object.entries(decided).some(([name, value]) => words[name] !== value)) return false;
  try {
    return verify(fromBase64(key), toUtf8(signed), fromBase64(signature));
  } catch {
    return false;
  }
}

const TYPE = 'cordon-act/v1';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
