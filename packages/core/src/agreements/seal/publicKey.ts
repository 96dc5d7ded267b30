import { fromHex, joined, sameBytes, toHex } from './bytes.ts';
import type { SignatureAlgorithm } from './crypto.ts';
import { must, SealError } from './sealError.ts';

/** DER of a SubjectPublicKeyInfo up to the key itself (RFC 5480, RFC 8410). */
const P256 = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'prefix');
const ED25519 = fromHex('302a300506032b6570032100', 'prefix');
/** SEQUENCE { rsaEncryption, NULL } (RFC 3279). */
const RSA = fromHex('300d06092a864886f70d0101010500', 'prefix');

/** The algorithms an authenticator is asked for, by the kind of its key (RFC 8812, RFC 9053); null for any other key. */
export function algorithmOf(spki: Uint8Array): SignatureAlgorithm | null {
  if (spki.length === 91 && sameBytes(spki.subarray(0, P256.length), P256)) return 'ES256';
  if (spki.length === 44 && sameBytes(spki.subarray(0, ED25519.length), ED25519)) return 'EdDSA';
  // 30 82 llll, then the algorithm: every key of 2048 bits and more has the long form.
  if (spki[0] === 0x30 && spki[1] === 0x82 && sameBytes(spki.subarray(4, 4 + RSA.length), RSA))
    return 'RS256';
  return null;
}

/**
 * A COSE_Key (RFC 9052, 7), as authenticators hand out, as SubjectPublicKeyInfo.
 * @throws SealError for a key of another kind than ES256, EdDSA (Ed25519) and RS256
 */
export function spkiOfCose(cose: Uint8Array): Uint8Array {
  const key = readMap(cose);
  const bytes = (label: number, length?: number): Uint8Array => {
    const value = key.get(label);
    must(
      value instanceof Uint8Array && (length === undefined || value.length === length),
      'A COSE key lacks a part.',
    );
    return value;
  };
  const kind = [key.get(1), key.get(3), key.get(-1)].map(String).join();
  if (kind === '2,-7,1') return joined(P256, Uint8Array.of(4), bytes(-2, 32), bytes(-3, 32));
  if (kind === '1,-8,6') return joined(ED25519, bytes(-2, 32));
  if (key.get(1) === 3 && key.get(3) === -257) {
    const pair = der(0x30, joined(integer(bytes(-1)), integer(bytes(-2))));
    return der(0x30, joined(RSA, der(0x03, joined(Uint8Array.of(0), pair))));
  }
  throw new SealError('This kind of key cannot sign.');
}

function der(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return joined(Uint8Array.from([tag, ...head]), content);
}

function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return der(0x02, (short[0] ?? 0) >= 0x80 ? joined(Uint8Array.of(0), short) : short);
}

/** CBOR (RFC 8949) of a map from small integers to integers and byte strings: all a COSE key is made of. */
function readMap(bytes: Uint8Array): ReadonlyMap<number, number | Uint8Array> {
  let at = 0;
  const head = (): { readonly major: number; readonly value: number } => {
    const first = bytes[at] ?? 0xff;
    at += 1;
    const low = first & 31;
    if (low < 24) return { major: first >> 5, value: low };
    must(low === 24 || low === 25, 'A COSE key has a part nobody asked for.');
    const width = low - 23;
    const value = Number.parseInt(toHex(bytes.subarray(at, at + width)), 16);
    at += width;
    return { major: first >> 5, value };
  };
  const item = (): number | Uint8Array => {
    const { major, value } = head();
    if (major === 0) return value;
    if (major === 1) return -1 - value;
    must(major === 2 && at + value <= bytes.length, 'A COSE key has a part nobody asked for.');
    at += value;
    return bytes.subarray(at - value, at);
  };
  const { major, value: size } = head();
  must(major === 5, 'A COSE key is a map.');
  const map = new Map<number, number | Uint8Array>();
  for (let n = 0; n < size; n += 1) {
    const label = item();
    must(typeof label === 'number' && !map.has(label), 'A COSE key has a part twice.');
    map.set(label, item());
  }
  must(at === bytes.length, 'Something follows a COSE key.');
  return map;
}
