import { fromBase64, fromUtf8, toBase64, toUtf8 } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { JsonValue } from './canonical.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint, Witnessing } from './checkpoint.ts';
import { openEntry, parseLeaf } from './entry.ts';
import type { Leaf } from './entry.ts';
import { LedgerError, reasonOf } from './errors.ts';
import { readEntries, readHashes } from './logReader.ts';
import type { LogReader } from './logReader.ts';
import { tilesProving } from './partialLog.ts';
import { inclusionProof } from './proof.ts';
import { formatProofFile, parseProofFile, verifyProofFile } from './proofFile.ts';
import { TILE_WIDTH, hashReaderOfTiles, tilePath } from './tiles.ts';
import { sha256Pure } from './tree.ts';
import type { Sha256 } from './tree.ts';
import type { VerifierKey } from './vkey.ts';

/** What opens an entry, when whoever gets the proof may have it. */
export interface EntryOpening {
  readonly salt: Uint8Array;
  readonly body: JsonValue;
}

/** An entry with all that proves it. */
export interface EntryProof {
  readonly index: number;
  /** The bytes of the leaf. */
  readonly leaf: Uint8Array;
  /** The audit path, leaf's sibling first. */
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly opening?: EntryOpening;
}

/** The answer of `verifyEntryProof`. */
export type EntryProofVerification =
  | {
      readonly ok: true;
      readonly index: number;
      readonly checkpoint: Checkpoint;
      readonly witnesses: readonly Witnessing[];
      readonly leaf: Leaf;
      /** What the entry says; null when the file does not tell. */
      readonly body: JsonValue | null;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * One file that proves one entry offline: a C2SP tlog-proof whose extra data carry the leaf, and the body and salt where
 * they are given. Nothing vouches for extra data by itself; here the leaf must be the one that the audit path leads from,
 * and the body must open it, so nothing carried is merely believed.
 */
export function formatEntryProof({ index, leaf, proof, checkpoint, opening }: EntryProof): string {
  const extra = canonicalBytes({
    leaf: fromUtf8(leaf),
    ...(opening === undefined ? {} : { salt: toBase64(opening.salt), body: opening.body }),
  });
  return formatProofFile({ index, proof, checkpoint, extra });
}

/**
 * Verifies such a file by itself.
 * @param keys the log's key, and those of the witnesses the caller trusts; how many are enough is for the caller to say
 */
export function verifyEntryProof(
  text: string,
  keys: readonly VerifierKey[],
  hash: Sha256 = sha256Pure,
): EntryProofVerification {
  try {
    const { leaf: leafText, opening } = parseExtra(parseProofFile(text).extra);
    const verified = verifyProofFile(text, toUtf8(leafText), keys, hash);
    if (!verified.ok) return verified;
    const leaf = parseLeaf(toUtf8(leafText));
    if (opening !== null && !openEntry(leaf, opening.salt, opening.body)) {
      return { ok: false, problem: 'the body and salt in the file are not what the entry committed to' };
    }
    return { ...verified, leaf, body: opening?.body ?? null };
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
}

/**
 * Makes such a file from a log that is read somewhere: a folder, a web server.
 * @param keys the log's verifier key; its checkpoint must be signed by it
 * @throws LedgerError `proof` when the log does not prove the entry, whatever is missing or wrong
 */
export async function proveEntry(
  reader: LogReader,
  keys: readonly VerifierKey[],
  index: number,
  { opening, hash = sha256Pure }: { readonly opening?: EntryOpening; readonly hash?: Sha256 } = {},
): Promise<{ readonly text: string; readonly size: number }> {
  const note = await reader.read('checkpoint');
  if (note === null) throw new LedgerError('proof', 'the checkpoint is missing');
  const checkpoint = fromUtf8(note);
  const verified = verifyCheckpoint(checkpoint, keys);
  if (!verified.ok) throw new LedgerError('proof', verified.problem);
  const { size } = verified.checkpoint;
  if (index >= size) throw new LedgerError('proof', `the log has ${String(size)} entries, counted from 0`);
  const start = Math.floor(index / TILE_WIDTH);
  const bundle = { index: start, width: Math.min(TILE_WIDTH, size - start * TILE_WIDTH) };
  const leaf = (await readEntries(reader, bundle))?.entries[index - start * TILE_WIDTH];
  if (leaf === undefined) throw new LedgerError('proof', 'the entry bundle is missing');
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesProving(size, [index])) {
    const hashes = await readHashes(reader, tile);
    if (hashes === null) throw new LedgerError('proof', `${tilePath(tile)} is missing`);
    tiles.set(tilePath(tile), new Uint8Array(hashes.flatMap((one) => [...one])));
  }
  const read = hashReaderOfTiles(size, (tile) => tiles.get(tilePath(tile)) ?? new Uint8Array(0), hash);
  const proof = inclusionProof(index, size, read, hash);
  const text = formatEntryProof({
    ...{ index, leaf, proof, checkpoint },
    ...(opening === undefined ? {} : { opening }),
  });
  const check = verifyEntryProof(text, keys, hash);
  if (!check.ok) throw new LedgerError('proof', check.problem);
  return { text, size };
}

function parseExtra(extra: Uint8Array | undefined): { leaf: string; opening: EntryOpening | null } {
  if (extra === undefined) throw new LedgerError('proof', 'the proof file does not carry its entry');
  const { leaf, salt, body } = (JSON.parse(fromUtf8(extra)) ?? {}) as Record<string, JsonValue | undefined>;
  if (typeof leaf !== 'string') throw new LedgerError('proof', 'the proof file does not carry its entry');
  if (salt === undefined && body === undefined) return { leaf, opening: null };
  if (typeof salt !== 'string' || body === undefined)
    throw new LedgerError('proof', 'the proof file carries half of what opens its entry');
  return { leaf, opening: { salt: fromBase64(salt), body } };
}
