import { fold, foldText } from './fold.ts';
import type { PiiType } from './span.ts';

export type KnownKind = 'name' | 'email' | 'phone' | 'address' | 'id' | 'date' | 'text';

/** One spelling of a known value to search for, folded. */
export interface Variant {
  readonly text: string;
  /** Places inside `text` where the searched text may have other characters; `any` means everywhere. */
  readonly gaps: ReadonlySet<number> | 'any';
  /** Most characters that may stand in one gap. */
  readonly widest?: number;
  readonly score: number;
  /** A common word too: a spelling in lower case counts as weak. */
  readonly common?: boolean;
  /** The end of a phone number: digits before it are taken along. */
  readonly phoneTail?: boolean;
}

const partScore = 0.9;
const shortest = 3;

/** How to search for a value when the caller does not say. */
export function kindOf(type: PiiType): KnownKind {
  switch (type) {
    case 'PERSON':
      return 'name';
    case 'EMAIL':
      return 'email';
    case 'PHONE':
      return 'phone';
    case 'ADDRESS':
    case 'LOC':
      return 'address';
    case 'DATE_OF_BIRTH':
    case 'DATE':
      return 'date';
    case 'ORG':
    case 'URL':
    case 'PASSWORD':
    case 'OTHER':
      return 'text';
    default:
      return 'id';
  }
}

/** Every spelling of a value worth searching for. Values of fewer than two letters or three digits have none. */
export function variantsOf(value: string, kind: KnownKind): Variant[] {
  switch (kind) {
    case 'name':
      return nameVariants(value);
    case 'email':
      return emailVariants(value);
    case 'phone':
      return phoneVariants(value);
    case 'address':
      return addressVariants(value);
    case 'date':
      return dateVariants(value);
    case 'id':
      return idVariants(value);
    case 'text':
      return whole(value);
  }
}

/** A value as it is; other characters may stand (or miss) wherever the value itself has some. */
function spelled(value: string, score: number, common = false): Variant[] {
  const folded = fold(value);
  const gaps = new Set<number>();
  let widest = 0;
  for (let i = 1; i < folded.length; i += 1) {
    const gap = value.slice(folded.end[i - 1], folded.start[i]);
    if (gap !== '') gaps.add(i);
    // Twice the longer of composed and decomposed: the same value may be written with more space or other marks.
    widest = Math.max(widest, 2 * Math.max(gap.length, gap.normalize('NFKD').length));
  }
  const text = foldText(value);
  if (text.length < 2 || (text.length < shortest && /\d/.test(text))) return [];
  return [{ text, gaps, widest, score, common }];
}

function whole(value: string): Variant[] {
  const folded = foldText(value);
  return spelled(value, 1, folded.length < shortest && !ideographic.test(folded));
}

/** Scripts in which a name of two characters is usual and words are not parted by spaces. */
export const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const titles = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|rev|herr|frau)\.?\s+)+/i;
/** Name parts that are no name by themselves. */
const particles = new Set(
  'von van der den del dos das the and bin ibn ben abu jnr snr iii mrs miss prof rev herr frau'.split(' '),
);
/** Given names and surnames that everyday English uses as words. */
const commonNames = new Set(
  (
    'art april august baker bell best bill bishop black booth bond brown bush butler carol carter chance chase ' +
    'chip church clay cliff cook cooper dale dawn day dean dick drew early faith field fisher fox frank free ' +
    'gene grace grant gray green guy hall hand harmony harry heath hill holiday holly hope house hunter iris ivy ' +
    'jack jade jean jewel joy june kay king knight lance land lane law lily little long love mark marsh mason may ' +
    'melody miles miller moon north page park parker pat patience paul pearl penny pope porter potter power price ' +
    'prince queen ray reed rich rob robin rock rose ruby rusty sandy shaw short sky smart smith snow south star ' +
    'stone storm strong sue summer swift taylor terry tom trip violet wade walker ward waters way weaver web west ' +
    'white will winter wise wood woods york young'
  ).split(' '),
);

function nameVariants(value: string): Variant[] {
  const bare = value.trim().replace(titles, '');
  const spelledOut = bare
    .normalize('NFC')
    .replace(/[\u00e4\u00f6\u00fc]/gi, (letter) => `${foldText(letter)}e`);
  const spellings = spelledOut === bare ? [bare] : [bare, spelledOut];
  return spellings.flatMap(oneSpelling).flatMap((variant) => [variant, ...umlauts(variant)]);
}

function oneSpelling(name: string): Variant[] {
  const found = whole(name);
  const tokens = name.split(/[\s,]+/);
  for (const token of [...tokens, ...tokens.flatMap((part) => (part.includes('-') ? part.split('-') : []))]) {
    const folded = foldText(token);
    const letters = ideographic.test(folded) ? 2 : shortest;
    if (folded.length < letters || particles.has(folded)) continue;
    found.push(...spelled(token, partScore, commonNames.has(folded)));
  }
  return found;
}

