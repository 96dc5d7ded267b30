import { foldText } from '../../fold.ts';
import { idVariants } from './id.ts';
import { commonNames } from './names.ts';
import { stateNames } from './states.ts';
import { partScore, spelled, whole, withErrors, type Variant } from './variant.ts';

const streetWords: readonly (readonly [string, string])[] = [
  ['street', 'st'],
  ['avenue', 'ave'],
  ['road', 'rd'],
  ['boulevard', 'blvd'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['court', 'ct'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'ter'],
  ['highway', 'hwy'],
  ['parkway', 'pkwy'],
  ['apartment', 'apt'],
];
const countries = new Set(
  'unitedstates unitedkingdom england scotland wales ireland canada australia'.split(' '),
);
/** Words before the number of a flat; each may be written for another. */
const unitWords = ['apartment', 'apt', 'unit', 'suite', 'ste', 'flat'];
/** Less sure than a street with its number: streets of one name are in many towns. */
const streetScore = 0.8;
const nameScore = 0.6;

/** The whole, each line of it, its postal code, and the street with and without the word for street. */
export function addressVariants(value: string): Variant[] {
  const found = withErrors(whole(value));
  const lines = value.split(/[,;\n]/).map((line) => line.trim());
  lines.forEach((line, i) => {
    found.push(...lineVariants(line));
    // "Springfield IL": the two letters alone would tell nothing.
    const state = /^([A-Za-z]{2,3})\b/.exec(lines[i + 1] ?? '')?.[1];
    if (state === undefined) return;
    const name = stateNames.get(state.toUpperCase());
    for (const one of name === undefined ? [state] : [state, name]) {
      found.push(...spelled(`${line} ${one}`, partScore));
    }
  });
  const codes = value.match(/\b\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi) ?? [];
  for (const code of codes) found.push(...idVariants(code).filter(({ needs }) => needs === undefined));
  return found;
}

const anyStreetWord = new RegExp(`\\b(?:${streetWords.flat().join('|')})\\b`, 'i');
const exchanges = streetWords.flatMap(([long, short]) => [
  [new RegExp(`\\b${long}\\b\\.?`, 'i'), short] as const,
  [new RegExp(`\\b${short}\\b\\.?`, 'i'), long] as const,
]);

/** A line as it is, and with the words for street written long or short. */
function streetForms(line: string): string[] {
  if (!anyStreetWord.test(line)) return [line];
  const others = exchanges
    .map(([word, other]) => line.replace(word, other))
    .filter((other) => other !== line);
  return [line, ...others];
}

function lineVariants(line: string): Variant[] {
  const text = foldText(line);
  if (text.length < 4 || countries.has(text)) return [];
  const found = withErrors(spelled(line, partScore, !/\d/.test(text) && commonNames.has(text)));
  for (const other of streetForms(line).slice(1)) found.push(...withErrors(spelled(other, partScore)));
  const unit = /^\s*(?:apartment|apt|unit|suite|ste|flat)\b\.?\s*(\S{1,6})\s*$/i.exec(line)?.[1];
  for (const word of unit === undefined ? [] : unitWords) {
    found.push(
      ...spelled(`${word} ${unit ?? ''}`, partScore).map((one): Variant => ({ ...one, gaps: 'any' })),
    );
  }
  const [, number, named] = /^\s*(\d+\w?)\s+(\p{L}[\p{L}'\s]{2,}\p{L})\.?\s*$/u.exec(line) ?? [];
  if (number !== undefined && named !== undefined) {
    found.push(...spelled(`${named} ${number}`, partScore));
    if (/\s/.test(named)) for (const one of streetForms(named)) found.push(...spelled(one, nameScore));
  }
  const street = /^\s*(\d+\w?\s+\p{L}[\p{L}'\s]{2,}?)\s+\p{L}+\.?\s*$/u.exec(line)?.[1];
  if (street !== undefined) found.push(...withErrors(spelled(street, streetScore)));
  return found;
}
