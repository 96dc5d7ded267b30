import { SPOKEN } from '../begins.ts';
import type { Clues } from '../clues.ts';
import { LINE, NUMBER, SYMBOL, type Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { spokenDigits } from './lexicon.ts';
import { near, topics, type Topics } from './near.ts';
import type { Topic } from './topics.ts';

/** What a run of spoken digits is when a word beside it says so, most telling first. */
const named: readonly (readonly [wanted: Topics, type: PiiType, least: number])[] = (
  [
    [['SSN'], 'SSN', 4],
    [['CVV'], 'CARD_CVV', 3],
    [['PIN'], 'PIN', 4],
    [['PASSWORD'], 'PASSWORD', 4],
    [['DOB'], 'DATE_OF_BIRTH', 2],
    [['CARD', 'CREDIT'], 'CREDIT_CARD', 4],
    [['ZIP'], 'ZIP', 4],
    [['ROUTING'], 'BANK_ROUTING', 6],
    [['PASSPORT'], 'PASSPORT', 5],
    [['MRN'], 'MRN', 4],
    [['HEALTH'], 'HEALTH_ID', 5],
    [['DRIVER'], 'DRIVER_ID', 5],
    [['TAX'], 'TAX_ID', 6],
    [['NATIONAL'], 'NATIONAL_ID', 6],
    [['ACCOUNT'], 'ACCOUNT', 3],
    [['PHONE', 'CALL'], 'PHONE', 5],
  ] as readonly (readonly [Topic[], PiiType, number])[]
).map(([names, type, least]) => [topics(...names), type, least]);
const reach = 14;

/** Numbers said word by word, as calls and dictation have them: "four one five double two oh nine", "nineteen eighty four". */
export const spokenNumber: Detector = {
  name: 'spokenNumber',
  types: [...new Set(named.map(([, type]) => type))],
  begins: SPOKEN,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    const { spoken } = clues;
    let next = 0;
    while (next < spoken.length) {
      const run = runFrom(text, scanned, clues, next);
      next = run.next;
      if (run.words >= 2) add(scanned, clues, run, found);
    }
    return found;
  },
};

interface SpokenRun {
  readonly next: number;
  readonly first: number;
  readonly last: number;
  readonly words: number;
  readonly digits: number;
}

/** The run of spoken digits that begins with the i-th spoken word; numerals, commas and hyphens may stand in it. */
function runFrom(text: string, scanned: Scan, { spoken }: Clues, i: number): SpokenRun {
  const { start, end, kind, gap, count } = scanned;
  const first = numeralBefore(scanned, spoken[i] ?? 0);
  let digits = 0;
  let words = 0;
  let next = i;
  let times = 1;
  let open = false;
  let last = first;
  for (let token = first; token < count; token += 1) {
    if (token > first && (gap[token] ?? 0) > LINE) break;
    if (spoken[next] === token) {
      const said = spokenDigits.get(text.slice(start[token], end[token]).toLowerCase()) ?? '';
      if (said.startsWith('x')) {
        times = Number(said.slice(1));
      } else {
        // "eighty four" is two digits, "eighty" before anything else as well.
        digits += said.endsWith('_')
          ? 2
          : open && said.length === 1 && said !== '0'
            ? 0
            : said.length * times;
        open = said.endsWith('_');
        times = 1;
        last = token;
      }
      words += 1;
      next += 1;
    } else if (
      kind[token] === NUMBER &&
      (end[token] ?? 0) - (start[token] ?? 0) <= 4 &&
      (words > 0 || token === first)
    ) {
      digits += ((end[token] ?? 0) - (start[token] ?? 0)) * times;
      times = 1;
      last = token;
    } else if (kind[token] !== SYMBOL || !'-,.\u2013'.includes(text[start[token] ?? 0] ?? ' ')) {
      break;
    }
  }
  return { next: Math.max(next, i + 1), first, last, words, digits };
}

/** "4 one five": the run begins with a numeral. */
function numeralBefore({ kind, start, end, gap }: Scan, token: number): number {
  const before = token - 1;
  const joined =
    kind[before] === NUMBER && (end[before] ?? 0) - (start[before] ?? 0) === 1 && gap[token] === 1;
  return joined ? before : token;
}

function add(
  scanned: Scan,
  clues: Clues,
  { first, last, words, digits }: SpokenRun,
  found: Candidate[],
): void {
  const range = { start: scanned.start[first] ?? 0, end: scanned.end[last] ?? 0 };
  for (const [wanted, type, least] of named) {
    if (digits < least || !near(scanned, clues, wanted, first, last + 1, reach, 6)) continue;
    found.push({ ...range, type, score: 0.7 });
    return;
  }
  if (digits < 3 || words < 3) return;
  const type: PiiType =
    digits >= 12 ? 'CREDIT_CARD' : digits === 9 ? 'SSN' : digits >= 7 ? 'PHONE' : 'ACCOUNT';
  found.push({ ...range, type, score: digits >= 7 ? 0.6 : clues.turn && digits >= 4 ? 0.45 : 0.25 });
}
