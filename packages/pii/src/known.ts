import { fold, roomFor, type Folded } from './fold.ts';
import { decoded } from './known/decoded.ts';
import { encodedIn } from './known/encoded.ts';
import { entriesOf, type Entries, type Entry } from './known/entries.ts';
import { FuzzyIndex } from './known/fuzzy.ts';
import { digitsAlone, findLoose } from './known/loose.ts';
import { findSaid } from './known/said.ts';
import { spelledOut } from './known/speech.ts';
import { kindOf, variantsOf, type KnownKind } from './known/variants/index.ts';
import { wordsOf, type Words } from './known/words.ts';
import { findWritten } from './known/written.ts';
import { defaultMinScore, type Candidate, type Detector, type PiiType } from './span.ts';

/** A value of the case's own customer, from the customer database or the ticket. */
export interface KnownValue {
  readonly type: PiiType;
  readonly value: string;
  /** How to search; by default what fits the type. */
  readonly kind?: KnownKind;
}

/** A detector of known values that also finds a value whose parts stand in several texts. */
export interface KnownDetector extends Detector {
  find(text: string): Candidate[];
  /**
   * Finds values in a text that was joined from several; each value as the pieces it stands in.
   * @param joined offsets of the answer count in it
   */
  findPieces(joined: string): (readonly Candidate[])[];
}

/** A search is over before the next begins, so all but long texts are folded in one place: making it anew costs as much. */
const longestUsual = 16_384;
const usualRoom = roomFor(longestUsual);

/**
 * Makes a detector for the known values of one case: whole values and their telling parts, whatever the case,
 * accents, separators or way to write a phone number; spelled, said in words, with one typing error, percent- or
 * base64-encoded. Time is linear in the text however many values there are; compile once and use it for every text of
 * the case.
 */
export function compileKnown(values: readonly KnownValue[]): KnownDetector {
  const all: Entry[] = [];
  for (const { type, value, kind } of values) {
    for (const variant of variantsOf(value, kind ?? kindOf(type))) all.push({ ...variant, type });
  }
  const entries = entriesOf(all);
  const loose = entriesOf(chosen(entries, (entry) => entry.loose === true && /^\d{7,}$/.test(entry.text)));
  // Made with the first text: a case may have none.
  let fuzzy: FuzzyIndex | undefined;
  return {
    name: 'known',
    types: [...new Set(values.map(({ type }) => type))],
    find(text) {
      fuzzy ??= new FuzzyIndex(chosen(entries, (entry) => entry.fuzzy === true));
      return search(text, entries, loose, fuzzy);
    },
    findPieces(joined) {
      const folded = fold(joined);
      const found: (readonly Candidate[])[] = [];
      const take = (candidate: Candidate): void => void found.push([candidate]);
      findWritten(joined, folded, entries, take);
      const spelled = spelledOut(joined, folded, wordsOf(folded));
      if (spelled !== undefined) findSaid(joined, spelled, entries, take);
      findLoose(joined, digitsAlone(spelled ?? folded), loose, (pieces) => void found.push(pieces));
      return found;
    },
  };
}

function chosen({ lists }: Entries, test: (entry: Entry) => boolean): Entry[] {
  const found: Entry[] = [];
  for (const list of lists) for (const entry of list) if (test(entry)) found.push(entry);
  return found;
}

function search(text: string, entries: Entries, loose: Entries, fuzzy: FuzzyIndex): Candidate[] {
  const folded = fold(text, text.length <= longestUsual ? usualRoom : roomFor(text.length));
  const words = wordsOf(folded);
  const found: Candidate[] = [];
  const exact = new Uint8Array(folded.length);
  findWritten(text, folded, entries, (candidate, from, to) => {
    found.push(candidate);
    if (candidate.score >= defaultMinScore) exact.fill(1, from, to);
  });
  const spelled = spelledOut(text, folded, words);
  if (spelled !== undefined) findSaid(text, spelled, entries, (candidate) => void found.push(candidate));
  if (loose.texts.length > 0) {
    findLoose(text, digitsAlone(spelled ?? folded), loose, (pieces) => void found.push(...pieces));
  }
  if (!fuzzy.isEmpty)
    findMisspelled(text, folded, words, exact, fuzzy, (candidate) => void found.push(candidate));
  const plain = decoded(text);
  if (plain !== undefined) {
    findWritten(plain.text, fold(plain.text), entries, (candidate) => {
      found.push({ ...candidate, ...plain.place(candidate.start, candidate.end) });
    });
  }
  for (const { start, end, inside } of encodedIn(text)) {
    findWritten(
      inside,
      fold(inside),
      entries,
      ({ type, score }) => void found.push({ start, end, type, score }),
    );
  }
  return found;
}

function findMisspelled(
  text: string,
  folded: Folded,
  words: Words,
  exact: Uint8Array,
  fuzzy: FuzzyIndex,
  visit: (candidate: Candidate) => void,
): void {
  const isKnown = (word: number): boolean =>
    exact[words.start[word] ?? 0] === 1 && exact[(words.end[word] ?? 1) - 1] === 1;
  fuzzy.find(text, folded, words, isKnown, ({ type }, from, to, score) => {
    visit({ start: folded.start[from] ?? 0, end: folded.end[to - 1] ?? 0, type, score });
  });
}
