import { WRITTEN } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { LINE, MIXED, NUMBER, PARAGRAPH, SPACE, SYMBOL, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { near, topics } from './near.ts';

/** Hosts that give addresses to people, and what a transcript makes of "gmail.com". */
const provider =
  /(?:g?mail|gmial|gamil|gmaill?|gmil|gmai|gnail|gmali|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|redd?iff?|redd?iff?mail|email|mail|proton|protonmail|zoho|fastmail|gmx|yandex|comcast|verizon|att|sbcglobal|optonline|earthlink|cox|bellsouth|me|mac|ymail|inbox|company|example)(?:com|net|org|couk|coin|in|con|cm)$/;
const hostEnd = /(?:com|net|org|couk|coin|in|con)$/;
/** The same without its end, where "com" is a word of its own: "vasuki gmail com". */
const providerName = /(?:g?mail|gmil|gmai|gamil|gmial|yahoo|hotmail|outlook|icloud|rediff|aol)$/;
/** Words of English that end like a host name. */
const noHosts = new Set(
  (
    'telecom intercom sitcom dotcom romcom syscom malcom outcom welcom becom incom magnet planet cabinet bonnet internet ethernet ' +
    'intranet subnet hornet sonnet clarinet garnet cornet fishnet hairnet botnet tenet jobnet mynet borg cyborg forgetcom ' +
    'comcom income burgernet carnet peugeot comnet extranet dragnet safetynet dracom xcom qualcomm tricom'
  ).split(' '),
);
const topLevel = new Set(
  'com net org edu gov mil info biz co uk us in io ai app dev me tv ca au de fr es it nl ie nz za eu example test'.split(
    ' ',
  ),
);
const joiners: ReadonlySet<string> = new Set('dot period point underscore dash hyphen minus plus'.split(' '));
/** Words that stand before an address without being part of it. */
const outside = new Set(
  (
    'is my me email mail id address it its and to at the send sent on of for a an as reach contact name or you can im i that this ' +
    'with ok yes sure right here emailed use using use write number no from please thats was we us our his her their are be'
  ).split(' '),
);
const emailTopics = topics('EMAIL', 'CALL', 'USERNAME');
const most = 12;

/** E-mail addresses as they are said, or left over by cleaning: "john dot smith at mail dot example", "arulgmailcom", "sam 27 gmailcom". */
export const writtenEmail: Detector = {
  name: 'writtenEmail',
  types: ['EMAIL'],
  begins: WRITTEN,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.written) {
      if (token < done) continue;
      const word = wordAt(scanned, token);
      const candidate =
        word === 'at'
          ? said(scanned, clues, token, token + 1)
          : word === 'dot'
            ? undefined
            : fused(scanned, clues, token, word);
      if (candidate === undefined) continue;
      found.push(candidate);
      while (done < scanned.count && (scanned.start[done] ?? 0) < candidate.end) done += 1;
    }
    // "mira@mail dot example": the sign is there, the dot is said.
    if (clues.written.length > 0) {
      for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
        const token = tokenOf(scanned, at);
        const candidate = token === undefined ? undefined : said(scanned, clues, token, token + 1);
        if (candidate !== undefined) found.push(candidate);
      }
    }
    return found;
  },
};

function wordAt({ text, start, end }: Scan, token: number): string {
  return text.slice(start[token] ?? 0, Math.min(end[token] ?? 0, (start[token] ?? 0) + 80)).toLowerCase();
}

/** The token that begins at a text unit, by bisection. */
function tokenOf({ start, count }: Scan, at: number): number | undefined {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return start[low] === at ? low : undefined;
}

/** Local part, "at", host, "dot", top level. The host must end in a known top level, its dot said or written. */
function said(scanned: Scan, clues: Clues, at: number, from: number): Candidate | undefined {
  const { start, end, gap, kind, count } = scanned;
  let token = skipBrackets(scanned, from, 1);
  let last = -1;
  let written = false;
  for (let parts = 0; parts < 5 && token < count; parts += 1) {
    if (gap[token] === PARAGRAPH || kind[token] === SYMBOL) break;
    const fusedHost =
      parts === 0 && provider.test(wordAt(scanned, token)) && hostEnd.test(wordAt(scanned, token));
    if (fusedHost) {
      last = token;
      written = true;
      break;
    }
    const dot = skipBrackets(scanned, token + 1, 1);
    const mark = dot < count ? wordAt(scanned, dot) : '';
    if (parts > 0 && topLevel.has(wordAt(scanned, token))) last = token;
    if (mark !== 'dot' && mark !== '.' && mark !== 'period' && mark !== 'point') break;
    if (mark === '.' && gap[dot + 1] !== 0) break;
    written ||= mark !== '.';
    token = skipBrackets(scanned, dot + 1, 1);
  }
  if (last < 0 || (wordAt(scanned, at) === '@' && !written)) return undefined;
  const first = localStart(scanned, at, true);
  if (first === undefined) return undefined;
  const sure = near(scanned, clues, emailTopics, first, last + 1);
  return { start: start[first] ?? 0, end: end[last] ?? 0, type: 'EMAIL', score: sure ? 0.85 : 0.6 };
}

