import type { Candidate, Detector } from '../span.ts';
import { state, ukPostcode, zip } from './addressParts.ts';
import { allMatches, nearWord } from './match.ts';

const city = "[A-Z][A-Za-z.'\u2019-]{1,20}";
const american = new RegExp(`(?<![\\w-])(?:${city}(?: ${city}){0,2}, ?)?${state},? ${zip}`, 'g');
const british = new RegExp(`(?<![\\w-])${ukPostcode}(?!-)`, 'g');
const called =
  /(?<![A-Za-z])(?:zip ?code|zip|postal ?code|post ?code)(?![A-Za-z])[ "':=#]{0,4}(?:(?:is|was)\b[ :]{1,2})?(\d{5}(?:-\d{4})?(?!\w)|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d(?!\w)|[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}(?!\w))/dgi;
const words = /\b(?:post ?code|zip|address|live|lives|street|road)\b/i;

/** Postal codes without a street: "Springfield, IL 62704", British postcodes, and any code after its name. */
export const postalCode: Detector = {
  name: 'postalCode',
  types: ['ADDRESS'],
  digits: true,
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(american, text))
      push(found, match.index, match.index + match[0].length, 0.7);
    for (const match of allMatches(british, text)) {
      const end = match.index + match[0].length;
      const spaced = match[0].includes(' ');
      const score = nearWord(text, match.index, end, words) ? 0.75 : spaced ? 0.6 : 0.3;
      push(found, match.index, end, score);
    }
    for (const match of allMatches(called, text)) {
      const range = match.indices?.[1];
      if (range !== undefined) push(found, range[0], range[1], 0.7);
    }
    return found;
  },
};

function push(found: Candidate[], start: number, end: number, score: number): void {
  found.push({ start, end, type: 'ADDRESS', score });
}
