import type { Part } from '../formats/part.ts';
import type { Found } from '../formats/redactParts.ts';
import type { Box } from './picture.ts';

/** A word that was read in a picture. */
export interface ReadWord {
  readonly text: string;
  /** How sure the reader is, 0 to 100. */
  readonly confidence: number;
  readonly box: Box;
}

/** A line of a picture: its words from left to right. */
export type ReadLine = readonly ReadWord[];

/** A word that is read with less may be any word, so it is painted. */
export const sureWord = 60;
/** A line whose words are read with less on average is painted whole. */
export const sureLine = 70;

/** The text of a picture as one part: a word a fragment, breaks between. */
export function partOf(lines: readonly ReadLine[]): Part {
  const fragments = lines.flatMap((line) => line.flatMap((word, at) => [at === 0 ? '\n' : ' ', word.text]));
  return { fragments };
}

export interface PaintedBoxes {
  readonly boxes: readonly Box[];
  /** How many of them hide text that could not be read well enough to be searched. */
  readonly unsure: number;
}

/**
 * The boxes to paint: every word that a value touches, and what was not read well.
 * @param found in the part of `partOf`
 */
export function boxesToPaint(lines: readonly ReadLine[], found: readonly Found[]): PaintedBoxes {
  const words = lines.flatMap((line) => line.map((word) => ({ word, line })));
  const touched = new Set<ReadWord>();
  const boxes: Box[] = [];
  for (const { from, to } of found) {
    // Fragments alternate between a break and a word.
    const hit = words.slice(Math.floor(from / 2), Math.ceil(to / 2));
    for (const { word } of hit) touched.add(word);
    // In one line from the first word to the last, so that gaps do not tell how the value is built.
    for (const run of Map.groupBy(hit, ({ line }) => line).values()) {
      boxes.push(around(run.map(({ word }) => word.box)));
    }
  }
  const unsure = lines.flatMap((line) => {
    const mean = line.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, line.length);
    return line.filter((word) => mean < sureLine || word.confidence < sureWord);
  });
  const others = unsure.filter((word) => !touched.has(word));
  return { boxes: [...boxes, ...others.map(({ box }) => box)].map(wider), unsure: others.length };
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Strokes reach over the box that the reader gives. */
function wider({ left, top, right, bottom }: Box): Box {
  const rim = Math.max(2, Math.round((bottom - top) * 0.15));
  return { left: left - rim, top: top - rim, right: right + rim, bottom: bottom + rim };
}
