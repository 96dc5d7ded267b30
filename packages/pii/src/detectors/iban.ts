import type { Candidate, Detector } from '../span.ts';
import { ibanCheck } from './checksums.ts';
import { isAlnum } from './chars.ts';
import { allMatches } from './match.ts';

/** Length of the IBAN by country (SWIFT IBAN registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 ' +
    'EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 ' +
    'JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 ' +
    'NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 ' +
    'TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);

const head = /(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}/g;

/** International bank account numbers (ISO 13616), in one piece or in groups, either case. */
export const iban: Detector = {
  name: 'iban',
  types: ['IBAN'],
  digits: true,
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(head, text)) {
      const length = lengths[match[0].slice(0, 2).toUpperCase()];
      if (length === undefined) continue;
      const read = readChars(text, match.index, length);
      if (read === undefined) continue;
      const { end, value } = read;
      if (ibanCheck(value)) found.push({ start: match.index, end, type: 'IBAN', score: 0.98 });
      else if (shapedLikeIban(value, match[0]))
        found.push({ start: match.index, end, type: 'IBAN', score: 0.5 });
    }
    return found;
  },
};

/** Reads `count` letters and digits, single spaces or hyphens between them; a word must end there. */
function readChars(text: string, start: number, count: number): { end: number; value: string } | undefined {
  let at = start;
  let value = '';
  while (value.length < count) {
    const char = text[at] ?? '';
    if (/^[A-Za-z0-9]$/.test(char)) value += char;
    else if ((char !== ' ' && char !== '-') || !/^[A-Za-z0-9]$/.test(text[at + 1] ?? '')) return undefined;
    at += 1;
  }
  return isAlnum(text.charCodeAt(at)) ? undefined : { end: at, value: value.toUpperCase() };
}

/** With a wrong check number it must look like one: "at 20 ..." before a row of numbers is no account. */
function shapedLikeIban(value: string, head: string): boolean {
  return /^[A-Z]{2}/.test(head) && value.replace(/\D/g, '').length >= value.length * 0.6;
}
