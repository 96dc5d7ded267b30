import { LedgerError, reasonOf } from '../errors.ts';
import { formatNote, parseNote, verifyNote } from '../note.ts';
import type { NoteSignature } from '../note.ts';
import { TYPE_COSIGNATURE, formatVkey } from '../vkey.ts';
import type { VerifierKey } from '../vkey.ts';

/** The answer of `addCosignatures`. */
export type CosignatureAddition =
  { readonly ok: true; readonly checkpoint: string } | { readonly ok: false; readonly problem: string };

/** A signature line that holds, and the time it states (seconds since 1970). */
interface Cosignature {
  readonly line: NoteSignature;
  readonly timestamp: number;
}

/**
 * Adds to a checkpoint what a witness answered with 200 (C2SP tlog-witness: verified with the keys that the log
 * trusts, unknown ones ignored). A witness has one line at most, its latest; these lines stand last, in the order of
 * `witnesses`. So the note is the same in whichever order the witnesses answer, and however often.
 * @param checkpoint the log's own signed checkpoint, with the cosignatures it has so far
 * @param answer signature lines, nothing about them trusted
 * @param witnesses all the log asks, not only the one that answered; keys of other types than 0x04 are unknown here
 * @returns not ok when no line is by a witness, or one of them does not hold: then none of the answer is believed
 * @throws LedgerError `note` when `checkpoint` is not a note, or would have more lines than a note may
 */
export function addCosignatures(
  checkpoint: string,
  answer: string,
  witnesses: readonly VerifierKey[],
): CosignatureAddition {
  const { text, signatures } = parseNote(checkpoint);
  const keys = distinct(witnesses.filter(({ type }) => type === TYPE_COSIGNATURE));
  let answered: readonly NoteSignature[];
  try {
    answered = parseLines(text, answer).filter((line) => keys.some((key) => isBy(key, line)));
  } catch (error) {
    return { ok: false, problem: reasonOf(error) };
  }
  if (answered.length === 0) return { ok: false, problem: 'no signature by a known key' };
  for (const line of answered) {
    const verification = verifyNote(formatNote(text, [line]), keys);
    if (!verification.ok) return { ok: false, problem: verification.problem };
  }
  const others = signatures.filter((line) => !keys.some((key) => isBy(key, line)));
  const cosignatures = keys.flatMap((key) => latest(key, text, [...signatures, ...answered]));
  return { ok: true, checkpoint: formatNote(text, [...others, ...cosignatures]) };
}

/** The latest line by `key` that holds over `text`, or none; of two of one second the first. */
function latest(key: VerifierKey, text: string, lines: readonly NoteSignature[]): readonly NoteSignature[] {
  const holding = lines
    .filter((line) => isBy(key, line))
    .flatMap((line): readonly Cosignature[] => {
      const verification = verifyNote(formatNote(text, [line]), [key]);
      const timestamp = verification.ok ? verification.signatures[0]?.timestamp : null;
      return typeof timestamp === 'number' ? [{ line, timestamp }] : [];
    });
  return holding
    .toSorted((a, b) => b.timestamp - a.timestamp)
    .slice(0, 1)
    .map(({ line }) => line);
}

function parseLines(text: string, answer: string): readonly NoteSignature[] {
  const note = parseNote(`${text}\n${answer}`);
  // An empty line in the answer would make part of it the text.
  if (note.text !== text) throw new LedgerError('note', 'the answer is not signature lines only');
  return note.signatures;
}

function isBy(key: VerifierKey, line: NoteSignature): boolean {
  return key.name === line.name && key.id === line.id;
}

function distinct(keys: readonly VerifierKey[]): readonly VerifierKey[] {
  return [...new Map(keys.map((key) => [formatVkey(key), key])).values()];
}
