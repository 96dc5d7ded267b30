import { toBase64, toUtf8 } from '@cordon/ledger';
import { WireViolation } from '../violation.ts';
import { Attributes } from './attributes.ts';
import { base64, NONCE_BYTES, sameSecret, xor, type ScramCrypto } from './crypto.ts';
import { prepared } from './saslprep.ts';

/** RFC 7677 (section 4) asks for 4096 at least: fewer would hand whoever listens a cheaper guess. */
const LEAST_ITERATIONS = 4096;
/** More would let a server hold a processor here. */
const MOST_ITERATIONS = 1_000_000;

/**
 * A client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding: `first`, `final`, `check`. Signed in is
 * only who has seen `check` return: before, the server may be anybody.
 */
export class ScramClient {
  readonly #crypto: ScramCrypto;
  readonly #password: string;
  readonly #bare: string;
  readonly #nonce: string;
  #serverSignature: Uint8Array | null = null;

  /** @param user PostgreSQL takes the one of the start and wants none here */
  constructor(crypto: ScramCrypto, password: string, user = '') {
    this.#crypto = crypto;
    this.#password = password;
    this.#nonce = toBase64(crypto.random(NONCE_BYTES));
    this.#bare = `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${this.#nonce}`;
  }

  /** What a SASLInitialResponse carries. */
  first(): Uint8Array {
    return toUtf8(`n,,${this.#bare}`);
  }

  /**
   * @param data of the AuthenticationSASLContinue
   * @returns what a SASLResponse carries
   * @throws WireViolation
   */
  async final(data: Uint8Array): Promise<Uint8Array> {
    const message = new Attributes(data);
    const nonce = message.nonce();
    if (!nonce.startsWith(this.#nonce) || nonce.length === this.#nonce.length) {
      throw new WireViolation('a SCRAM nonce that is not ours continued');
    }
    const salt = base64(message.take('s'));
    const iterations = count(message.take('i'));
    message.extensions(null);
    if (salt.length === 0) throw new WireViolation('a SCRAM salt of no bytes');
    const { hmac, sha256, pbkdf2 } = this.#crypto;
    const salted = await pbkdf2(toUtf8(prepared(this.#password)), salt, iterations);
    const clientKey = hmac(salted, toUtf8('Client Key'));
    const withoutProof = `c=biws,r=${nonce}`;
    const signed = toUtf8(`${this.#bare},${message.text},${withoutProof}`);
    this.#serverSignature = hmac(hmac(salted, toUtf8('Server Key')), signed);
    const proof = xor(clientKey, hmac(sha256(clientKey), signed));
    return toUtf8(`${withoutProof},p=${toBase64(proof)}`);
  }

  /**
   * @param data of the AuthenticationSASLFinal
   * @throws WireViolation unless the server knows the password's verifier too
   */
  check(data: Uint8Array): void {
    const message = new Attributes(data);
    const signature = base64(message.take('v'));
    message.extensions(null);
    if (this.#serverSignature === null || !sameSecret(signature, this.#serverSignature)) {
      throw new WireViolation('a server that does not prove to know the password');
    }
  }
}

function count(text: string): number {
  const iterations = /^[1-9][0-9]{0,6}$/.test(text) ? Number(text) : 0;
  if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS) {
    throw new WireViolation('a SCRAM count of iterations that is not taken');
  }
  return iterations;
}
