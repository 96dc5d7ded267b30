import { DOT } from '../begins.ts';
import type { Candidate, Detector } from '../span.ts';
import { isTokenChar, runEnd } from './chars.ts';

/** JSON Web Tokens (RFC 7519), compact form: base64url parts with dots; a JSON object begins `eyJ` in base64. */
export const jwt: Detector = {
  name: 'jwt',
  types: ['JWT'],
  begins: DOT,
  find(text) {
    const found: Candidate[] = [];
    let at = text.indexOf('eyJ');
    while (at >= 0) {
      const stop = runEnd(text, at, isJwtChar);
      const before = text.charCodeAt(at - 1);
      if (!isTokenChar(before)) {
        const candidate = read(text, at, stop);
        if (candidate !== undefined) found.push(candidate);
      }
      at = text.indexOf('eyJ', stop);
    }
    return found;
  },
};

function isJwtChar(code: number): boolean {
  return isTokenChar(code) || code === 0x2e;
}

/** A header part and at least one more; five parts when encrypted (RFC 7516). */
function read(text: string, start: number, stop: number): Candidate | undefined {
  let end = stop;
  while (end > start && text[end - 1] === '.') end -= 1;
  if (end - start >= 7 && text.startsWith('...', end)) return { start, end, type: 'JWT', score: 0.5 };
  const header = text.indexOf('.', start);
  if (header < 0 || header >= end || header - start < 10) return undefined;
  return end - header > 4 ? { start, end, type: 'JWT', score: 0.98 } : undefined;
}
