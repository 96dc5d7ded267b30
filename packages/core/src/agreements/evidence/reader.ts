import { fromUtf8 } from '@cordon/ledger';
import type { DeferredCrypto } from '../seal/index.ts';

/** A pack to verify, from wherever it is. */
export interface PackReader {
  readonly paths: readonly string[];
  /** @returns null when there is no such file. Throws an Error in plain words for one that cannot be read. */
  read(path: string): Promise<Uint8Array | null>;
}

/** What verifying needs of its platform. */
export interface VerifyPorts {
  /** SHA-256. */
  readonly digest: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** A session key's signature: ECDSA P-256 over SHA-256 as r || s, or Ed25519. False for anything malformed. */
  readonly verifySessionKey: (
    /** DER SubjectPublicKeyInfo. */
    publicKey: Uint8Array,
    payload: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean>;
  /** For the parties' assertions and the seals of their documents. */
  readonly seal: DeferredCrypto;
  /** Told now and then how many of the manifest's files are done. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** @throws Error in plain words */
export function parseJson(bytes: Uint8Array | null, path: string): unknown {
  if (bytes === null) throw new Error(`${path} is missing`);
  try {
    return JSON.parse(fromUtf8(bytes)) as unknown;
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}

/** Whether a parsed value has fields at all. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
