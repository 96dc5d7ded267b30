import type { Candidate, Detector, PiiType } from '../span.ts';
import { allMatches, nearWord } from './match.ts';

const nine = /(?<![\w.]|\d-)(\d{3})([ .-]?)(\d{2})\2(\d{4})(?!\w|[.-]\d)/g;
const lastFour =
  /\b(?:ssn|social(?: security)?(?: number| no\.?)?)(?:[ :#]{0,3}(?:is|ending in|ends in|ending with|ending|last (?:four|4)(?: digits)?|are)){0,3}[ :#*xX-]{0,12}(?<![0-9])(\d{4})(?![\w-])/dgi;
const words = /\b(?:ssn|ssns|social security|social|itin|tax ?id|tin)\b/i;

/**
 * United States social security numbers (SSA numbering rules) and individual taxpayer numbers (IRS: area 9xx),
 * and the last four digits after the word.
 */
export const ssn: Detector = {
  name: 'ssn',
  types: ['SSN', 'US_ITIN'],
  digits: true,
  find(text) {
    const found: Candidate[] = [];
    for (const match of allMatches(nine, text)) {
      const [whole, area = '', separator, group = '', serial = ''] = match;
      const start = match.index;
      const end = start + whole.length;
      const { type, valid } = classify(area, group, serial);
      const written = separator !== '';
      const named = nearWord(text, start, end, words);
      const base = written ? (valid ? 0.85 : 0.5) : valid ? 0.3 : 0.2;
      found.push({ start, end, type, score: named ? Math.min(0.95, base + 0.4) : base });
    }
    for (const match of allMatches(lastFour, text)) {
      const range = match.indices?.[1];
      if (range !== undefined) found.push({ start: range[0], end: range[1], type: 'SSN', score: 0.7 });
    }
    return found;
  },
};

function classify(area: string, group: string, serial: string): { type: PiiType; valid: boolean } {
  const itin = area.startsWith('9');
  const given = area !== '000' && area !== '666' && group !== '00' && serial !== '0000';
  if (!itin) return { type: 'SSN', valid: given };
  const value = Number(group);
  return {
    type: 'US_ITIN',
    valid: (value >= 50 && value <= 65) || (value >= 70 && value !== 89 && value !== 93),
  };
}