/** Brackets round "(at)" and "[dot]". */
function skipBrackets({ text, start, kind, count }: Scan, token: number, step: number): number {
  let at = token;
  while (at >= 0 && at < count && kind[at] === SYMBOL && '()[]{}<>_-'.includes(text[start[at] ?? 0] ?? ' '))
    at += step;
  return at;
}

/** The first token of a local part that ends before `at`: a word, and what is joined to it by "dot" and the like. */
function localStart(scanned: Scan, at: number, spelled: boolean): number | undefined {
  const { gap, kind, start, end } = scanned;
  let token = skipBrackets(scanned, at - 1, -1);
  if (token < 0 || kind[token] === SYMBOL || gap[token + 1] === PARAGRAPH) return undefined;
  if (outside.has(wordAt(scanned, token))) return undefined;
  let first = token;
  for (let steps = 0; steps < most && token > 0 && (gap[token] ?? 0) <= LINE; steps += 1) {
    const before = token - 1;
    const word = wordAt(scanned, before);
    const size = (end[before] ?? 0) - (start[before] ?? 0);
    if (kind[before] === SYMBOL) {
      if (gap[token] !== 0 || gap[before] !== 0 || !'._-+'.includes(word)) break;
      token = before - 1;
    } else if (joiners.has(word)) {
      token = before - 1;
    } else if (
      spelled &&
      size === 1 &&
      (kind[before] === WORD || kind[before] === NUMBER) &&
      word !== 'a' &&
      word !== 'i'
    ) {
      token = before;
    } else if (kind[token] === NUMBER && kind[before] === WORD && !outside.has(word)) {
      token = before;
    } else {
      break;
    }
    if (token < 0) break;
    first = token;
  }
  return Math.max(first, 0);
}

/** "arulgmailcom", "sam 27 gmailcom", "vasuki gmail com"; "karnhghgjcom" where one turn is all there is. */
function fused(scanned: Scan, clues: Clues, token: number, word: string): Candidate | undefined {
  const { start, end, kind, gap } = scanned;
  const split = word === 'com' || word === 'net';
  const host = split ? token - 1 : token;
  if (split && (host < 0 || gap[token] === PARAGRAPH || kind[host] === SYMBOL)) return undefined;
  const hostWord = split ? wordAt(scanned, host) : word;
  const known = (split ? providerName : provider).exec(hostWord);
  if (known === null) {
    const invented = !split && clues.turn && word.endsWith('com') && !noHosts.has(word);
    if (!invented || (word.length < 8 && !(kind[token - 1] === NUMBER && gap[token] === SPACE)))
      return undefined;
  } else if (!split && !hostEnd.test(word)) {
    return undefined;
  }
  const own = known === null ? word.length : known.index;
  const first = nameBefore(scanned, clues, host, own);
  if (first === host && own === 0) return undefined;
  const sure = known !== null || near(scanned, clues, emailTopics, host, token + 1);
  return {
    start: start[first] ?? 0,
    end: end[token] ?? 0,
    type: 'EMAIL',
    score: sure ? 0.8 : clues.turn ? 0.5 : 0.25,
  };
}

/** Where the name begins that stands in tokens before its host: "sam 27 gmailcom", "john s gmailcom". */
function nameBefore(scanned: Scan, clues: Clues, host: number, own: number): number {
  const { start, end, kind, gap } = scanned;
  if (own > 3 && !clues.turn) return host;
  let first = host;
  let before = host - 1;
  if (
    before >= 0 &&
    gap[host] === SPACE &&
    kind[before] === NUMBER &&
    (end[before] ?? 0) - (start[before] ?? 0) <= 8
  ) {
    first = before;
    before -= 1;
  }
  if (first === host && own > 1) return host;
  const joined =
    before >= 0 && gap[before + 1] === SPACE && (kind[before] === WORD || kind[before] === MIXED);
  return joined && !outside.has(wordAt(scanned, before)) ? before : first;
}
