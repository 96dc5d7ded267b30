import { compilePhrases, isSearchable, type Phrase } from './custom/phrases.ts';
import { compilePattern } from './custom/matcher.ts';
import { PatternError } from './custom/parsePattern.ts';
import { nearWord } from './custom/nearWord.ts';
import { FormatError } from './formats/formatError.ts';
import type { Candidate, Detector, PiiType } from './span.ts';

/** Words and phrases that a company wants gone: code names, staff, sites. */
export interface Dictionary {
  readonly type: PiiType;
  readonly words: readonly string[];
  readonly caseSensitive?: boolean;
  /** Not inside longer words; by default so. */
  readonly wholeWord?: boolean;
}

/** Numbers and codes of a company's own form. */
export interface CustomPattern {
  readonly type: PiiType;
  /** See `parsePattern` for what is allowed. Matches begin and end between words. */
  readonly pattern: string;
  /** By default capitals and small letters are not the same. */
  readonly ignoreCase?: boolean;
  /** Without one of these words near it, a match is weak: below the default score. */
  readonly context?: readonly string[];
}

/** What one company adds to the package's own detectors. */
export interface CustomRules {
  readonly dictionaries?: readonly Dictionary[];
  readonly patterns?: readonly CustomPattern[];
  /** Never removed, as product names: unless it is, or is part of, a known value or an entry above. */
  readonly allow?: readonly string[];
}

/** Rules that were checked, and made ready for searching. */
export interface CompiledRules {
  /** The detectors of the company, and the given ones without what it allows. */
  applyTo(detectors: readonly Detector[]): readonly Detector[];
}

const mostWords = 50_000;
const longestWord = 200;
const mostPatterns = 200;
const mostContext = 50;
const wordScore = 0.95;
const patternScore = 0.85;
const weakScore = 0.3;

/**
 * Checks and compiles a company's rules. Compile once and use them for every text.
 * @throws {FormatError} that names the entry by its place in the rules, never its text
 */
export function compileCustom({ dictionaries = [], patterns = [], allow = [] }: CustomRules): CompiledRules {
  const count = dictionaries.reduce((sum, { words }) => sum + words.length, allow.length);
  if (count > mostWords) throw new FormatError(`more than ${mostWords} words in dictionaries and allow`);
  if (patterns.length > mostPatterns) throw new FormatError(`more than ${mostPatterns} patterns`);
  dictionaries.forEach(({ words }, i) =>
    words.forEach((word, j) => assertWord(word, `dictionaries[${i}].words[${j}]`)),
  );
  allow.forEach((word, i) => assertWord(word, `allow[${i}]`));
  const own = [
    ...(dictionaries.length === 0 ? [] : [dictionaryDetector(dictionaries)]),
    ...patterns.map((pattern, i) => patternDetector(pattern, `patterns[${i}]`)),
  ];
  if (allow.length === 0) return { applyTo: (detectors) => [...detectors, ...own] };
  const places = compilePhrases(allow.map((text): Phrase => ({ text })));
  const applied = new WeakMap<readonly Detector[], readonly Detector[]>();
  return {
    applyTo(detectors) {
      const before = applied.get(detectors);
      if (before !== undefined) return before;
      const made = [...detectors.map((detector) => without(detector, places)), ...own];
      applied.set(detectors, made);
      return made;
    },
  };
}

function assertWord(word: string, where: string): void {
  if (word.length > longestWord) throw new FormatError(`${where}: longer than ${longestWord} characters`);
  if (!isSearchable(word))
    throw new FormatError(`${where}: fewer than two letters or three characters with digits`);
}

function dictionaryDetector(dictionaries: readonly Dictionary[]): Detector {
  const phrases = dictionaries.flatMap(({ type, words, caseSensitive = false, wholeWord = true }) =>
    words.map((text) => ({ text, type, caseSensitive, wholeWord })),
  );
  const find = compilePhrases(phrases);
  return {
    name: 'dictionary',
    types: [...new Set(dictionaries.map(({ type }) => type))],
    find(text) {
      const found: Candidate[] = [];
      find(text, (index, start, end) => {
        const type = phrases[index]?.type;
        if (type !== undefined) found.push({ start, end, type, score: wordScore });
      });
      return found;
    },
  };
}

function patternDetector(
  { type, pattern, ignoreCase = false, context = [] }: CustomPattern,
  where: string,
): Detector {
  if (context.length > mostContext) throw new FormatError(`${where}.context: more than ${mostContext} words`);
  context.forEach((word, i) => assertWord(word, `${where}.context[${i}]`));
  const words = context.length === 0 ? undefined : anyOf(context);
  const matcher = compiledPattern(pattern, ignoreCase, where);
  return {
    name: 'pattern',
    types: [type],
    find: (text) =>
      matcher.find(text).map(({ start, end }) => {
        const told = words === undefined || nearWord(text, start, end, words);
        return { start, end, type, score: told ? patternScore : weakScore };
      }),
  };
}

function compiledPattern(
  pattern: string,
  ignoreCase: boolean,
  where: string,
): ReturnType<typeof compilePattern> {
  try {
    return compilePattern(pattern, ignoreCase);
  } catch (error) {
    if (error instanceof PatternError) throw new FormatError(`${where}.pattern: ${error.message}`);
    throw error;
  }
}

function anyOf(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** A detector without what lies wholly inside an allowed phrase. Known values are never left out: they are the case's. */
function without(detector: Detector, places: ReturnType<typeof compilePhrases>): Detector {
  if (detector.name === 'known') return detector;
  return {
    ...detector,
    find(text, scan) {
      const found = detector.find(text, scan);
      if (found.length === 0) return found;
      const allowed: { readonly start: number; readonly end: number }[] = [];
      places(text, (_, start, end) => void allowed.push({ start, end }));
      if (allowed.length === 0) return found;
      const covered = coverage(text.length, allowed);
      return found.filter(({ start, end }) => (covered[start] ?? 0) < end);
    },
  };
}

/** For each unit, how far an allowed phrase reaches that begins there or before; linear in the text. */
function coverage(
  length: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): Uint32Array {
  const reach = new Uint32Array(length);
  for (const { start, end } of ranges) reach[start] = Math.max(reach[start] ?? 0, end);
  for (let at = 1; at < length; at += 1) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0);
  return reach;
}
