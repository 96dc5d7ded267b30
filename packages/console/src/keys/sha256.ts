import { canonicalBytes, commit, toBase64, toHex, toUtf8, type JsonValue } from '@cordon/ledger';

/** SHA-256 of bytes. @returns lower-case hex */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return toHex(digest);
}

/** SHA-256 of a text. @returns lower-case hex */
export function textHash(text: string): Promise<string> {
  return sha256Hex(toUtf8(text));
}

/** SHA-256 of what JSON says, in its one spelling (RFC 8785). @returns lower-case hex */
export function jsonHash(value: JsonValue): Promise<string> {
  return sha256Hex(canonicalBytes(value));
}

/**
 * Hides a text that an entry may not say: the words hold a commitment to it, which without the salt tells nothing.
 * @returns the word, and the salt (base64) that is sent with the text
 */
export function hidden(text: string): { readonly word: string; readonly salt: string } {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  return { word: commit(text, salt), salt: toBase64(salt) };
}
