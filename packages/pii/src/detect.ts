import { ANYTHING, ASKED, beginsOf } from './begins.ts';
import { cluesOf } from './detectors/cluesOf.ts';
import type { CompiledRules } from './custom.ts';
import { builtInDetectors } from './detectors/index.ts';
import { hiddenChar } from './hidden.ts';
import { compileKnown, type KnownValue } from './known.ts';
import { hidePlaceholders } from './placeholder.ts';
import { resolve } from './resolve.ts';
import { askedIn } from './detectors/asked.ts';
import { newScan, scan, type Scan } from './scan.ts';
import { defaultMinScore, type Detector, type PiiType, type Span } from './span.ts';

export interface DetectOptions {
  /** Values of the case's own customer, or a detector made of them by `compileKnown`. */
  readonly known?: readonly KnownValue[] | Detector;
  /** Report these types only; all by default. */
  readonly types?: readonly PiiType[];
  /** Leave out what is less sure than this (0 to 1); 0.4 by default, lower finds more. */
  readonly minScore?: number;
  /** The patterns to use; all of the package by default. */
  readonly detectors?: readonly Detector[];
  /** A company's own words, patterns and exceptions, made by `compileCustom`. */
  readonly custom?: CompiledRules;
  /** Name of the field the text stands in (JSON key, column): read as context, never reported. */
  readonly label?: string;
  /** Who says the text, where it is a turn of a conversation: "customer", "agent" or a name. */
  readonly speaker?: string;
  /** The turn before, of another speaker: what it asks for raises and labels what this one answers. */
  readonly previous?: string;
}

const longestLabel = 60;

/**
 * Finds personal data in a text.
 *
 * Offsets are UTF-16 code units and never part a surrogate pair; spans do not overlap and are in text order.
 * Placeholders of earlier redaction are left alone. Never throws on any text, unpaired surrogates included;
 * an exception of a detector handed in is passed on, so that a broken one does not look like a clean text.
 */
export function detect(text: string, options: DetectOptions = {}): Span[] {
  const minScore = options.minScore ?? defaultMinScore;
  const wanted = options.types === undefined ? undefined : new Set(options.types);
  const label = labelPrefix(options.label);
  const shift = label.length;
  const hidden = hidePlaceholders(text);
  const hasHidden = hidden !== text || text.includes(hiddenChar);
  const searched = shift === 0 ? hidden : label + hidden;
  const scanned = scan(searched, takeRoom());
  const { clues } = scanned;
  clues.turn = options.speaker !== undefined || options.previous !== undefined;
  if (clues.isAsked) clues.asked.fill(0);
  clues.nameAsked = false;
  clues.isAsked = options.previous !== undefined && options.previous !== '';
  if (options.previous !== undefined) askedIn(options.previous, clues);
  const { has } = cluesOf(scanned);
  const present = has | (clues.isAsked ? ANYTHING | ASKED : ANYTHING);
  const detectors = detectorsOf(options);
  const begins = beginsOf(detectors);
  const spans: Span[] = [];
  for (let i = 0; i < begins.length; i += 1) {
    if (((begins[i] ?? 0) & present) === 0) continue;
    const detector = detectors[i];
    if (detector === undefined) continue;
    if (wanted !== undefined && !detector.types.some((type) => wanted.has(type))) continue;
    const by = detector.name;
    const candidates = detector.find(searched, scanned);
    if (candidates.length === 0) continue;
    for (const { start, end, type, score } of candidates) {
      if (score < minScore || wanted?.has(type) === false || end <= shift) continue;
      const span = wholeCharacters(text, {
        start: Math.max(start - shift, 0),
        end: end - shift,
        type,
        score,
        by,
      });
      if (hasHidden) spans.push(...besideHidden(searched, shift, span));
      else spans.push(span);
    }
  }
  room = scanned.start.length <= largestKept ? scanned : undefined;
  return resolve(text, spans);
}

/** Room of a search that is over, for the next; a detector that searches itself finds none and makes its own. */
let room: Scan | undefined;
const largestKept = 65_536;

function takeRoom(): Scan {
  const taken = room ?? newScan(256);
  room = undefined;
  return taken;
}

function detectorsOf(options: DetectOptions): readonly Detector[] {
  const { known, detectors = builtInDetectors, custom } = compiled(options);
  const applied = custom === undefined ? detectors : custom.applyTo(detectors);
  return known === undefined ? applied : [...applied, known];
}

/** The same options with the known values made into a detector, for who searches more than once. */
export function compiled<T extends DetectOptions>(options: T): T & { readonly known?: Detector } {
  const { known } = options;
  if (known === undefined) return options as T & { readonly known?: Detector };
  return { ...options, known: isDetector(known) ? known : compileKnown(known) };
}

function isDetector(known: readonly KnownValue[] | Detector): known is Detector {
  return 'types' in known;
}

/** "dateOfBirth" -> "date Of Birth: ", put in front of the text while detecting. */
function labelPrefix(label: string | undefined): string {
  if (label === undefined) return '';
  const words = hidePlaceholders(label)
    .slice(0, longestLabel)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim();
  return words === '' ? '' : `${words}: `;
}

function wholeCharacters(text: string, span: Span): Span {
  const start = splitsPair(text, span.start) ? span.start - 1 : span.start;
  const end = splitsPair(text, span.end) ? span.end + 1 : span.end;
  return start === span.start && end === span.end ? span : { ...span, start, end };
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The pieces of a span outside hidden placeholders. Reads no further than the span: there may be many. */
function besideHidden(searched: string, shift: number, span: Span): Span[] {
  const pieces: Span[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at += 1) {
    if (at < span.end && searched[at + shift] !== hiddenChar) continue;
    if (at > start) pieces.push({ ...span, start, end: at });
    start = at + 1;
  }
  return pieces;
}
