/** A sentence, or one item of the list inside it. */
export interface Piece {
  readonly text: string;
  /** The words before the list's first item, which belong to each of its items. */
  readonly lead: string;
  /** What is shown to a reader. */
  readonly sentence: string;
}

const END = /[.!?]["”’)]?\s+(?=["“‘'([*_]*[A-Z\d])/g;
/** A dot after one of these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:art|arts|no|nos|inc|ltd|llc|corp|co|sec|secs|para|paras|cl|reg|regs|cf|approx|mr|ms|mrs|dr|st|vs|etc|e\.g|i\.e|cal|civ|u\.s|u\.s\.c|c\.f\.r|c\.c\.r|u\.k|e\.u|ed|eds|seq|fig|pt|ch|lit|abs|\d{1,3}(?:\.\d{1,3})*|[a-z])$/i;
/** A list's mark after white space; "Article 28 (3)" and "paragraph (a)" are references and excluded below. */
const MARK = /(?<=\s)\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s/g;
const REFERENCE =
  /(?:articles?|art\.?|sections?|§+|paragraphs?|clauses?|points?|subsections?|sub-?paragraphs?|lit\.?|and|or|to|\d|\))\s*$/i;
const FEWEST = 2;
/** Items of one list, and letters of its lead, that are looked at one by one: what is repeated has a bound. */
const MOST_ITEMS = 60;
const LONGEST_LEAD = 400;

/** Splits a paragraph into sentences and the lists in them into items. */
export function piecesOf(body: string): Piece[] {
  return sentencesOf(body).flatMap(itemsOf);
}

function sentencesOf(body: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const end of body.matchAll(END)) {
    const stop = end.index + end[0].length;
    const before = body.slice(Math.max(from, end.index - 12), end.index);
    if (end[0].startsWith('.') && ABBREVIATION.test(before)) continue;
    sentences.push(body.slice(from, stop).trim());
    from = stop;
  }
  const last = body.slice(from).trim();
  if (last !== '') sentences.push(last);
  return sentences;
}

function itemsOf(sentence: string): Piece[] {
  const marks = [...sentence.matchAll(MARK)].filter(({ index, 0: mark }) => {
    const before = sentence.slice(Math.max(0, index - 16), index);
    // "; and (b)" opens an item; "paragraphs (a) and (b)" does not.
    return (
      /[;:,.]\s*$|[;:,]\s*(?:and|or|and\/or)\s*$/.test(before) || (mark !== '' && !REFERENCE.test(before))
    );
  });
  const first = marks[0];
  if (first === undefined || marks.length < FEWEST) return [{ text: sentence, lead: '', sentence }];
  const lead = sentence.slice(0, first.index).slice(-LONGEST_LEAD).trim();
  const starts = marks.slice(0, MOST_ITEMS).map(({ index }) => index);
  const items = starts.map((start, nth) => sentence.slice(start, starts[nth + 1] ?? sentence.length).trim());
  return items.map((text) => ({ text, lead, sentence: `${lead} ${text}`.trim() }));
}
