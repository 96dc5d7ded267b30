import { canonicalText, toBase64, toUtf8 } from '@cordon/ledger';
import type { MyUndertaking, UndertakingBody, UndertakingText } from '../api/types.ts';
import { sessionKey } from './sessionKey.ts';
import { sha256Hex } from './sha256.ts';

/**
 * Signs an undertaking with the session key. The hash is made here, from the very text that was shown.
 * @throws Error in plain words when the text and the hash the server gave are not of each other
 */
export async function signUndertaking(
  { person, party, company }: Pick<MyUndertaking, 'person' | 'party' | 'company'>,
  { text, textHash, version }: UndertakingText,
): Promise<UndertakingBody> {
  if ((await sha256Hex(toUtf8(text))) !== textHash) {
    throw new Error('The text on this page is not the one the server wants signed. Load the page again.');
  }
  const key = await sessionKey();
  const at = new Date().toISOString();
  const statement = canonicalText({
    type: 'cordon-undertaking/v1',
    ...{ person: person.id, party: party.id, company: company.id, version, textHash, at },
  });
  const bytes = new Uint8Array(toUtf8(statement));
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes);
  return { textHash, at, signature: toBase64(new Uint8Array(signature)) };
}
