import { concat, toUtf8 } from './bytes.ts';
import { LedgerError } from './errors.ts';
import { SIGNATURE_BYTES, publicKeyOf, signBytes, verifyBytes } from './signature.ts';
import { TYPE_COSIGNATURE, verifierKey } from './vkey.ts';
import type { NoteSigner } from './vkey.ts';

const TIME_BYTES = 8;

/**
 * A signer for a witness: it states that, at `timestamp`, the checkpoint was the largest consistent one it had
 * seen of this log (C2SP tlog-cosignature, Ed25519). The caller must have checked that, and must have stored it,
 * before signing.
 * @param secretKey 32 bytes, used for this one witness only: the signature does not cover its name
 * @param timestamp seconds since 1970
 */
export function cosigner(name: string, secretKey: Uint8Array, timestamp: number): NoteSigner {
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
    throw new LedgerError('range', 'a cosignature time is in whole seconds');
  }
  return {
    key: verifierKey(name, publicKeyOf(secretKey), TYPE_COSIGNATURE),
    sign: (text) => concat(encodeTime(timestamp), signBytes(cosignedMessage(text, timestamp), secretKey)),
  };
}

/**
 * Checks a timestamped signature over a checkpoint's text.
 * @param signature 8 bytes of time, 64 of Ed25519 signature
 * @returns the time of signing in seconds since 1970; null when the signature does not hold
 */
export function verifyCosignature(
  signature: Uint8Array,
  text: Uint8Array,
  publicKey: Uint8Array,
): number | null {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
  const timestamp = decodeTime(signature);
  // Past 2^53 the decimal in the signed message could not be rebuilt exactly; such a time is not one.
  if (!Number.isSafeInteger(timestamp)) return null;
  const holds = verifyBytes(signature.subarray(TIME_BYTES), cosignedMessage(text, timestamp), publicKey);
  return holds ? timestamp : null;
}

function cosignedMessage(text: Uint8Array, timestamp: number): Uint8Array {
  return concat(toUtf8(`cosignature/v1\ntime ${String(timestamp)}\n`), text);
}

function encodeTime(timestamp: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timestamp));
  return bytes;
}

function decodeTime(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0));
}
