import { detect, type DetectOptions } from './detect.ts';
import { builtInDetectors, patternDetectors } from './detectors/index.ts';
import type { Span } from './span.ts';

/** Where something else was written, in the text as it is now. */
interface Changed {
  readonly start: number;
  readonly end: number;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Shorter texts are searched whole: to cut them up would save nothing. */
const shortest = 2048;
/** From here on the tagger remembers a name, and finds it in other paragraphs too. */
const sureName = 0.7;
const emptyLine = /\n[ \t\r]{0,8}\n/g;

/**
 * Searches a text once more after values in it were replaced. What is found depends on the paragraph it stands in and on
 * those beside it (an empty line ends the reach of every context), so in a long text only the paragraphs of replacements
 * and their neighbours are searched; where a name comes to light that others may repeat, all of it is.
 * @returns spans in the text
 */
export function searchAgain(text: string, changed: readonly Changed[], options: DetectOptions): Span[] {
  if (text.length < shortest || !isLocal(options)) return detect(text, options);
  const { label: _label, ...inside } = options;
  const found: Span[] = [];
  for (const { from, to } of windowsOf(text, changed)) {
    for (const span of detect(text.slice(from, to), from === 0 ? options : inside)) {
      if (span.type === 'PERSON' && span.score >= sureName) return detect(text, options);
      found.push({ ...span, start: span.start + from, end: span.end + from });
    }
  }
  return found;
}

/** How far other detectors look, and what a whole turn says of a number in it, is not known here. */
function isLocal({ detectors, custom, speaker, previous }: DetectOptions): boolean {
  const ours = detectors === undefined || detectors === builtInDetectors || detectors === patternDetectors;
  return ours && custom === undefined && speaker === undefined && previous === undefined;
}

/** The paragraphs that something was replaced in, each with the one before and the one behind; those that touch as one. */
function windowsOf(text: string, changed: readonly Changed[]): Window[] {
  const starts = [0, ...Array.from(text.matchAll(emptyLine), (match) => match.index + match[0].length)];
  const windows: Window[] = [];
  let paragraph = 0;
  for (const { start, end } of changed) {
    while (paragraph + 1 < starts.length && (starts[paragraph + 1] ?? 0) <= start) paragraph += 1;
    let last = paragraph;
    while (last + 1 < starts.length && (starts[last + 1] ?? 0) < end) last += 1;
    const from = starts[Math.max(0, paragraph - 1)] ?? 0;
    const to = starts[last + 2] ?? text.length;
    const before = windows.at(-1);
    if (before !== undefined && from <= before.to) {
      windows[windows.length - 1] = { from: before.from, to: Math.max(to, before.to) };
    } else windows.push({ from, to });
  }
  return windows;
}