/** "mueller" is "müller" too; folding alone gives "muller" for the second. */
function umlauts(variant: Variant): Variant[] {
  const text = variant.text.replace(/([aou])e(?=[^aeiou])/g, '$1');
  return text === variant.text || text.length < shortest + 1 ? [] : [{ ...variant, text, gaps: 'any' }];
}

/** Mailboxes of a role, not of a person. */
const roleMailboxes = new Set(
  (
    'account accounts admin all billing contact customer email enquiries hello help home info mail me noreply office ' +
    'orders post postmaster reply sales service support team test user webmaster'
  ).split(' '),
);

function emailVariants(value: string): Variant[] {
  const local = value.slice(0, Math.max(0, value.lastIndexOf('@'))).replace(/\+.*$/, '');
  const letters = foldText(local).replace(/\d/g, '');
  const usable = letters.length >= shortest && !roleMailboxes.has(foldText(local));
  const written = [
    ...whole(value),
    ...(usable ? spelled(local, partScore, commonNames.has(foldText(local))) : []),
  ];
  const [all, mailbox] = [spoken(value), spoken(local)];
  return [...written, ...whole(all), ...(usable && mailbox !== local ? spelled(mailbox, partScore) : [])];
}

/** As people say it on the telephone, and write it so that no machine takes it for an address. */
function spoken(address: string): string {
  return address
    .replaceAll('.', ' dot ')
    .replaceAll('@', ' at ')
    .replaceAll('_', ' underscore ')
    .replaceAll('-', ' dash ');
}

/** The last nine digits are the same in every way to write a number, abroad or at home; seven without the area. */
function phoneVariants(value: string): Variant[] {
  const digits = foldText(value.replace(/(?:ext|x)\.?\s*\d+\s*$/i, '')).replace(/\D/g, '');
  if (digits.length < 7) return idVariants(value);
  const tail: Variant = { text: digits.slice(-9), gaps: 'any', score: 1, phoneTail: true };
  return digits.length < 10 ? [tail] : [tail, { text: digits.slice(-7), gaps: 'any', score: 0.8 }];
}

/** Hyphens and spaces may stand anywhere; long runs of digits are also searched by themselves (48291 of ORD-48291). */
function idVariants(value: string): Variant[] {
  const text = foldText(value);
  if (text.length < shortest) return [];
  const runs = (value.match(/\d{5,}/g) ?? []).filter((run) => run !== text);
  return [
    { text, gaps: 'any', score: 1 },
    ...runs.map((run): Variant => ({ text: run, gaps: 'any', score: partScore })),
  ];
}

const streetWords: readonly (readonly [string, string])[] = [
  ['street', 'st'],
  ['avenue', 'ave'],
  ['road', 'rd'],
  ['boulevard', 'blvd'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['court', 'ct'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'ter'],
  ['highway', 'hwy'],
  ['parkway', 'pkwy'],
  ['apartment', 'apt'],
];
const countries = new Set(
  'unitedstates unitedkingdom england scotland wales ireland canada australia'.split(' '),
);

/** The whole, each line of it, its postal code, and the street with and without the word for street. */
function addressVariants(value: string): Variant[] {
  const found = whole(value);
  for (const line of value.split(/[,;\n]/)) {
    const text = foldText(line);
    if (text.length < 4 || countries.has(text)) continue;
    found.push(...spelled(line, partScore, !/\d/.test(text)));
    for (const pair of streetWords) {
      for (const [from, to] of [pair, [pair[1], pair[0]] as const]) {
        const other = line.replace(new RegExp(`\\b${from}\\b\\.?`, 'i'), to);
        if (other !== line) found.push(...spelled(other, partScore));
      }
    }
    const street = /^\s*(\d+\w?\s+\p{L}[\p{L}'\s]{2,}?)\s+\p{L}+\.?\s*$/u.exec(line)?.[1];
    if (street !== undefined) found.push(...spelled(street, 0.8));
  }
  const codes = value.match(/\b\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi) ?? [];
  for (const code of codes) found.push(...idVariants(code));
  return found;
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** An ISO date in the orders and with the month names people write; anything else as it is. */
function dateVariants(value: string): Variant[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value.trim());
  const [, year = '', month = '', day = ''] = match ?? [];
  const name = months[Number(month) - 1];
  if (match === null || name === undefined) return whole(value);
  const dayForms = [
    day,
    String(Number(day)),
    ...['st', 'nd', 'rd', 'th'].map((end) => String(Number(day)) + end),
  ];
  const found: Variant[] = [];
  for (const y of [year, year.slice(2)]) {
    const score = y.length === 4 ? 1 : 0.8;
    for (const [d, m] of [
      [day, month],
      [String(Number(day)), String(Number(month))],
    ] as const) {
      for (const parts of [`${d}/${m}/${y}`, `${m}/${d}/${y}`]) found.push(...spelled(parts, score));
      if (y.length === 4) found.push(...spelled(`${y}/${m}/${d}`, score));
    }
    for (const m of [name, name.slice(0, 3), ...(name === 'september' ? ['sept'] : [])]) {
      for (const d of dayForms)
        found.push(...spelled(`${d} ${m} ${y}`, score), ...spelled(`${m} ${d} ${y}`, score));
    }
  }
  return found;
}
