/** What a reported mail holds that names a message of ours. */
export interface Named {
  /** Of the link, as it was sent. */
  readonly tokens: readonly string[];
  /** Message ids, without brackets. */
  readonly messageIds: readonly string[];
}

/** A token: 16 random bytes in base64url. */
export const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Longest text of base64 that is looked into, characters. */
const MOST_ENCODED = 400_000;

/**
 * Finds our marks in a mail as it came in, forwarded in whatever way: a quoted text, an attached mail, a part in
 * quoted-printable or base64 (RFC 2045 section 6). Nothing else of it is looked at.
 * @param mail the whole of it, as Latin-1
 */
export function namedIn(mail: string): Named {
  const plain = mail.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
  const encoded = [...mail.matchAll(/(?:^[A-Za-z0-9+/]{40,76}={0,2}\r?\n?)+/gm)]
    .map(([block]) => block.replace(/\s/g, ''))
    .filter(({ length }) => length <= MOST_ENCODED)
    .map(decoded);
  const texts = [plain, ...encoded];
  const all = (pattern: RegExp) => [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found))),
  ];
  return {
    tokens: all(/\/p\/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/g),
    messageIds: all(/<(sim-[0-9a-f]{32}@[A-Za-z0-9.-]+)>/g),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648 section 4) as characters of a byte each; bits left over are dropped. */
function decoded(text: string): string {
  let [bits, held, out] = [0, 0, ''];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 0xff);
  }
  return out;
}
