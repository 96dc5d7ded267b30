import { toBase64 } from '@cordon/ledger';
import { get, send } from '../api/client.ts';
import { ApiError } from '../api/error.ts';
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

/** One at a time over all tabs of this browser: the server takes one key a session, and it has to be the one that is kept. */
function ensure(): Promise<CryptoKey> {
  return navigator.locks.request('cordon-session-key', makeOrLoad);
}

async function makeOrLoad(): Promise<CryptoKey> {
  const [session, kept] = await Promise.all([get('/api/session', {}), loadKey(NAME)]);
  if (session.keyRegistered) {
    if (kept !== null) return kept.privateKey;
    throw new Error('This browser no longer has the key of your session. Sign out and sign in again.');
  }
  // A page that was left in the middle may have sent its key already: the same key is sent again, never another one.
  const begun = kept !== null && session.mfaAt !== null && kept.madeFor === session.mfaAt;
  const pair = begun
    ? kept
    : await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  // Kept before it is sent: a key the server knows and this browser lost would leave the person unable to act.
  if (!begun) await saveKey(NAME, pair, session.mfaAt);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  try {
    await send('POST /api/session/key', {}, { publicKey: toBase64(new Uint8Array(spki)) });
  } catch (error) {
    if (!begun || !(error instanceof ApiError) || error.code !== 'already-done') throw error;
  }
  return pair.privateKey;
}
