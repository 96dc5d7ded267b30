import { detect } from '../detect.ts';
import { builtInDetectors } from '../detectors/index.ts';
import type { RedactOptions } from '../redact.ts';
import { piiTypes, type Candidate, type Detector } from '../span.ts';
import type { Part } from './part.ts';

/** What may stand in the place of a mark, when the text is read. */
const gaps = ['', ' '] as const;

/** The same options with a detector that reads the part as people do, without its marks. */
export function withReadings<T extends RedactOptions>(options: T, { fragments, marks }: Part): T {
  if (marks === undefined || marks.size === 0) return options;
  return {
    ...options,
    detectors: [...(options.detectors ?? builtInDetectors), readWithout(fragments, marks, options)],
  };
}

function readWithout(
  fragments: readonly string[],
  marks: ReadonlySet<number>,
  options: RedactOptions,
): Detector {
  const size = fragments.reduce((sum, { length }) => sum + length, 0);
  const seen = new Set<string>();
  return {
    name: 'reading',
    types: piiTypes,
    find(searched) {
      const shift = searched.length - size;
      // In a later round values are gone from the text, and with them the places of the fragments.
      if (shift < 0 || (seen.size > 0 && !seen.has(searched))) return [];
      seen.add(searched);
      return gaps.flatMap((gap) => findIn(searched, shift, fragments, marks, gap, options));
    },
  };
}

function findIn(
  searched: string,
  shift: number,
  fragments: readonly string[],
  marks: ReadonlySet<number>,
  gap: string,
  options: RedactOptions,
): Candidate[] {
  let text = searched.slice(0, shift);
  /** Where each character of the text stands in what was searched. */
  const places: number[] = Array.from(text, (_, at) => at);
  let at = shift;
  for (const [index, { length }] of fragments.entries()) {
    const isMark = marks.has(index);
    const piece = isMark ? gap : searched.slice(at, at + length);
    for (let i = 0; i < piece.length; i += 1) places.push(isMark ? at : at + i);
    text += piece;
    at += length;
  }
  const { label: _label, ...read } = options;
  return detect(text, read)
    .filter(({ end }) => end > shift)
    .map(({ start, end, type, score }) => ({
      start: places[start] ?? 0,
      end: (places[end - 1] ?? 0) + 1,
      type,
      score,
    }));
}
