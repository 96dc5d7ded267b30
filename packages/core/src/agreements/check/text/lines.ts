/** A line that holds a page number and nothing else. A clause number ends with a dot and stays. */
const PAGE = /^[\s\-–—|]*(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[\s\-–—|]*$/i;
/** Starts a paragraph of its own even without an empty line before it. */
const STARTS =
  /^\s*(?:#{1,6}\s|[-*•‣◦▪–]\s|\(?[a-z]{1,4}\)\s|\(?\d{1,3}\)\s|\d{1,3}(?:\.\d{1,3}){0,4}\.?\s+\S|(?:article|clause|section|annex|schedule|exhibit|appendix|part|table|option|module)\s+[\divxlc]+(?:\.\d+)*[a-z]?\b)/i;
/** Fewest letters of a line for it to be one that was broken by the page's width. */
const WIDE = 45;
/** Words whose hyphen at a line's end is their own. */
const KEEPS_HYPHEN =
  /(?:^|[\s(])(?:third|non|data|cross|self|long|short|high|multi|opt|sub|well|follow|co|privacy|role)-$/i;
/** So short a piece is mostly the head of a cut word ("in-cident"); before these it is a word of its own. */
const SHORT_HEAD = /(?:^|[\s(])(?:on|in|up|end)-$/i;
const AFTER_SHORT_HEAD = /^(?:site|house|person|depth|going|line|premis|user|to-|date|boarding)/;
/** A figure or a reference that the page's width put at a line's start: "within / 72 hours", "under / 45 CFR". */
const FIGURE =
  /^(?:\d{1,4}(?:\.\d+)*\s+(?:[a-z]|CFR|C\.F\.R|U\.S\.C|USC|EUR|USD)|\(\d{1,3}\)\s+(?:business|calendar|working|consecutive|hour|day|week|month|year|percent))/;
const REFERS = /\b(?:paragraphs?|clauses?|articles?|art\.|sections?|points?|§+|and|or|to)$/i;
/** This many equal short lines are a running head or foot. */
const RUNNING = 4;

/**
 * Brings a text to one paragraph a string: page numbers, running heads and soft hyphens go, lines broken by a page's
 * width and words broken by a hyphen are joined, also across a page break.
 */
export function paragraphsOf(text: string): string[] {
  const lines = clean(text).split('\n');
  const running = runningLines(lines);
  const paragraphs: string[] = [];
  // Lines of the open paragraph: put together once, so that a long one costs no more than its length.
  let open: string[] = [];
  let gap = false;
  const close = () => {
    const paragraph = open.reduce<string[]>(joined, []).join('').trim();
    if (paragraph !== '') paragraphs.push(paragraph);
    open = [];
  };
  for (const raw of lines) {
    const line = raw.trimEnd();
    if (line.trim() === '') {
      gap = true;
      continue;
    }
    if (PAGE.test(line) || running.has(line.trim())) continue;
    const last = open.at(-1);
    if (last === undefined || !goesOn(last, line, gap)) close();
    open.push(open.length === 0 ? line : line.trim());
    gap = false;
  }
  close();
  return paragraphs;
}

function clean(text: string): string {
  return text
    .replaceAll(/\r\n?|\f|\u2028|\u2029/g, '\n')
    .replaceAll(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\t]/g, ' ')
    .replaceAll(/<li(?: [^<>\n]{0,60})?>/gi, '\n- ')
    .replaceAll(/<\/?(?:[a-z]{1,10}\d?)(?: [^<>\n]{0,120})?\/?>/gi, ' ')
    .replaceAll('**', '')
    .replaceAll('ﬁ', 'fi')
    .replaceAll('ﬂ', 'fl')
    .replaceAll('ﬀ', 'ff')
    .replaceAll('ﬃ', 'ffi')
    .replaceAll('ﬄ', 'ffl');
}

function goesOn(last: string, line: string, gap: boolean): boolean {
  const next = line.trimStart();
  const lower = /^[a-z]/.test(next) && !/^[a-z]{1,4}\)/.test(next);
  const unfinished = !/[.:;!?"”)|_]/.test(last.slice(-1));
  if (gap) return lower && unfinished && last.length >= WIDE;
  if (lower) return true;
  const wide = unfinished && last.length >= WIDE && !isShouting(last);
  if (wide && (FIGURE.test(next) || (REFERS.test(last) && /^\(?[\da-z]/i.test(next)))) return true;
  if (STARTS.test(line) || last.startsWith('#')) return false;
  return wide;
}

function isShouting(line: string): boolean {
  return /[A-Z]{3}/.test(line) && line === line.toUpperCase();
}

/** Adds a line to those before: a word cut by a hyphen grows together again. */
function joined(lines: string[], next: string): string[] {
  const last = lines.at(-1);
  if (last === undefined) return [next];
  if (!/^[a-z]/.test(next) || !/[a-z]-$/.test(last.slice(-2))) lines.push('\n', next);
  else if (keepsHyphen(last, next)) lines.push(next);
  else {
    lines[lines.length - 1] = last.slice(0, -1);
    lines.push(next);
  }
  return lines;
}

function keepsHyphen(last: string, next: string): boolean {
  const head = last.slice(-20);
  return KEEPS_HYPHEN.test(head) || (SHORT_HEAD.test(head) && AFTER_SHORT_HEAD.test(next));
}

function runningLines(lines: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const line of lines) {
    const text = line.trim();
    if (text.length < 8 || text.length > 100 || /[:;_,]|[a-z]\.$/.test(text)) continue;
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, times]) => times >= RUNNING).map(([text]) => text));
}
