import type { Clause } from '../clause.ts';
import type { Line } from './lines.ts';
import { nameOf } from './pairing.ts';
import { bagOf, likeness, squeezed, within, type Bag } from './similar.ts';

/** A clause with what its heading and its words are recognised by. */
export interface Known {
  readonly clause: Clause;
  readonly name: string;
  /** Without spaces: to see whether a line is taken from it. */
  readonly letters: string;
  readonly titleBag: Bag;
  readonly textBag: Bag;
}

export interface KnownClauses {
  readonly byNumber: ReadonlyMap<string, Known>;
  readonly byName: ReadonlyMap<string, Known>;
  /** How many parts the numbers have: only such a number can be a new clause's. */
  readonly depths: ReadonlySet<number>;
}

/** Where a clause begins. */
export interface Heading {
  /** As the copy has it; null when it gives none. */
  readonly number: string | null;
  readonly title: string | null;
  /** Words of the clause in the same line. */
  readonly rest: string;
  /** Lines it takes. */
  readonly takes: number;
}

/** A title seldom takes more lines, however narrow the page. */
const TITLE_LINES = 4;
const LONGEST_TITLE = 300;
const SAME_TITLE = 0.5;
const SAME_TEXT = 0.7;
const FEWEST_WORDS = 4;

const NUMBERED = /^(?:(?:clause|section|article|\u00A7)\s*)?(\S{1,22})(?:\s+(\S.*))?$/iu;
const PLAIN_NUMBER = /^\d{1,3}(?:\.\d{1,3})*[a-z]?$/i;

/** Clauses made ready to be found again by number, name or likeness; where two share one, the first is found. */
export function knownClauses(clauses: readonly Clause[]): KnownClauses {
  const known = clauses.map((clause) => ({
    clause,
    name: nameOf(clause.title),
    letters: squeezed(clause.text),
    titleBag: bagOf(clause.title),
    textBag: bagOf(clause.text),
  }));
  const first = (keyOf: (one: Known) => string) =>
    new Map(known.toReversed().flatMap((one) => (keyOf(one) === '' ? [] : [[keyOf(one), one] as const])));
  return {
    byNumber: first(({ clause }) => squeezed(clause.id)),
    byName: first(({ name }) => name),
    depths: new Set(clauses.map(({ id }) => id.split('.').length)),
  };
}

/**
 * The heading that begins in a line, if one does. A line that stands in the clause that is open is none of a clause that
 * cites another's number: a reference at the start of a wrapped line must not cut a clause in two.
 * @param open the clause that the lines before belong to
 * @param ended whether what stands before came to an end: an empty line, a full stop, a heading
 */
export function headingAt(
  lines: readonly Line[],
  at: number,
  known: KnownClauses,
  open: Known | null,
  ended: boolean,
): Heading | null {
  const line = lines[at]?.text ?? '';
  const [, written = '', rest = ''] = NUMBERED.exec(line) ?? [];
  const number = written.replace(/[.):]+$/, '');
  const meant = known.byNumber.get(squeezed(number));
  if (meant !== undefined) {
    const exact = wholeTitle(lines, at, number, rest, meant) ?? titleBefore(number, rest, meant);
    if (exact !== null) return exact;
  }
  const otherTitle = known.byName.has(nameOf(rest)) && (meant !== undefined || PLAIN_NUMBER.test(number));
  if (rest !== '' && otherTitle) return { number, title: rest, rest: '', takes: 1 };
  if (open?.letters.includes(squeezed(line)) === true) return null;
  if (meant !== undefined) return changedHeading(lines, at, number, rest, meant, ended);
  if (ended && PLAIN_NUMBER.test(number) && known.depths.has(number.split('.').length) && isTitle(rest)) {
    return { number, title: rest, rest: '', takes: 1 };
  }
  if (ended && known.byName.has(nameOf(line))) return { number: null, title: line, rest: '', takes: 1 };
  return null;
}

/** The number and the very title, over as many lines as the page made of it. */
function wholeTitle(
  lines: readonly Line[],
  at: number,
  number: string,
  rest: string,
  { name }: Known,
): Heading | null {
  let title = rest;
  for (let takes = 1; takes <= TITLE_LINES; takes++) {
    const found = nameOf(title);
    if (found === name && name !== '') return { number, title, rest: '', takes };
    if (!name.startsWith(found)) return null;
    title = `${title} ${lines[at + takes]?.text ?? ''}`.trim();
  }
  return null;
}

/** The number, the very title and, after a stop, words of the clause. */
function titleBefore(number: string, rest: string, { name }: Known): Heading | null {
  for (const stop of rest.slice(0, LONGEST_TITLE).matchAll(/[.:\u2013\u2014-]\s+/gu)) {
    const title = rest.slice(0, stop.index);
    if (nameOf(title) !== name) continue;
    return { number, title, rest: rest.slice(stop.index + stop[0].length), takes: 1 };
  }
  return null;
}

/** The number of a clause with another title, or with none. */
function changedHeading(
  lines: readonly Line[],
  at: number,
  number: string,
  rest: string,
  { titleBag, textBag }: Known,
  ended: boolean,
): Heading | null {
  if (rest === '') return ended ? { number, title: null, rest, takes: 1 } : null;
  const words = bagOf(rest);
  if (isTitle(rest) && (ended || likeness(words, titleBag) >= SAME_TITLE)) {
    return { number, title: rest, rest: '', takes: 1 };
  }
  const more = bagOf([rest, lines[at + 1]?.text, lines[at + 2]?.text].join(' '));
  if (
    more.words.size >= FEWEST_WORDS &&
    within(words, textBag) >= SAME_TEXT &&
    within(more, textBag) >= SAME_TITLE
  ) {
    return { number, title: null, rest, takes: 1 };
  }
  return null;
}

/** Reads like a heading: short, begins large, is no sentence. */
function isTitle(text: string): boolean {
  return (
    text.length <= 120 &&
    /^["'\u201C\u2018(]?[\p{Lu}\p{Lt}\p{Lo}]/u.test(text) &&
    !/[.;:,]$/.test(text) &&
    text.split(/\s+/).length <= 14
  );
}
