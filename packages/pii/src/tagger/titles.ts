import { CAPITAL, NONE, SPACE, SYMBOL, tokenHash, UPPER, type Scan } from '../scan.ts';
import { defaultMinScore, type Candidate } from '../span.ts';
import { tokenAt } from '../tokenAt.ts';

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(tokenHash));

/** Forms of address of several languages that are nothing else. */
const always = hashes(
  'mr mrs ms mx dr drs prof messrs mme mlle monsieur madame herr frau fraulein senor senora senorita signor signora ' +
    'signorina dott dottssa sra srta shri smt',
);

/** Those that are also another word: only with a capital. */
const capitalised = hashes('miss sir madam doctor professor rev reverend sr');

/** "Dr. Okafor", "Prof. Dr. Dr. Okafor". */
const mostTitles = 4;

/**
 * Adds the title in front of each person found ("Mr.", "Prof. Dr."), each as a span of its own, and takes one off the
 * person's range: it tells of sex, marriage or learning, and a name is the same name without it. A title beside nobody
 * is left alone.
 */
export function titles(scanned: Scan, found: Candidate[]): void {
  const people = found.length;
  for (let at = 0; at < people; at += 1) {
    const person = found[at];
    if (person?.type !== 'PERSON' || person.score < defaultMinScore) continue;
    let first = tokenAt(scanned, person.start);
    const all: number[] = [];
    for (let next = behindTitle(scanned, first); next > 0; next = behindTitle(scanned, first)) {
      if ((scanned.start[next] ?? 0) >= person.end) break;
      all.push(first);
      first = next;
    }
    if (all.length > 0) found[at] = { ...person, start: scanned.start[first] ?? 0 };
    let title = titleBefore(scanned, all[0] ?? first);
    for (let i = 0; title >= 0 && i < mostTitles; i += 1) {
      all.push(title);
      title = titleBefore(scanned, title);
    }
    for (const token of all) {
      const start = scanned.start[token] ?? 0;
      const end = scanned.end[hasStop(scanned, token) ? token + 1 : token] ?? 0;
      found.push({ start, end, type: 'TITLE', score: person.score });
    }
  }
}

/** The token behind the title at a token, "Mr." or "Mr"; -1 when there is none or nothing comes behind it. */
function behindTitle(scanned: Scan, token: number): number {
  if (!isTitle(scanned, token)) return -1;
  const next = hasStop(scanned, token) ? token + 2 : token + 1;
  return next < scanned.count ? next : -1;
}

/** The token of the title right before a token on its line; -1 when there is none. */
function titleBefore(scanned: Scan, token: number): number {
  const { gap, text, start } = scanned;
  if (token < 1 || (gap[token] ?? 0) > SPACE) return -1;
  const isStop = text[start[token - 1] ?? 0] === '.' && gap[token - 1] === NONE;
  const title = isStop ? token - 2 : token - 1;
  if (title < 0 || (!isStop && gap[token] !== SPACE)) return -1;
  return isTitle(scanned, title) ? title : -1;
}

function isTitle({ hash, case: casing }: Scan, token: number): boolean {
  const word = hash[token] ?? 0;
  if (always.has(word)) return true;
  return capitalised.has(word) && (casing[token] === CAPITAL || casing[token] === UPPER);
}

function hasStop({ kind, text, start, gap, count }: Scan, token: number): boolean {
  return (
    token + 1 < count &&
    kind[token + 1] === SYMBOL &&
    gap[token + 1] === NONE &&
    text[start[token + 1] ?? 0] === '.'
  );
}
