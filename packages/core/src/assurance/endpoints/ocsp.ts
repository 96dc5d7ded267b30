import { Fields, readDer, tags, timeOf, type Der } from '../../agreements/index.ts';

/** What an authority says of a certificate (RFC 6960 section 4.2.1). */
export interface AuthorityWord {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** Epoch milliseconds; `nextUpdate` is null where newer word can be had at any time. */
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
}

const ENUMERATED = 0x0a;
const STATUS: Readonly<Record<number, AuthorityWord['status']>> = {
  [tags.implicit(0)]: 'good',
  [tags.context(1)]: 'revoked',
  [tags.implicit(2)]: 'unknown',
};

/**
 * Reads the OCSP response that a server sent along. Its signature is not verified: whoever holds the server chooses what it
 * sends, so that good news proves nothing, while a server that says of itself that it was revoked is believed.
 * @param bytes DER of an OCSPResponse
 * @param serial of the certificate, in hexadecimal
 * @returns null for what cannot be read, is no success, or is of another certificate
 */
export function readOcsp(bytes: Uint8Array, serial: string): AuthorityWord | null {
  try {
    const response = new Fields(readDer(bytes), 'The response');
    const status = response.take(ENUMERATED);
    if (status.content.length !== 1 || status.content[0] !== 0) return null;
    const basic = new Fields(response.take(tags.context(0)).inside[0], 'Its bytes');
    basic.take(tags.oid);
    const signed = new Fields(readDer(basic.take(tags.octetString).content), 'The basic response');
    const data = new Fields(signed.take(tags.sequence), 'The data');
    data.optional(tags.context(0));
    // Who responds: by name or by the hash of a key.
    data.any();
    data.take(tags.generalizedTime);
    const singles = data.take(tags.sequence).inside;
    return singles.map((single) => wordOf(single, serial)).find((word) => word !== null) ?? null;
  } catch {
    return null;
  }
}

function wordOf(single: Der, serial: string): AuthorityWord | null {
  const fields = new Fields(single, 'A word');
  const certificate = fields.take(tags.sequence).inside;
  if (hexOf(certificate.at(-1)) !== serial.toLowerCase().replace(/^0+/, '')) return null;
  const status = STATUS[fields.any().tag];
  if (status === undefined) return null;
  const thisUpdate = timeOf(fields.take(tags.generalizedTime));
  const next = fields.optional(tags.context(0))?.inside[0];
  return { status, thisUpdate, nextUpdate: next === undefined ? null : timeOf(next) };
}

function hexOf(value: Der | undefined): string {
  const bytes = value?.tag === tags.integer ? [...value.content] : [];
  return bytes
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^0+/, '');
}
