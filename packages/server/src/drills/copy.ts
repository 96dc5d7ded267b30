import type { Tampering } from '@cordon/core/drills';
import {
  formatCheckpoint,
  leafHash,
  parseCheckpoint,
  parseVkey,
  toUtf8,
  verifyCheckpoint,
  verifyInclusion,
  type Sha256,
} from '@cordon/ledger';
import type { Book } from '../ledger/index.ts';

/** Entries of the newest part that are copied. */
const COPIED = 20;

/**
 * Copies the newest entries with their proofs, does something to the copy, and verifies it as an auditor would: against the
 * signed checkpoint and by nothing else.
 */
export async function copyHolds(
  book: Pick<Book, 'status' | 'entry' | 'proveAll' | 'vkey'>,
  sha256: Sha256,
  tampering: Tampering | null,
): Promise<boolean> {
  const { size } = await book.status();
  const from = Math.max(0, size - COPIED);
  const entries = (
    await Promise.all(Array.from({ length: size - from }, (_, nth) => book.entry(from + nth)))
  ).filter((entry) => entry !== null);
  const { checkpoint, paths } = await book.proveAll(entries);
  const leaves = tampered(
    entries.map(({ leaf }) => leaf),
    tampering,
  );
  const note = tampering === 'cut-back' ? cutBack(checkpoint) : checkpoint;
  const verified = verifyCheckpoint(note, [parseVkey(book.vkey)]);
  if (!verified.ok) return false;
  const { root, size: of } = verified.checkpoint;
  return leaves.every((leaf, nth) =>
    verifyInclusion(
      {
        ...{ index: from + nth, size: of, root, proof: paths[nth] ?? [] },
        leafHash: leafHash(toUtf8(leaf), sha256),
      },
      sha256,
    ),
  );
}

/** @returns the leaves in the places where a reader would look for the entries */
function tampered(leaves: readonly string[], tampering: Tampering | null): readonly string[] {
  const [first = '', second = '', ...rest] = leaves;
  if (tampering === 'changed') return [`${first} `, second, ...rest];
  if (tampering === 'dropped') return [second, ...rest];
  return tampering === 'swapped' ? [second, first, ...rest] : leaves;
}

/** The same log, said to be one entry shorter, under the signatures it had. */
function cutBack(note: string): string {
  const end = note.indexOf('\n\n') + 1;
  const { origin, size, root } = parseCheckpoint(note.slice(0, end));
  return formatCheckpoint({ origin, size: size - 1, root }) + note.slice(end);
}
