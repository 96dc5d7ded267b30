/** One word of a text, in the one spelling that rules are written in, and where it stands. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** A semicolon or colon stands before it: what was denied before need not be denied after. */
  readonly breaks: boolean;
}

// One word: letters and digits, with dots or apostrophes only between them ("164.504", "controller's"); or a gap that a
// form leaves open.
const WORD = /[\p{L}\p{N}§]+(?:[.,'’][\p{L}\p{N}]+)*|_{3,}|\[[\s.…●•*_]*\]|●/gu;
const BLANK = '§blank';

/** Verbs and nouns that English writes with s or z. Both are read as z. */
const BRITISH =
  /^(un|pseud|de)?(author|organ|pseudonym|anonym|util|recogn|minim|real|final|summar|subsid|character|categor|mobil|formal|prior|custom|penal|standard)is(?=[eia])/;

const JOINED = new Set(['sub', 'e', 'cyber', 'co', 'pre', 're', 'un', 'multi', 'bi']);

/**
 * Splits a text into words in lower case and one spelling: `organise` is `organize`, `sub-processor` and
 * `sub processor` are `subprocessor`, `upstream processor` is `upstreamprocessor`, `Controller's` is `controller`. One pass, so its cost grows with the length.
 * @param parties names the text gives the parties, read as the roles they stand for
 */
export function tokensOf(text: string, parties: ReadonlyMap<string, string> = NOBODY): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const end = start + found[0].length;
    const raw = canonical(found[0]);
    const word = parties.get(raw) ?? raw;
    const last = tokens.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, start);
    if (last !== undefined && joins(last, between, word)) {
      tokens[tokens.length - 1] = { ...last, word: canonical(last.word + word), end };
    } else tokens.push({ word, start, end, breaks: /[;:]/.test(between) });
  }
  return tokens;
}

const NOBODY: ReadonlyMap<string, string> = new Map();
const SUB = /^(processor|contract|process|service)/;
/** Between a processor and its sub-processor, the processor is the customer. */
const UPSTREAM = new Set(['upstream', 'main', 'initial', 'appointing']);

/** A word in the spelling of the rules. */
export function canonical(raw: string): string {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const word = spelled(raw);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(raw, word);
  return word;
}

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

function spelled(raw: string): string {
  if (/^[_[●]/.test(raw)) return BLANK;
  const word = raw.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '').replaceAll("'", '');
  return word
    .replace(BRITISH, (head) => `${head.slice(0, -1)}z`)
    .replace(/^fulfill/, 'fulfil')
    .replace(/^(endeav|hon|fav|behavi)our/, '$1or')
    .replace(/^programme/, 'program');
}

/** `sub-processor`, `sub processor` and `e-mail` are one word; `third-party` is two. */
function joins(last: Token, between: string, word: string): boolean {
  if (/^[-‐‑–]$/.test(between)) return JOINED.has(last.word);
  if (!/^\s$/.test(between)) return false;
  return last.word === 'sub' ? SUB.test(word) : UPSTREAM.has(last.word) && word.startsWith('processor');
}
