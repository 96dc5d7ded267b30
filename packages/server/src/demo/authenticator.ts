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

/** The three parts of an assertion, as the browser hands them over. */
export interface SoftwareAssertion {
  readonly authenticatorData: Buffer;
  readonly clientDataJSON: Buffer;
  readonly signature: Buffer;
}

/**
 * A passkey in software (WebAuthn Level 2, 6.1): ES256, no attestation. Its key lies in this process's memory, so it
 * proves nothing about a person: it is for the demo's made-up signers and for tests, never for anybody's real signature.
 */
export class SoftwareAuthenticator {
  /** It asks for a PIN or finger, and is given it. */
  verifies: boolean;
  readonly id = randomBytes(32);
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

  /** The passkey as a site keeps it. */
  passkey(): {
    readonly credentialId: string;
    readonly cose: Uint8Array;
    readonly transports: readonly string[];
  } {
    return { credentialId: this.id.toString('base64url'), cose: this.cose(), transports: ['internal'] };
  }

  /** Answers `navigator.credentials.create`. */
  create(options: unknown): Record<string, unknown> {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([this.data(attested), Buffer.alloc(16), length, this.id, this.cose()]);
    const attestationObject = cbor(
      new Map<number | string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return this.answer({
      clientDataJSON: this.client('webauthn.create', challengeIn(options)).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  get(options: unknown): Record<string, unknown> {
    const { clientDataJSON, authenticatorData, signature } = this.assert(challengeIn(options));
    return this.answer({
      clientDataJSON: clientDataJSON.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  /** Signs a challenge. @param challenge base64url */
  assert(challenge: string): SoftwareAssertion {
    const clientDataJSON = this.client('webauthn.get', challenge);
    const authenticatorData = this.data(0);
    const hash = createHash('sha256').update(clientDataJSON).digest();
    return {
      clientDataJSON,
      authenticatorData,
      signature: sign('sha256', Buffer.concat([authenticatorData, hash]), this.key),
    };
  }

  private cose(): Buffer {
    return cbor(
      new Map<number | string, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(this.jwk.x ?? '', 'base64url')],
        [-3, Buffer.from(this.jwk.y ?? '', 'base64url')],
      ]),
    );
  }

  private data(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.counter);
    const flag = Buffer.from([present | (this.verifies ? verified : 0) | flags]);
    return Buffer.concat([createHash('sha256').update(this.rpId).digest(), flag, counter]);
  }

  private client(type: string, challenge: string): Buffer {
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

function challengeIn(options: unknown): string {
  return (options as { challenge: string }).challenge;
}
