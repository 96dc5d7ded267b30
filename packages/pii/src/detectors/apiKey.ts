import { CUE, LONG } from '../begins.ts';
import type { Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { isTokenChar, runEnd, runStart } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { topics } from './near.ts';
import { topicId } from './topics.ts';

/** An issuer's prefix and the least number of characters after it. The rest of the token is always taken whole. */
interface Issuer {
  readonly prefix: string;
  readonly least: number;
  readonly type?: PiiType;
}

const issuers: readonly Issuer[] = [
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map((prefix) => ({
    prefix,
    least: 16,
    type: 'AWS_ACCESS_KEY' as const,
  })),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) => ({ prefix, least: 30 })),
  { prefix: 'github_pat_', least: 22 },
  { prefix: 'glpat-', least: 20 },
  ...['xoxa-', 'xoxb-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'].map((prefix) => ({
    prefix,
    least: 10,
  })),
  ...['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'pk_live_', 'pk_test_'].map((prefix) => ({
    prefix,
    least: 10,
  })),
  { prefix: 'whsec_', least: 20 },
  { prefix: 'AIza', least: 35 },
  { prefix: 'ya29.', least: 20 },
  { prefix: 'sk-', least: 20 },
  { prefix: 'SG.', least: 20 },
  { prefix: 'npm_', least: 36 },
  { prefix: 'hf_', least: 30 },
  { prefix: 'pypi-', least: 50 },
  { prefix: 'shpat_', least: 32 },
  { prefix: 'shpss_', least: 32 },
  { prefix: 'dop_v1_', least: 60 },
];

const byPrefix = new Map(issuers.map((issuer) => [issuer.prefix, issuer]));
const prefixes = new RegExp(
  `(?<![A-Za-z0-9])(?:${issuers.map(({ prefix }) => prefix.replace('.', '\\.')).join('|')})`,
  'y',
);
/** How far before its first long token a key can begin: a prefix and a short part or two. */
const mostBefore = 40;

/** Between the name of a secret (`api_key = ...`, `Authorization: Bearer ...`, `"client_secret": "..."`) and itself. */
const link =
  /["']?(?: (?:is|was|are))?[ \t]{0,3}(?:[:=]|=>)?[ \t]{0,3}(?:(?:basic|bearer|token) )?["'`]?(?=[A-Za-z0-9+/_=.~-]{8})/iy;
const value = /[A-Za-z0-9+/_=.~-]{8,}/y;
const secretTopics = topics('SECRET', 'AWSSECRET');
const awsTopic = topicId('AWSSECRET');

/** Keys and tokens of cloud and software services, by their issuer's prefix or by what they are called. */
export const apiKey: Detector = {
  name: 'apiKey',
  types: ['API_KEY', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'],
  begins: LONG | CUE,
  find(text, scanned) {
    const found: Candidate[] = [];
    const { long, cueTopic, cueTo } = cluesOf(scanned);
    if (long.length > 0) issued(text, scanned, long, found);
    for (let cue = 0; cue < cueTopic.length; cue += 1) {
      if (secretTopics[cueTopic[cue] ?? 0] !== 1) continue;
      const from = scanned.end[(cueTo[cue] ?? 1) - 1] ?? 0;
      called(text, from, cueTopic[cue] === awsTopic ? 'AWS_SECRET_KEY' : 'API_KEY', found);
    }
    return found;
  },
};

/** A long token stands in each issued key; its prefix is at the start of the run the token is in. */
function issued(text: string, scanned: Scan, long: readonly number[], found: Candidate[]): void {
  let done = 0;
  for (const token of long) {
    const at = scanned.start[token] ?? 0;
    if (at < done) continue;
    const first = Math.max(done, runStart(text, at, isBodyChar, mostBefore));
    const stop = runEnd(text, at, isBodyChar);
    done = stop;
    for (let start = first; start <= at; start += 1) {
      const match = matchAt(prefixes, text, start);
      const issuer = byPrefix.get(match?.[0] ?? '');
      if (match === null || issuer === undefined) continue;
      const body = start + match[0].length;
      const end = text[stop - 1] === '.' ? stop - 1 : stop;
      if (end - body < issuer.least || !hasDigit(text, body, end)) continue;
      found.push({ start, end, type: issuer.type ?? 'API_KEY', score: 0.97 });
      break;
    }
  }
}

function isBodyChar(code: number): boolean {
  return isTokenChar(code) || code === 0x2e;
}

/** `sk-` begins ordinary hyphenated words too; no issued key is without a digit in its first 64 characters. */
function hasDigit(text: string, from: number, to: number): boolean {
  return /\d/.test(text.slice(from, Math.min(to, from + 64)));
}

function called(text: string, from: number, type: PiiType, found: Candidate[]): void {
  const linked = matchAt(link, text, from);
  if (linked === null) return;
  const start = from + linked[0].length;
  const match = matchAt(value, text, start);
  if (match === null || start === from) return;
  const end = start + match[0].replace(/[.=-]+$/, (rim) => (rim.startsWith('=') ? rim : '')).length;
  if (!hasDigit(text, start, end)) return;
  found.push({ start, end, type, score: end - start >= 16 ? 0.8 : 0.5 });
}
