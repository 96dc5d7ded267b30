import { DIGIT } from '../begins.ts';
import { SYMBOL, type Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

/** Letters that stand for digits in a number read from a picture, or written so as not to be found. */
const digit = '[0-9OoIlSBZ]';
const nine = new RegExp(
  `(?<![\\w.]|\\d-)(${digit}{3})([ .\\u2010-\\u2013-]?)(${digit}{2})\\2(${digit}{4})(?!\\w|[.-]\\d)`,
  'y',
);
const digits: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', S: '5', B: '8', Z: '2' };
const most = 3;
const ssnTopics = topics('SSN', 'TAX');
/** Whoever calls a number of the tax office a social security number means the latter. */
const onlySsn = topics('SSN');

/** United States social security numbers (SSA numbering rules) and individual taxpayer numbers (IRS: area 9xx). */
export const ssn: Detector = {
  name: 'ssn',
  types: ['SSN', 'US_ITIN'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    for (const token of clues.numbers) {
      const start = scanned.start[token] ?? 0;
      const size = (scanned.end[token] ?? 0) - start;
      if (size !== 9 && (size !== 3 || !isJoined(scanned, token))) continue;
      const match = matchAt(nine, text, start);
      if (match === null) continue;
      const [whole, area = '', separator, group = '', serial = ''] = match.map(asDigits);
      if (
        /[A-Za-z]/.test(match[0]) &&
        (separator === '' || (match[0].match(/[A-Za-z]/g)?.length ?? 0) > most)
      )
        continue;
      const end = start + (whole?.length ?? 0);
      const { type, valid } = classify(area, group, serial);
      const said = near(scanned, clues, onlySsn, token, token + 5);
      const base = separator !== '' ? (valid ? 0.85 : 0.5) : valid ? 0.3 : 0.2;
      const named = near(scanned, clues, ssnTopics, token, token + (separator === '' ? 1 : 5));
      found.push({ start, end, type: said ? 'SSN' : type, score: named ? Math.min(0.95, base + 0.4) : base });
    }
    return found;
  },
};

/** Two characters in the next token, one separator between: "536-22". */
function isJoined({ start, end, kind }: Scan, token: number): boolean {
  const next = kind[token + 1] === SYMBOL ? token + 2 : token + 1;
  const from = start[next] ?? 0;
  return from - (end[token] ?? 0) === 1 && (end[next] ?? 0) - from === 2;
}

function asDigits(part: string): string {
  return part.replace(/[A-Za-z]/g, (letter) => digits[letter] ?? letter);
}

function classify(area: string, group: string, serial: string): { type: PiiType; valid: boolean } {
  const itin = area.startsWith('9');
  const given = area !== '000' && area !== '666' && group !== '00' && serial !== '0000';
  if (!itin) return { type: 'SSN', valid: given };
  const value = Number(group);
  const issued = (value >= 50 && value <= 65) || (value >= 70 && value !== 89 && value !== 93);
  return { type: issued ? 'US_ITIN' : 'SSN', valid: issued };
}
