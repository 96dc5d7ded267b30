import type { Candidate, Detector, PiiType } from '../span.ts';
import { isTokenChar, runEnd } from './chars.ts';
import { allMatches } from './match.ts';

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
  'g',
);

/** A secret that is named: `api_key = ...`, `Authorization: Bearer ...`, `"client_secret": "..."`. */
const named =
  /\b(?:(aws[ _-]?secret(?:[ _-]?access)?[ _-]?key)|(?:api|access|auth|secret|client|private|account|signing|webhook|bearer|refresh)[ _-]?(?:key|token|secret)|secret|token|bearer|authorization)["']?(?: (?:is|was))?[ \t]{0,3}[:=]?[ \t]{0,3}(?:(?:basic|bearer|token) )?["'`]?([A-Za-z0-9+/_=.~-]{16,})/dgi;

/** Keys and tokens of cloud and software services, by their issuer's prefix or by what they are called. */
export const apiKey: Detector = {
  name: 'apiKey',
  types: ['API_KEY', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'],
  find(text) {
    return [...issued(text), ...called(text)];
  },
};

function issued(text: string): Candidate[] {
  const found: Candidate[] = [];
  let done = 0;
  for (const match of allMatches(prefixes, text)) {
    if (match.index < done) continue;
    const issuer = byPrefix.get(match[0]);
    if (issuer === undefined) continue;
    const body = match.index + match[0].length;
    const end = runEnd(text, body, isBodyChar);
    const trimmed = text[end - 1] === '.' ? end - 1 : end;
    done = end;
    if (trimmed - body < issuer.least || !hasDigit(text, body, trimmed)) continue;
    found.push({ start: match.index, end: trimmed, type: issuer.type ?? 'API_KEY', score: 0.97 });
  }
  return found;
}

function isBodyChar(code: number): boolean {
  return isTokenChar(code) || code === 0x2e;
}

/** `sk-` begins ordinary hyphenated words too; no issued key is without a digit in its first 64 characters. */
function hasDigit(text: string, from: number, to: number): boolean {
  return /\d/.test(text.slice(from, Math.min(to, from + 64)));
}

function called(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of allMatches(named, text)) {
    const range = match.indices?.[2];
    if (range === undefined) continue;
    const [start, stop] = range;
    const end = text[stop - 1] === '.' ? stop - 1 : stop;
    if (!hasDigit(text, start, end)) continue;
    found.push({ start, end, type: match[1] === undefined ? 'API_KEY' : 'AWS_SECRET_KEY', score: 0.8 });
  }
  return found;
}
