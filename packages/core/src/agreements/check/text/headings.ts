/** What a paragraph is headed with, if it is, and what is left. */
export interface Headed {
  readonly heading: string | null;
  readonly body: string;
  /** `section`: a heading on a line of its own; `run-in`: at the start of the clause. */
  readonly level: 'section' | 'run-in';
}

const NUMBER =
  /^(?:#{1,6}\s*)?(?:(?:article|clause|section|annex|schedule|exhibit|appendix|part|table)\s+(?:\d+|[ivxlc]+|[A-Z])\b(?:\.[\dA-Z]+)*|§\s*\d+[a-z]?|\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?=[.)])|[IVX]{1,5}(?=[.)]))[.):]?\s*(?:[-–—:|]\s*)?/i;
/** A heading has no sentence in it. */
const VERB =
  /\b(?:shall|will|must|may|is|are|was|were|has|have|agrees?|undertakes?|can|should|does|means|ensures?|remains?|includes?)\b/i;
const MOST_WORDS = 12;
const LONGEST = 110;
const SHORT = 6;
/** Letters after a label in which a sentence would show its verb. */
const LABELLED = 160;
const RUN_IN = /^(?:__|\*|_)?(.{2,110}?)(?:[.:](?:__|\*|_)?|__[.:]?|\s[–—]|\s-)\s+(?=["“'‘([A-Z\d<])/s;

/**
 * Reads a paragraph's heading: `8. Audit`, `Clause 9 - Use of sub-processors`, `AUDIT RIGHTS`, `## Audit`, or run in
 * before the text as in `8. Audit. The Controller may ...`. A heading is context; it is never evidence.
 */
export function headingOf(paragraph: string): Headed {
  const flat = paragraph.replaceAll('\n', ' ').replaceAll(/ {2,}/g, ' ').trim();
  if (flat.startsWith('|')) return { heading: null, body: flat, level: 'section' };
  const number = NUMBER.exec(flat)?.[0] ?? '';
  const rest = flat.slice(number.length).replace(/^#{1,6}\s+/, '');
  if (isTitle(rest, number !== '' || flat.startsWith('#'))) {
    return { heading: strip(flat), body: '', level: 'section' };
  }
  const runIn = RUN_IN.exec(rest);
  if (runIn?.[1] !== undefined && isRunIn(runIn[1])) {
    const body = rest.slice(runIn[0].length);
    // "Retention: three years" is a fact with its label, not a clause under a title.
    const fact = !/[.]\W*$/.test(runIn[0]) && !hasVerb(body.slice(0, LABELLED));
    return { heading: strip(runIn[1]), body: fact ? rest : body, level: 'run-in' };
  }
  return { heading: null, body: flat, level: 'section' };
}

/** The mark a list item starts with: `(a)`, `1.`, a bullet. */
export function listMark(paragraph: string): string | null {
  return (
    /^\s*(?:[-*•‣◦▪–]\s|\(?[a-z]{1,4}\)\s|\(?\d{1,3}\)\s|[a-z]\.\s|\d{1,3}(?:\.\d{1,3}){0,4}\.?\s)/i.exec(
      paragraph,
    )?.[0] ?? null
  );
}

/** The month is no verb. */
function hasVerb(text: string): boolean {
  return VERB.test(text.replaceAll('May', ''));
}

function isTitle(text: string, numbered: boolean): boolean {
  if (text.length > LONGEST || text === '') return false;
  const words = text.split(' ');
  if (words.length > MOST_WORDS || hasVerb(text)) return false;
  if (/[;,]$/.test(text) || /_{3,}|\.{4,}|[@|]/.test(text)) return false;
  if (text === text.toUpperCase() && /[A-Z]{3}/.test(text)) return true;
  if (/[.:]$/.test(text) && !(numbered && (words.length <= SHORT || mostlyCapital(words)))) return false;
  if (/: \S/.test(text)) return false;
  return /^["“(]?[A-Z]/.test(text) && (numbered || mostlyCapital(words));
}

function isRunIn(title: string): boolean {
  const words = title.trim().split(' ');
  if (words.length > MOST_WORDS || hasVerb(title) || !/^["“(]?[A-Z]/.test(title)) return false;
  if (/_{3,}|[@:;]/.test(title)) return false;
  // A short sentence with a verb this file does not list: names apart, it is in small letters.
  if (words.length > SHORT && !mostlyCapital(words)) return false;
  // "Article 28" or "No" ended by a dot is no title; neither is "Acme Inc".
  return !/\b(?:no|inc|ltd|llc|art|sec|corp|co|gmbh|mr|ms|dr|e\.g|i\.e|cal|civ|u\.s)$/i.test(title.trim());
}

function mostlyCapital(words: readonly string[]): boolean {
  const telling = words.filter((word) => /^[A-Za-z]{4,}/.test(word));
  return telling.length > 0 && telling.filter((word) => /^[A-Z]/.test(word)).length * 2 > telling.length;
}

function strip(text: string): string {
  return text.replaceAll(/^[#\s]+|__/g, '').trim();
}
