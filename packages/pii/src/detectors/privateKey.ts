import { DASH } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { allMatches } from './match.ts';

/** A key block is a few kilobytes; a closing line further off belongs to another one. */
const maxBlock = 20_000;
const opening = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

/** Private keys in PEM or OpenPGP armour. One that is cut off is hidden as far as its body goes. */
export const privateKey: Detector = {
  name: 'privateKey',
  types: ['PRIVATE_KEY'],
  begins: DASH,
  find(text) {
    const found: Candidate[] = [];
    let done = 0;
    // Looked for once per closing line: a text of opening lines only must not be searched again and again.
    let closing = text.indexOf('-----END ');
    for (const match of allMatches(opening, text)) {
      if (match.index < done) continue;
      const body = match.index + match[0].length;
      while (closing >= 0 && closing < body) closing = text.indexOf('-----END ', closing + 1);
      const cutOff = closing < 0 || closing - body > maxBlock;
      const end = cutOff ? bodyEnd(text, body) : closingEnd(text, closing);
      found.push({ start: match.index, end, type: 'PRIVATE_KEY', score: 0.99 });
      done = end;
    }
    return found;
  },
};

function closingEnd(text: string, closing: number): number {
  const dashes = text.indexOf('-----', closing + 9);
  return dashes >= 0 && dashes - closing < 80 ? dashes + 5 : closing + 9;
}

/** Base64 lines, with the escaped line ends (`\\n`) that a key has inside JSON. */
function bodyEnd(text: string, from: number): number {
  const bodyChars = /[A-Za-z0-9+/=\r\n\\]*/y;
  bodyChars.lastIndex = from;
  bodyChars.exec(text);
  return Math.max(from, bodyChars.lastIndex);
}
