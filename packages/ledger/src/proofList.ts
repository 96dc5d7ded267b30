import { fromBase64, toBase64, toUtf8 } from './bytes.ts';
import type { JsonValue } from './canonical.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint, Witnessing } from './checkpoint.ts';
import { commit, openEntry, parseLeaf } from './entry.ts';
import type { EntryOpening } from './entryProof.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { isObject } from './json.ts';
import { verifyInclusion } from './proof.ts';
import { leafHash, sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import type { VerifierKey } from './vkey.ts';

/** What a commitment inside a body was made of. */
export interface MemberOpening {
  readonly value: string;
  readonly salt: Uint8Array;
}

/** One entry of a list: its place in the log, and what it says where the reader may know. */
export interface ListedEntry {
  readonly index: number;
  /** The text of the leaf. */
  readonly leaf: string;
  /** The audit path to the list's checkpoint, leaf's sibling first. */
  readonly proof: readonly Uint8Array[];
  /** Null where the body is gone. */
  readonly opening: EntryOpening | null;
  /** What commitments in the body open to, by the member of the body that holds each. */
  readonly members: Readonly<Record<string, MemberOpening>>;
}

export interface ProofList {
  /** What was asked for, as whoever made the list says. Nothing vouches for it. */
  readonly asked: JsonValue;
  readonly checkpoint: string;
  /** By rising index. */
  readonly entries: readonly ListedEntry[];
}

/** The answer of `verifyProofList`; every entry that does not hold is named. */
export type ProofListVerification =
  | {
      readonly ok: true;
      readonly asked: JsonValue;
      readonly checkpoint: Checkpoint;
      readonly witnesses: readonly Witnessing[];
      readonly entries: number;
      /** How many of them tell what they say. */
      readonly opened: number;
    }
  | { readonly ok: false; readonly problems: readonly ListProblem[] };

export interface ListProblem {
  /** The line of the file, counted from 1. */
  readonly line: number;
  readonly problem: string;
}

const FORMAT = 'cordon-proof-list/v1';

/**
 * Many entries in one file that is checked offline, under one checkpoint: JSON lines, a first one with the checkpoint, one an
 * entry, and a last one with their count, so that a file that was cut off is known by it.
 * @throws LedgerError `proof` for entries that do not rise
 */
export function* formatProofList({ asked, checkpoint, entries }: ProofList): Generator<string> {
  yield `${JSON.stringify({ format: FORMAT, asked, checkpoint })}\n`;
  let last = -1;
  for (const { index, leaf, proof, opening, members } of entries) {
    if (index <= last) throw new LedgerError('proof', 'the entries of a list rise');
    last = index;
    const opened = Object.entries(members).map(([name, { value, salt }]) => [
      name,
      { value, salt: toBase64(salt) },
    ]);
    yield `${JSON.stringify({
      ...{ index, leaf },
      ...(opening !== null && { salt: toBase64(opening.salt), body: opening.body }),
      ...(opened.length > 0 && { members: Object.fromEntries(opened) as unknown }),
      proof: proof.map(toBase64),
    })}\n`;
  }
  yield `${JSON.stringify({ entries: entries.length })}\n`;
}

/** Whether a text is meant to be such a file. */
export function isProofList(text: string): boolean {
  return text.startsWith(`{"format":"${FORMAT}"`);
}

/** Whether a line of a file of openings only frames a list of proofs: its first and its last. */
export function framesProofList(line: string): boolean {
  return isProofList(line) || /^\{"entries":\d+\}$/.test(line);
}

/**
 * Verifies such a file by itself: each entry stands in the signed tree, its body and what is inside it are what was committed
 * to, and none was taken out behind another.
 * @param keys the log's key, and those of the witnesses the caller trusts; how many are enough is for the caller to say
 */
export function verifyProofList(
  text: string,
  keys: readonly VerifierKey[],
  hash: Sha256 = sha256Pure,
): ProofListVerification {
  const lines = text.split('\n');
  const failed = (line: number, problem: string): ProofListVerification => ({
    ok: false,
    problems: [{ line, problem }],
  });
  const head = memberOf(lines[0] ?? '', ['format', 'asked', 'checkpoint']);
  if (head?.format !== FORMAT || typeof head.checkpoint !== 'string' || head.asked === undefined)
    return failed(1, `the file does not begin as ${FORMAT}`);
  const verification = verifyCheckpoint(head.checkpoint, keys);
  if (!verification.ok) return failed(1, verification.problem);
  const { checkpoint, witnesses } = verification;
  const count = lines.length - 3;
  const end = memberOf(lines[count + 1] ?? '', ['entries']);
  if (lines.at(-1) !== '' || count < 0 || end?.entries !== count)
    return failed(Math.max(lines.length - 1, 1), 'the file does not end with the count of its entries');
  const problems: ListProblem[] = [];
  let last = -1;
  let opened = 0;
  for (const [nth, line] of lines.slice(1, count + 1).entries()) {
    try {
      const entry = parseListed(line);
      if (entry.index <= last) throw new LedgerError('proof', 'the entry stands behind a later one');
      last = entry.index;
      verifyListed(entry, checkpoint, hash);
      if (entry.opening !== null) opened++;
    } catch (error) {
      problems.push({ line: nth + 2, problem: reasonOf(error) });
    }
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, asked: head.asked, checkpoint, witnesses, entries: count, opened };
}

/** @throws LedgerError that says what does not hold */
function verifyListed(
  { index, leaf, proof, opening, members }: ListedEntry,
  { size, root }: Checkpoint,
  hash: Sha256,
): void {
  const bytes = toUtf8(leaf);
  if (!verifyInclusion({ index, size, leafHash: leafHash(bytes, hash), root, proof }, hash))
    throw new LedgerError('proof', 'the entry is not at this index of the signed tree');
  const parsed = parseLeaf(bytes);
  if (opening !== null && !openEntry(parsed, opening.salt, opening.body, hash))
    throw new LedgerError('entry', 'the body and salt are not what the entry committed to');
  for (const [name, { value, salt }] of Object.entries(members)) {
    const committed = isObject(opening?.body) ? opening.body[name] : undefined;
    if (committed !== commit(value, salt))
      throw new LedgerError('entry', `${JSON.stringify(name)} is not what the body committed to`);
  }
}

/** @throws LedgerError */
function parseListed(line: string): ListedEntry {
  const parsed = memberOf(line, ['index', 'leaf', 'salt', 'body', 'members', 'proof']);
  const { index, leaf, salt, body, members = {}, proof } = parsed ?? {};
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0 || typeof leaf !== 'string')
    throw new LedgerError('proof', 'the line is no entry of a list');
  if (!isTexts(proof) || !isObject(members) || (salt === undefined) !== (body === undefined))
    throw new LedgerError('proof', 'the line is no entry of a list');
  const opening = typeof salt === 'string' && body !== undefined ? { salt: fromBase64(salt), body } : null;
  if (opening === null && salt !== undefined)
    throw new LedgerError('proof', 'the salt of the entry is no text');
  return { index, leaf, proof: proof.map(fromBase64), opening, members: openingsOf(members) };
}

/** @throws LedgerError */
function openingsOf(members: Readonly<Record<string, JsonValue>>): ListedEntry['members'] {
  return Object.fromEntries(
    Object.entries(members).map(([name, opener]) => {
      const { value, salt } = strict(opener, ['value', 'salt']) ?? {};
      if (typeof value !== 'string' || typeof salt !== 'string')
        throw new LedgerError('proof', 'what opens a member is not its value and salt');
      return [name, { value, salt: fromBase64(salt) }];
    }),
  );
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

type Members<K extends string> = Partial<Readonly<Record<K, JsonValue>>>;

/** The members of a line; null for what is no object, or has one nobody asked for: what is not checked is not taken. */
function memberOf<K extends string>(line: string, names: readonly K[]): Members<K> | null {
  try {
    return strict(JSON.parse(line) as JsonValue, names);
  } catch {
    return null;
  }
}

function strict<K extends string>(value: JsonValue | undefined, names: readonly K[]): Members<K> | null {
  if (!isObject(value)) return null;
  const known = Object.keys(value).every((name) => (names as readonly string[]).includes(name));
  return known ? (value as Members<K>) : null;
}
