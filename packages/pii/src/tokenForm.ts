import type { PiiType } from './span.ts';

/**
 * The form of keyed tokens in a text: `[EMAIL:k3f9...]` and, where they can be restored, `[EMAIL:~key.box]`. Two
 * characters at the end check the rest, so that a value which somebody puts in such brackets is not taken for a token
 * and passed over.
 */
export const tokenBody = '(?:~[a-z0-9]{1,16}\\.[A-Za-z0-9_-]{22,}|[a-z2-7]{12})[a-z2-7]{2}';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A token as it stands in a text. */
export function tokenText(type: PiiType, body: string): string {
  return `[${type}:${body}${checkOf(type, body)}]`;
}

/** The body of a token without its check; undefined when they do not belong together. */
export function checkedBody(type: string, body: string): string | undefined {
  const bare = body.slice(0, -2);
  return checkOf(type, bare) === body.slice(-2) ? bare : undefined;
}

/** Ten bits of FNV-1a. A check against chance, not against forgers: who can forge it can also leave the brackets out. */
function checkOf(type: string, body: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${type}:${body}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const bits = (hash ^ (hash >>> 10) ^ (hash >>> 20)) & 1023;
  return alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31);
}
