import { compiled, detect } from '../detect.ts';
import { patternDetectors } from '../detectors/index.ts';
import { compileKnown, type KnownValue } from '../known.ts';
import { newNumbering } from '../numbering.ts';
import { redactReading, redactWhole, reserveIn, type Redacted, type RedactOptions } from '../redact.ts';
import type { Detector, PiiType } from '../span.ts';
import { newMemory } from './memory.ts';
import type { Part } from './part.ts';
import { withReadings } from './readings.ts';
import { spread, type Found } from './spread.ts';

export type { Found } from './spread.ts';

export interface PartsOptions extends RedactOptions {
  /** Whether what is found for sure in one part is searched in all of them; by default it is. */
  readonly remember?: boolean;
  /** Called before each part; throws when the time for the document is up. */
  readonly inTime?: () => void;
}

export interface RedactedParts {
  /** For each part its fragments. A value that ran over several left its placeholder in the first of them. */
  readonly fragments: readonly (readonly string[])[];
  readonly found: readonly Found[];
}

/**
 * The redaction of one document, which may come in pieces: first `gather` every piece, then `replace` every piece.
 * What `gather` saw counts for all of them.
 */
export interface Redaction {
  gather(parts: readonly Part[]): void;
  replace(parts: readonly Part[]): RedactedParts;
  /** Keeps numbers clear of the numbered placeholders that a text already has. */
  reserve(text: string): void;
  /** Whether a text may be cut there: no value runs over the place. */
  mayCut(text: string, at: number): boolean;
}

/** How far on both sides of a cut a value is looked for. */
const aroundCut = 2048;

/** Begins the redaction of one document. An exception of a detector is passed on: nothing may then leave. */
export function newRedaction(given: PartsOptions = {}): Redaction {
  const { remember = true, inTime, ...rest } = given;
  const options = compiled({ ...rest, numbering: rest.numbering ?? newNumbering() });
  const memory = newMemory();
  let current = options;
  let size = -1;
  const withMemory = (): RedactOptions => {
    if (size !== memory.values().length) {
      size = memory.values().length;
      current = withKnown(options, memory.values());
    }
    return current;
  };
  const optionsFor = (base: RedactOptions, part: Part, before: Part | undefined): RedactOptions => {
    const searched =
      part.knownOnly === true
        ? { ...base, detectors: [] }
        : part.patternsOnly === true && base.detectors === undefined
          ? { ...base, detectors: patternDetectors }
          : base;
    return withReadings({ ...searched, ...contextOf(part, before) }, part);
  };
  return {
    gather(parts) {
      if (!remember) return;
      let before: Part | undefined;
      for (const part of parts) {
        inTime?.();
        if (part.knownOnly === true) continue;
        const text = part.fragments.join('');
        if (part.type !== undefined) memory.add(part.type, text);
        for (const { type, score, start, end } of detect(text, optionsFor(options, part, before))) {
          memory.see(type, text.slice(start, end), score);
        }
        if (part.turn === true) before = part;
      }
    },
    replace(parts) {
      const found: Found[] = [];
      let before: Part | undefined;
      const fragments = parts.map((part, index) => {
        inTime?.();
        const redacted = redactPart(part, optionsFor(withMemory(), part, before));
        if (part.turn === true) before = part;
        return spread(part, redacted, index, found);
      });
      return { fragments, found };
    },
    reserve(text) {
      options.numbering.reserve(text);
      reserveIn(options.operators ?? {}, text);
    },
    mayCut(text, at) {
      const from = Math.max(0, at - aroundCut);
      const spans = detect(text.slice(from, at + aroundCut), options);
      return spans.every(({ start, end }) => end + from <= at || start + from >= at);
    },
  };
}

/**
 * Redacts the parts of one document. Two passes: the first gathers what is found for sure, the second replaces it
 * in every part, together with what is found there.
 */
export function redactParts(parts: readonly Part[], options: PartsOptions = {}): RedactedParts {
  const redaction = newRedaction(options);
  for (const part of parts) redaction.reserve(part.fragments.join(''));
  redaction.gather(parts);
  return redaction.replace(parts);
}

/** What a part is read with: its field, its speaker, and the turn before where another one spoke. */
function contextOf(part: Part, before: Part | undefined): object {
  const { label, speaker, turn } = part;
  const answers =
    turn === true && before !== undefined && (speaker === undefined || before.speaker !== speaker);
  return {
    ...(label === undefined ? {} : { label }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(answers ? { previous: before.fragments.join('') } : {}),
  };
}

/** The same options with more known values, so that no exception of a policy uncovers them. */
function withKnown<T extends RedactOptions>(options: T, values: readonly KnownValue[]): T {
  if (values.length === 0) return options;
  const { known } = compiled(options);
  const more = compileKnown(values);
  if (known === undefined) return { ...options, known: more };
  const both: Detector = {
    name: more.name,
    types: [...new Set([...known.types, ...more.types])],
    find: (text, scanned) => [...known.find(text, scanned), ...more.find(text)],
  };
  return { ...options, known: both };
}

function redactPart(part: Part, options: RedactOptions): Redacted {
  const text = part.fragments.join('');
  const { type } = part;
  // OTHER is what a policy says of a field, whichever types are looked for in the rest.
  if (type === undefined || (type !== 'OTHER' && options.types?.includes(type) === false)) {
    return redactReading(text, options, ({ start, end }) => readOf(part, text, start, end));
  }
  return redactWhole(
    text,
    type === 'OTHER' ? kindOf(text, options) : type,
    options,
    readOf(part, text, 0, text.length),
  );
}

/** What a field is that a policy removes whatever it is. */
function kindOf(text: string, options: RedactOptions): PiiType {
  const [span, ...more] = detect(text, options);
  const isWhole = span !== undefined && more.length === 0 && span.end - span.start === text.trim().length;
  return isWhole ? span.type : 'OTHER';
}

/** What a reader sees of [from, to) of a part: marks are left out. */
function readOf({ fragments, marks }: Part, text: string, from: number, to: number): string {
  if (marks === undefined) return text.slice(from, to);
  let read = '';
  let at = 0;
  for (const [index, fragment] of fragments.entries()) {
    const isSeen = !marks.has(index);
    if (isSeen) read += fragment.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += fragment.length;
  }
  return read;
}
