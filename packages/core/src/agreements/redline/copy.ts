import type { Clause } from '../clause.ts';
import { headingAt, knownClauses, type Heading, type Known, type KnownClauses } from './headings.ts';
import { linesOf, type Line } from './lines.ts';
import { nameOf, pairClauses, type PairedBy } from './pairing.ts';
import { rewritten } from './rewritten.ts';
import { bagOf, likeness, squeezed } from './similar.ts';
import { newEffort } from './words.ts';

/** What a returned copy says, clause by clause. Every line of it is in exactly one of these lists. */
export interface MatchedCopy {
  /** In the copy's order, under its numbers. One that nobody touched is the very clause that was given. */
  readonly clauses: readonly Clause[];
  /** How each of `clauses` was recognised. */
  readonly found: readonly (PairedBy | 'new')[];
  /** Numbers of clauses that the copy does not have. */
  readonly missing: readonly string[];
  /** Text that belongs to no clause and is not ours. */
  readonly unmatched: readonly string[];
  /** Left out knowingly: heads and feet of pages, contents, our own front page and annexes. */
  readonly skipped: readonly string[];
}

interface Section {
  readonly heading: Heading;
  /** The clause its number or title points at, while reading. */
  readonly points: Known | null;
  readonly lines: readonly Line[];
}

/** Headings beyond this are read as text: no agreement has so many clauses. */
const MOST_SECTIONS = 1000;

/** Ends the clauses: what follows is a page to sign or an annex. */
const AFTER_CLAUSES = /^(?:annex\s+[a-z0-9]{1,3}\b.{0,80}|signatures?)$/iu;

/** A line of a table of contents. */
const CONTENTS = /(?:\.{4,}|\t)\s*\d{1,4}$/;
const LONGEST_ENTRY = 300;

/** A paragraph this much like a missing clause is that clause without its heading. */
const SAME_WORDS = 0.7;
const MOST_COMPARISONS = 50_000;

/** A shorter line stands in ours by chance; it must be the beginning or the end of one. */
const BY_CHANCE = 15;
/** Lines beyond this are not ours: our own pages have fewer. */
const MOST_OWN_LINES = 5000;

/**
 * Finds the clauses again in the plain text of a copy that came back from somebody's word processor: by number, then
 * title, then words. Re-flowed lines, typographic signs and page heads make no difference.
 * @param own what our copies say beside the clauses (`besideClauses`); lines of it are skipped, others are unmatched
 */
export function matchCopy(clauses: readonly Clause[], copyText: string, own = ''): MatchedCopy {
  const { lines, furniture } = linesOf(copyText);
  const known = knownClauses(clauses);
  const { front, sections, after, contents } = cut(lines, known);
  const { outside, carved } = carve(clauses, sections, [...front, ...after]);
  const kept = carved.filter((section) => !isContents(section, carved));

  const effort = newEffort();
  const read = kept.map((section) => {
    const { number, title } = section.heading;
    const pointed = section.points?.clause;
    return {
      id: number ?? pointed?.id ?? '',
      title: title ?? pointed?.title ?? '',
      text: bodyOf(section),
    };
  });
  const pairs = new Map(pairClauses(clauses, read).map((pair) => [pair.after, pair]));
  const matched = read.map((copy, at) => {
    const pair = pairs.get(at);
    const original = pair === undefined ? undefined : clauses[pair.before];
    return original === undefined ? copy : rewritten(original, copy, effort);
  });
  const taken = new Set([...pairs.values()].map(({ before }) => before));
  const ours = new Set(outside.slice(0, MOST_OWN_LINES).filter(isOf(own)));
  return {
    clauses: matched,
    found: matched.map((_, at) => pairs.get(at)?.by ?? 'new'),
    missing: clauses.flatMap(({ id }, at) => (taken.has(at) ? [] : id)),
    unmatched: passages(outside, ours),
    skipped: [
      ...furniture,
      ...contents.map(({ text }) => text),
      ...carved.filter((section) => !kept.includes(section)).map(({ heading }) => headingText(heading)),
      ...[...ours].map(({ text }) => text),
    ],
  };
}

/** Cuts the lines where clauses begin and where they end. */
function cut(lines: readonly Line[], known: KnownClauses) {
  const front: Line[] = [];
  const contents: Line[] = [];
  const sections: { heading: Heading; points: Known | null; lines: Line[] }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const open = sections.at(-1);
    const before = lines[at - 1]?.text ?? '';
    const ended = line.fresh || open?.lines.length === 0 || /[.;:!?]["')\u201D\u2019]?$/u.test(before);
    const listed = line.text.length > LONGEST_ENTRY ? line.text : line.text.replace(CONTENTS, '');
    if (listed !== line.text && isListed(listed, known)) {
      contents.push(line);
      continue;
    }
    const heading =
      sections.length < MOST_SECTIONS ? headingAt(lines, at, known, open?.points ?? null, ended) : null;
    if (heading !== null) {
      const rest = heading.rest === '' ? [] : [{ text: heading.rest, fresh: true }];
      sections.push({ heading, points: pointedAt(heading, known), lines: rest });
      at += heading.takes - 1;
    } else if (open !== undefined && ended && isAfterClauses(line, open.points)) {
      return { front, sections, after: lines.slice(at), contents };
    } else (open?.lines ?? front).push(line);
  }
  return { front, sections, after: [], contents };
}

