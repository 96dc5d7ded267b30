import { DIGIT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { luhn } from './checksums.ts';
import { cluesOf } from './cluesOf.ts';
import { matchAt } from './match.ts';
import { near, topics } from './near.ts';

const uuid =
  /(?<![\w-])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![\w-])/y;
const imei = /(?<![\w-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\w-])/y;
const imeiTopics = topics('ACCOUNT');

/** What one device is known by: UUIDs (RFC 9562), which systems give to devices and people, and IMEIs. */
export const deviceId: Detector = {
  name: 'deviceId',
  types: ['DEVICE_ID'],
  begins: DIGIT,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    let done = 0;
    for (const token of clues.numbers) {
      let at = scanned.start[token] ?? 0;
      const size = (scanned.end[token] ?? 0) - at;
      if (at < done) continue;
      // The first part of a UUID may be letters only: its second is then what has a digit.
      if (size === 4 && text[at - 1] === '-' && at >= 9) at -= 9;
      const known = (size === 8 || size === 4) && text[at + 8] === '-' ? matchAt(uuid, text, at) : null;
      const parts = size === 2 && (scanned.end[token + 2] ?? 0) - (scanned.start[token + 2] ?? 0) === 6;
      const phone = known === null && (parts || size === 15) ? matchAt(imei, text, at) : null;
      const match = known ?? phone;
      if (match === null) continue;
      done = match.index + match[0].length;
      const score = known !== null ? 0.45 : luhn(match[0].replace(/\D/g, '')) ? 0.3 : 0.15;
      found.push({
        start: match.index,
        end: done,
        type: 'DEVICE_ID',
        score: phone !== null && near(scanned, clues, imeiTopics, token, token + 1) ? 0.7 : score,
      });
    }
    return found;
  },
};
