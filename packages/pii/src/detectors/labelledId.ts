import { DIGIT } from '../begins.ts';
import { mostTopics } from '../clues.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { labelledValues } from './label.ts';
import { topics } from './near.ts';
import { topicId, type Topic } from './topics.ts';

/** A kind of identifier that only its name gives away; fewest digits right behind the word, and a few words off. */
interface Kind {
  readonly type: PiiType;
  readonly tight: number;
  readonly loose: number;
}

const kinds: Readonly<Partial<Record<Topic, Kind>>> = {
  ACCOUNT: { type: 'ACCOUNT', tight: 3, loose: 5 },
  MRN: { type: 'MRN', tight: 3, loose: 5 },
  HEALTH: { type: 'HEALTH_ID', tight: 4, loose: 6 },
  PASSPORT: { type: 'PASSPORT', tight: 5, loose: 6 },
  DRIVER: { type: 'DRIVER_ID', tight: 4, loose: 6 },
  ROUTING: { type: 'BANK_ROUTING', tight: 6, loose: 6 },
  TAX: { type: 'TAX_ID', tight: 5, loose: 7 },
  NATIONAL: { type: 'NATIONAL_ID', tight: 4, loose: 6 },
  NPI: { type: 'NPI', tight: 5, loose: 7 },
  DEA: { type: 'DEA', tight: 5, loose: 7 },
  VIN: { type: 'VEHICLE_ID', tight: 5, loose: 8 },
  SSN: { type: 'SSN', tight: 4, loose: 4 },
  CARD: { type: 'CREDIT_CARD', tight: 4, loose: 8 },
  PHONE: { type: 'PHONE', tight: 5, loose: 7 },
};

const byTopic: readonly (Kind | undefined)[] = Array.from(
  { length: mostTopics },
  (_, id) => Object.entries(kinds).find(([name]) => topicId(name as Topic) === id)?.[1],
);
const wanted = topics(...(Object.keys(kinds) as Topic[]));

/** Account, order, patient record, passport, licence, tax and bank numbers, by their context word. */
export const labelledId: Detector = {
  name: 'labelledId',
  types: [...new Set(Object.values(kinds).map(({ type }) => type))],
  begins: DIGIT,
  find(text, scanned) {
    const found: Candidate[] = [];
    for (const { topic, start, end, tight } of labelledValues(scanned, wanted)) {
      const kind = byTopic[topic];
      if (kind === undefined) continue;
      const value = text.slice(start, end);
      const digits = digitsIn(value);
      if (digits < (tight ? kind.tight : kind.loose)) continue;
      found.push({
        start,
        end,
        type: kind.type,
        score: isMoney(text, start) ? 0.2 : isYear(value) ? 0.3 : tight ? 0.75 : 0.45,
      });
    }
    return found;
  },
};

function digitsIn(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count;
}

/** "account since 2019": a year is kept as a weak candidate only. */
function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}

/** "the order of £250": an amount. */
function isMoney(text: string, start: number): boolean {
  return /[$£€₹¥] ?$/.test(text.slice(Math.max(0, start - 2), start));
}