function pointedAt({ number, title }: Heading, { byNumber, byName }: KnownClauses): Known | null {
  const titled = title === null ? undefined : byName.get(nameOf(title));
  return titled ?? (number === null ? undefined : byNumber.get(squeezed(number))) ?? null;
}

function isListed(line: string, known: KnownClauses): boolean {
  return headingAt([{ text: line.trim(), fresh: true }], 0, known, null, true) !== null;
}

function isAfterClauses(line: Line, open: Known | null): boolean {
  return AFTER_CLAUSES.test(line.text) && open?.letters.includes(squeezed(line.text)) !== true;
}

/** A heading without words whose clause stands elsewhere with its words: a table of contents. */
function isContents(section: Section, all: readonly Section[]): boolean {
  return (
    section.lines.length === 0 &&
    section.points !== null &&
    section.points.letters !== '' &&
    all.some(({ points, lines }) => points === section.points && lines.length > 0)
  );
}

/**
 * Takes out paragraphs that are a clause which lost its heading: in another clause's section they would look like an
 * addition to that one.
 */
function carve(clauses: readonly Clause[], sections: readonly Section[], outside: readonly Line[]) {
  const pointed = new Set(sections.flatMap(({ points }) => points?.clause ?? []));
  const lost = knownClauses(clauses.filter((clause) => !pointed.has(clause) && clause.text !== ''));
  const open = new Set(lost.byNumber.values());
  const paragraphs = [...sections.flatMap(({ lines }) => blocksOf(lines)), ...blocksOf(outside)].length;
  if (open.size === 0 || open.size * paragraphs > MOST_COMPARISONS) return { outside, carved: sections };

  const lostIn = (block: readonly Line[], owner: Known | null): Known | null => {
    const text = block.map((line) => line.text).join(' ');
    if (owner?.letters.includes(squeezed(text)) === true) return null;
    const bag = bagOf(text);
    const least = Math.max(SAME_WORDS, owner === null ? 0 : likeness(bag, owner.textBag));
    const [best] = [...open]
      .map((one) => ({ one, like: likeness(bag, one.textBag) }))
      .filter(({ like }) => like >= least)
      .toSorted((a, b) => b.like - a.like);
    if (best !== undefined) open.delete(best.one);
    return best?.one ?? null;
  };
  const split = (lines: readonly Line[], owner: Known | null) => {
    const kept: Line[] = [];
    const taken: Section[] = [];
    for (const block of blocksOf(lines)) {
      const found = lostIn(block, owner);
      if (found === null) for (const line of block) kept.push(line);
      else
        taken.push({
          heading: { number: null, title: null, rest: '', takes: 0 },
          points: found,
          lines: block,
        });
    }
    return { kept, taken };
  };
  const carved = sections.flatMap((section) => {
    const { kept, taken } = split(section.lines, section.points);
    return [{ ...section, lines: kept }, ...taken];
  });
  const { kept, taken } = split(outside, null);
  return { outside: kept, carved: [...carved, ...taken] };
}

function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const open = blocks.at(-1);
    if (open === undefined || line.fresh) blocks.push([line]);
    else open.push(line);
  }
  return blocks;
}

function bodyOf({ lines }: Section): string {
  return blocksOf(lines)
    .map((block) => block.map(({ text }) => text).join(' '))
    .join('\n');
}

/** Lines that are not ours, those that follow each other as one passage. */
function passages(lines: readonly Line[], ours: ReadonlySet<Line>): readonly string[] {
  const found: string[][] = [];
  let runs = false;
  for (const line of lines) {
    const own = ours.has(line);
    if (!own && runs && !line.fresh) found.at(-1)?.push(line.text);
    else if (!own) found.push([line.text]);
    runs = !own;
  }
  return found.map((passage) => passage.join(' '));
}

/** Whether a line is one of ours, or a piece of one, as a narrower page makes of it. */
function isOf(own: string): (line: Line) => boolean {
  const paragraphs = own.split('\n\n').map(squeezed);
  return ({ text }) => {
    const line = squeezed(text);
    return paragraphs.some((paragraph) =>
      line.length < BY_CHANCE
        ? paragraph.startsWith(line) || paragraph.endsWith(line)
        : paragraph.includes(line),
    );
  };
}

function headingText({ number, title }: Heading): string {
  return [number, title].filter((part) => part !== null).join(' ');
}
