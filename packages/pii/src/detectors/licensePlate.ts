import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';

/** One to four groups of capitals and digits, a digit among them: "766 TCJ", "39-0604D", "SH 12 AB 1234". */
const plate =
  /["']?(?:[ \t]{0,2}[:=#])?[ \t"'(]{0,3}(?:(?:number|no|is|was|reads|of|the)\b[ .:"']{1,3}){0,3}((?=[A-Z0-9 -]{0,8}\d)[A-Z0-9]{1,8}(?:[ -][A-Z0-9]{1,5}){0,3})(?!\w)/y;
const lower =
  /["']?(?:[ \t]{0,2}[:=#])?[ \t"'(]{0,3}(?:(?:number|no|is|was)\b[ .:"']{1,3}){0,3}((?=[a-z-]{0,8}\d)[a-z0-9-]{3,9})(?!\w)/iy;
/** Britain, Germany, India, by form: beside no word a weak sign. */
const forms =
  /(?<![\w-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]{1,2}[ -]?\d{4})(?![\w-])/y;
const plateTopics = topics('PLATE');

/** Number plates of vehicles, by the word for them; British, German and Indian ones weakly by form. */
export const licensePlate: Detector = {
  name: 'licensePlate',
  types: ['LICENSE_PLATE'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const { start, end } = scanned;
    const found: Candidate[] = [];
    for (let cue = 0; cue < clues.cueTopic.length; cue += 1) {
      if (plateTopics[clues.cueTopic[cue] ?? 0] !== 1) continue;
      const from = end[(clues.cueTo[cue] ?? 1) - 1] ?? 0;
      const match = matchAt(plate, text, from) ?? matchAt(lower, text, from);
      if (match === null) continue;
      const stop = from + match[0].length;
      found.push({ start: stop - (match[1]?.length ?? 0), end: stop, type: 'LICENSE_PLATE', score: 0.75 });
    }
    for (const token of clues.numbers) {
      const first = formFrom(text, start[token] ?? 0);
      const match = first === undefined ? null : matchAt(forms, text, first);
      if (match !== null)
        found.push({
          start: match.index,
          end: match.index + match[0].length,
          type: 'LICENSE_PLATE',
          score: 0.3,
        });
    }
    return found;
  },
};

/** Where capitals begin that stand right before the digits, at most "XXX-XX "; undefined when there are none. */
function formFrom(text: string, at: number): number | undefined {
  if (
    !isCapital(text.charCodeAt(at)) &&
    !isCapital(text.charCodeAt(at - 1)) &&
    !isCapital(text.charCodeAt(at - 2))
  )
    return undefined;
  let from = at;
  while (at - from < 7 && isPlateChar(text.charCodeAt(from - 1))) from -= 1;
  while (from < at && !isCapital(text.charCodeAt(from))) from += 1;
  return isCapital(text.charCodeAt(from)) ? from : undefined;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isPlateChar(code: number): boolean {
  return isCapital(code) || code === 0x20 || code === 0x2d;
}
