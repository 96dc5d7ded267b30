import { DIGIT } from '../begins.ts';
import { NUMBER, SYMBOL, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector } from '../span.ts';
import { ibanCheck } from './checksums.ts';
import { isAlnum } from './chars.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

/** Length of the IBAN by country (SWIFT IBAN registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 ' +
    'EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 ' +
    'JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 ' +
    'NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 ' +
    'TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ' +
    // Used, though not in the registry.
    'IR26 DZ26 AO25 BJ28 BF28 CV25 CM27 CF27 TD27 KM27 CG27 CI28 GQ27 GA27 GW25 HN28 MA28 MG27 ML28 MZ25 NE28 SN28 TG28'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);

/** Countries that have IBANs, by ISO 3166-1 code. */
export const ibanCountries: ReadonlySet<string> = new Set(Object.keys(lengths));

const head = /(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}/y;

const ibanTopics = topics('IBAN', 'SWIFT', 'ROUTING');
/** Of a country that has IBANs, but not as long as one there: a digit was lost or made up. */
const otherLength = /[A-Z]{2}\d{2}(?=[A-Z0-9]{0,24}\d{6})[A-Z0-9]{8,30}(?![A-Za-z0-9])/y;

/** International bank account numbers (ISO 13616), in one piece or in groups, either case. */
export const iban: Detector = {
  name: 'iban',
  types: ['IBAN'],
  begins: DIGIT,
  find(text, scanned) {
    const found: Candidate[] = [];
    const { start, kind } = scanned;
    const clues = cluesOf(scanned);
    for (const token of clues.numbers) {
      const before = kind[token] === NUMBER ? headBefore(scanned, token) : token;
      const from = start[before] ?? 0;
      if (!isCapital(text.charCodeAt(from) & 0xffdf) || (scanned.end[before] ?? 0) - from < 2) continue;
      const match = matchAt(head, text, from);
      if (match === null) continue;
      const length = lengths[match[0].slice(0, 2).toUpperCase()];
      if (length === undefined) continue;
      const read = readChars(text, match.index, length);
      if (read === undefined) {
        const cut = matchAt(otherLength, text, match.index);
        if (cut === null) continue;
        const named = near(scanned, clues, ibanTopics, before, token + 1);
        found.push({ start: from, end: from + cut[0].length, type: 'IBAN', score: named ? 0.75 : 0.42 });
        continue;
      }
      const { end, value } = read;
      if (ibanCheck(value)) found.push({ start: match.index, end, type: 'IBAN', score: 0.98 });
      else if (shapedLikeIban(value, match[0]))
        found.push({ start: match.index, end, type: 'IBAN', score: 0.5 });
    }
    return found;
  },
};

/** "GB 82", "FR-14": the country stands in a token before its check digits. */
function headBefore({ start, end, kind }: Scan, token: number): number {
  const at = kind[token - 1] === SYMBOL ? token - 2 : token - 1;
  return at >= 0 && kind[at] === WORD && (end[at] ?? 0) - (start[at] ?? 0) === 2 ? at : token;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** Reads `count` letters and digits, single spaces or hyphens between them; a word must end there. */
function readChars(text: string, start: number, count: number): { end: number; value: string } | undefined {
  let at = start;
  let value = '';
  while (value.length < count) {
    const code = text.charCodeAt(at);
    if (isPlain(code)) value += text[at] ?? '';
    else if ((code !== 0x20 && code !== 0x2d) || !isPlain(text.charCodeAt(at + 1))) return undefined;
    at += 1;
  }
  return isAlnum(text.charCodeAt(at)) ? undefined : { end: at, value: value.toUpperCase() };
}

function isPlain(code: number): boolean {
  return code < 0x80 && isAlnum(code);
}

/** With a wrong check number it must look like one: "at 20 ..." before a row of numbers is no account. */
function shapedLikeIban(value: string, head: string): boolean {
  return /^[A-Z]{2}/.test(head) && value.replace(/\D/g, '').length >= value.length * 0.6;
}
