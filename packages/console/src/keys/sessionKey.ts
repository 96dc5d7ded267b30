import { keysStatement } from '@cordon/core/kernel';
import { toBase64 } from '@cordon/ledger';
import { get, send } from '../api/client.ts';
import { ApiError } from '../api/error.ts';
import { dropKey, loadKey, saveKey } from './keyStore.ts';
import { makeSealingPair } from './sealed.ts';

const SIGNING = 'session';
const SEALING = 'sealing';

/** What this browser made for the session that is signed in. Neither private half can be read out. */
export interface SessionKeys {
  readonly session: string;
  /** Signs what the person does. */
  readonly signing: CryptoKeyPair;
  /** Opens what was sealed to this browser. */
  readonly sealing: CryptoKeyPair;
}

let making: Promise<SessionKeys> | null = null;

/**
 * The keys of this session: one signs lookups, confirms, reveals and decisions, revealed values are sealed to the other.
 * They are made once a session and never leave the browser; their public halves are registered with the server together,
 * so that neither side can forge the other's act, and nobody between them reads what is shown.
 * @throws ApiError; Error in plain words when this browser lost them
 */
export function sessionKeys(): Promise<SessionKeys> {
  making ??= ensure().finally(() => {
    making = null;
  });
  return making;
}

/** From now on these are the keys: a frame inside a helpdesk has its own. */
export function keysFrom(other: () => Promise<SessionKeys>): void {
  ensure = other;
}

/** The key that signs. @throws as {@link sessionKeys} */
export async function sessionKey(): Promise<CryptoKey> {
  return (await sessionKeys()).signing.privateKey;
}

/** Forgets the keys; a shared desk keeps nothing of the person who left. */
export async function forgetSessionKey(): Promise<void> {
  await Promise.all([dropKey(SIGNING), dropKey(SEALING)]);
}

/** One at a time over all tabs of this browser: the server takes one pair a session, and it has to be the one that is kept. */
let ensure = (): Promise<SessionKeys> => navigator.locks.request('cordon-session-key', makeOrLoad);

async function makeOrLoad(): Promise<SessionKeys> {
  const [info, signing, sealing] = await Promise.all([
    get('/api/session', {}),
    loadKey(SIGNING),
    loadKey(SEALING),
  ]);
  const session = info.sessionId ?? '';
  if (info.keyRegistered) {
    if (signing !== null && sealing !== null) return { session, signing, sealing };
    throw new Error('This browser no longer has the keys of your session. Sign out and sign in again.');
  }
  // A page that was left in the middle may have sent its keys already: the same are sent again, never others.
  const isOfThisSignIn = (madeFor: string | null | undefined) =>
    info.mfaAt !== null && madeFor === info.mfaAt;
  const begun =
    signing !== null && sealing !== null && isOfThisSignIn(signing.madeFor) && isOfThisSignIn(sealing.madeFor)
      ? { session, signing, sealing }
      : null;
  const keys = begun ?? { session, signing: await makeSigningPair(), sealing: await makeSealingPair() };
  // Kept before they are sent: a key the server knows and this browser lost would leave the person unable to act.
  if (begun === null) {
    await saveKey(SEALING, keys.sealing, info.mfaAt);
    await saveKey(SIGNING, keys.signing, info.mfaAt);
  }
  try {
    await send('POST /api/session/key', {}, await registration(keys));
  } catch (error) {
    if (begun === null || !(error instanceof ApiError) || error.code !== 'already-done') throw error;
  }
  return keys;
}

/** A pair that signs. Its private half cannot be read out. */
export function makeSigningPair(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

/** Both public halves, and the signature that ties them to each other and to what they are made for. */
export async function registration({ session, signing, sealing }: SessionKeys) {
  const [publicKey, sealingKey] = await Promise.all([spkiOf(signing), spkiOf(sealing)]);
  const statement = new Uint8Array(keysStatement(session, { signing: publicKey, sealing: sealingKey }));
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    signing.privateKey,
    statement,
  );
  return { publicKey, sealingKey, signature: toBase64(new Uint8Array(signature)) };
}

async function spkiOf({ publicKey }: CryptoKeyPair): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
}
