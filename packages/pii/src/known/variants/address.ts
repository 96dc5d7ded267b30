import { foldText } from '../../fold.ts';
import { idVariants } from './id.ts';
import { commonNames } from './names.ts';
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
/** Less sure than a street with its number: streets of one name are in many towns. */
const streetScore = 0.8;

/** The whole, each line of it, its postal code, and the street with and without the word for street. */
export function addressVariants(value: string): Variant[] {
  const found = withErrors(whole(value));
  const lines = value.split(/[,;\n]/).map((line) => line.trim());
  lines.forEach((line, i) => {
    found.push(...lineVariants(line));
    // "Springfield IL": the two letters alone would tell nothing.
    const state = /^([A-Za-z]{2,3})\b/.exec(lines[i + 1] ?? '')?.[1];
    if (state !== undefined) found.push(...spelled(`${line} ${state}`, partScore));
  });
  const codes = value.match(/\b\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi) ?? [];
  for (const code of codes) found.push(...idVariants(code).filter(({ needs }) => needs === undefined));
  return found;
}

function lineVariants(line: string): Variant[] {
  const text = foldText(line);
  if (text.length < 4 || countries.has(text)) return [];
  const found = withErrors(spelled(line, partScore, !/\d/.test(text) && commonNames.has(text)));
  for (const pair of streetWords) {
    for (const [from, to] of [pair, [pair[1], pair[0]] as const]) {
      const other = line.replace(new RegExp(`\\b${from}\\b\\.?`, 'i'), to);
      if (other !== line) found.push(...withErrors(spelled(other, partScore)));
    }
  }
  const street = /^\s*(\d+\w?\s+\p{L}[\p{L}'\s]{2,}?)\s+\p{L}+\.?\s*$/u.exec(line)?.[1];
  if (street !== undefined) found.push(...withErrors(spelled(street, streetScore)));
  return found;
}
