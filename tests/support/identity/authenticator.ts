import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** CBOR (RFC 8949) of the few shapes an attestation needs. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, item]) => [cbor(key), cbor(item as number)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

/** A passkey in software (WebAuthn Level 2, 6.1): ES256, no attestation. `verifies`: it asks for a PIN or finger. */
export class Authenticator {
  verifies: boolean;
  private readonly id = randomBytes(32);
  private readonly key: KeyObject;
  private readonly jwk: { x?: string; y?: string };
  private readonly rpId: string;
  private readonly origin: string;
  private counter = 0;

  constructor(origin: string, verifies = true) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = pair.privateKey;
    this.jwk = pair.publicKey.export({ format: 'jwk' });
    this.origin = origin;
    this.rpId = new URL(origin).hostname;
    this.verifies = verifies;
  }

  /** Answers `navigator.credentials.create`. */
  create(options: unknown): Record<string, unknown> {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const cose = new Map<number | string, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(this.jwk.x ?? '', 'base64url')],
      [-3, Buffer.from(this.jwk.y ?? '', 'base64url')],
    ]);
    const authData = Buffer.concat([this.data(attested), Buffer.alloc(16), length, this.id, cbor(cose)]);
    const attestationObject = cbor(
      new Map<number | string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return this.answer({
      clientDataJSON: this.client('webauthn.create', options).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  get(options: unknown): Record<string, unknown> {
    const client = this.client('webauthn.get', options);
    const data = this.data(0);
    const signature = sign(
      'sha256',
      Buffer.concat([data, createHash('sha256').update(client).digest()]),
      this.key,
    );
    return this.answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private data(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.counter);
    const flag = Buffer.from([present | (this.verifies ? verified : 0) | flags]);
    return Buffer.concat([createHash('sha256').update(this.rpId).digest(), flag, counter]);
  }

  private client(type: string, options: unknown): Buffer {
    const { challenge } = options as { challenge: string };
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private answer(response: Record<string, unknown>): Record<string, unknown> {
    const id = this.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      response,
      clientExtensionResults: {},
    };
  }
}
