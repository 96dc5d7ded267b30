import { fromBase64 } from '@cordon/ledger';

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** The certificates of a PEM file (RFC 7468), DER. @throws LedgerError for one that is no base64 */
export function certificatesIn(text: string): readonly Uint8Array[] {
  return Array.from(text.matchAll(BLOCK), ([, body = '']) => fromBase64(body.replaceAll(/\s/g, '')));
}
