import { toBase64 } from '@cordon/ledger';
import { get, send } from '../api/client.ts';
import { dropKey, loadKey, saveKey } from './keyStore.ts';

const NAME = 'session';

let making: Promise<CryptoKey> | null = null;

/**
 * The key that signs this session's lookups, confirms and reveals. It is made once a session, never leaves the browser,
 * and its public half is registered with the server, so that neither side can forge the other's act.
 * @throws ApiError; Error in plain words when this browser lost the key
 */
export function sessionKey(): Promise<CryptoKey> {
  making ??= ensure().finally(() => {
    making = null;
  });
  return making;
}

/** Forgets the key; a shared desk keeps nothing of the person who left. */
export async function forgetSessionKey(): Promise<void> {
  await dropKey(NAME);
}

async function ensure(): Promise<CryptoKey> {
  const [session, kept] = await Promise.all([get('/api/session', {}), loadKey(NAME)]);
  if (session.keyRegistered) {
    if (kept !== null) return kept.privateKey;
    throw new Error('This browser no longer has the key of your session. Sign out and sign in again.');
  }
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  await send('POST /api/session/key', {}, { publicKey: toBase64(new Uint8Array(spki)) });
  await saveKey(NAME, pair);
  return pair.privateKey;
}
