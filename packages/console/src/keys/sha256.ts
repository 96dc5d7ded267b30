import { toHex } from '@cordon/ledger';

/** SHA-256 of bytes. @returns lower-case hex */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return toHex(digest);
}
