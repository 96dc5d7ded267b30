import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const pair =
  /(?<![\w.])-?\d{1,2}\.\d{2,15}\u00b0? ?[NS]?[,;/ ] ?-?\d{1,3}\.\d{2,15}\u00b0?(?: ?[EW](?!\w))?(?![\w.]*\w)/y;
const degrees = /\d{1,3}\u00b0 ?\d{1,2}['\u2032] ?(?:\d{1,2}(?:\.\d{1,6})?["\u2033])? ?[NSEW](?!\w)/y;
const single = /-?\d{1,3}\.\d{3,15}(?![\w.]*\w)/y;
const placeTopics = topics('PLACE');

/** Latitude and longitude (ISO 6709, as written in decimals or degrees), to a hundred metres or better. */
export const coordinates: Detector = {
  name: 'coordinates',
  types: ['COORDINATES'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.numbers) {
      const at = scanned.start[token] ?? 0;
      const end = scanned.end[token] ?? 0;
      if (at < done || end - at > 3) continue;
      const mark = text.charCodeAt(end);
      if (mark !== 0xb0 && (mark !== 0x2e || (scanned.end[token + 2] ?? 0) - end < 3)) continue;
      const from = text[at - 1] === '-' ? at - 1 : at;
      const whole = matchAt(pair, text, from) ?? matchAt(degrees, text, at);
      const one = whole ?? matchAt(single, text, from);
      if (one === null) continue;
      const named = near(scanned, clues, placeTopics, token, token + 1);
      done = one.index + one[0].length;
      const inRange = Math.abs(Number.parseFloat(one[0])) <= (whole === null ? 180 : 90);
      const score =
        whole === null
          ? named
            ? 0.6
            : 0.1
          : named
            ? 0.85
            : /\.\d{4}/.test(one[0])
              ? /\.\d{2}\D/.test(one[0])
                ? 0.42
                : 0.5
              : 0.3;
      found.push({ start: one.index, end: done, type: 'COORDINATES', score: inRange ? score : 0.1 });
    }
    return found;
  },
};
