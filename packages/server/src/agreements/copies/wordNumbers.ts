import { readXml, type XmlElement } from './xml.ts';

/** One level of a list. */
interface Level {
  start: number;
  format: string;
  /** `%1.%2`: the counters of the levels, and what stands around them. */
  text: string;
  /** All counters in digits, whatever their own format. */
  legal: boolean;
  /** The style whose paragraphs stand on this level. */
  style: string | null;
}

interface Numbering {
  readonly lists: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** Number id -> the list it counts in, and where it starts anew. */
  readonly numbers: ReadonlyMap<
    string,
    { readonly list: string; readonly starts: ReadonlyMap<number, number> }
  >;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  readonly number: string;
  readonly level: number;
}

/** Counts the automatic numbers of a document's paragraphs. */
export interface Numbers {
  /** The number before a paragraph, e.g. `4.6`; empty when it has none. Call it once a paragraph, in order. */
  next(place: ListPlace): string;
  /** The level on which a list has paragraphs of this style. */
  levelOf(number: string, style: string): number;
}

const LEVELS = 9;
const BULLET = '\u2022';

/** @param bytes word/numbering.xml; null when the document has none */
export function readNumbers(bytes: Uint8Array | null): Numbers {
  const { lists, numbers }: Numbering =
    bytes === null ? { lists: new Map(), numbers: new Map() } : readNumbering(bytes);
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    levelOf(number, style) {
      const levels = lists.get(numbers.get(number)?.list ?? '') ?? [];
      for (const [level, { style: linked }] of levels) if (linked === style) return level;
      return 0;
    },
    next({ number, level }) {
      const found = numbers.get(number);
      const levels = lists.get(found?.list ?? '');
      const here = levels?.get(level);
      if (found === undefined || levels === undefined || here === undefined) return '';
      const counted = counters.get(found.list) ?? [];
      counters.set(found.list, counted);
      const anew = `${number} ${String(level)}`;
      const start = found.starts.get(level);
      const restarts = start !== undefined && !begun.has(anew);
      begun.add(anew);
      counted[level] = restarts ? start : (counted[level] ?? here.start - 1) + 1;
      counted.length = level + 1;
      if (here.format === 'bullet') return BULLET;
      return here.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const of = levels.get(at);
        return written(counted[at] ?? of?.start ?? 1, here.legal ? 'decimal' : (of?.format ?? 'decimal'));
      });
    },
  };
}

function readNumbering(bytes: Uint8Array): Numbering {
  const lists = new Map<string, Map<number, Level>>();
  const numbers = new Map<string, { list: string; starts: Map<number, number> }>();
  let list: Map<number, Level> | null = null;
  let level: Level | null = null;
  let number: { list: string; starts: Map<number, number> } | null = null;
  let overridden = 0;
  const open = ({ name, attributes }: XmlElement): void => {
    const value = attributes.val ?? '';
    if (name === 'abstractNum') {
      list = new Map<number, Level>();
      lists.set(attributes.abstractNumId ?? '', list);
    } else if (name === 'num')
      numbers.set(attributes.numId ?? '', (number = { list: '', starts: new Map() }));
    else if (name === 'abstractNumId' && number !== null) number.list = value;
    else if (name === 'lvlOverride') overridden = levelIn(attributes.ilvl);
    else if (name === 'startOverride') number?.starts.set(overridden, countIn(value));
    else if (name === 'lvl' && number === null) {
      level = { start: 1, format: 'decimal', text: '', legal: false, style: null };
      list?.set(levelIn(attributes.ilvl), level);
    } else if (level !== null) {
      if (name === 'start') level.start = countIn(value);
      else if (name === 'numFmt') level.format = value;
      else if (name === 'lvlText') level.text = value.slice(0, 40);
      else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false';
      else if (name === 'pStyle') level.style = value;
    }
  };
  readXml(bytes, {
    open,
    text: () => undefined,
    close({ name }) {
      if (name === 'lvl') level = null;
      else if (name === 'num') number = null;
      else if (name === 'abstractNum') list = null;
    },
  });
  return { lists, numbers };
}

/** A level as an attribute gives it. */
export function levelIn(value: string | undefined): number {
  const level = Number(value ?? '0');
  return Number.isInteger(level) && level >= 0 && level < LEVELS ? level : 0;
}

function countIn(value: string): number {
  const count = Number(value);
  return Number.isInteger(count) && count >= 0 && count < 32_768 ? count : 1;
}

function written(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** a ... z, aa, bb ... as Word counts. */
function letters(count: number): string {
  if (count < 1) return '';
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return letter.repeat(Math.min(10, Math.ceil(count / 26)));
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(count: number): string {
  let left = count;
  let text = '';
  for (const [value, sign] of ROMAN) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}
