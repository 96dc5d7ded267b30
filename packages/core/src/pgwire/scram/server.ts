import { toBase64, toUtf8 } from '@cordon/ledger';
import { WireViolation } from '../violation.ts';
import { Attributes } from './attributes.ts';
import { base64, NONCE_BYTES, sameSecret, xor, type ScramCrypto, type ScramVerifier } from './crypto.ts';

/** A verifier no secret fits, always the same for a name: asking twice tells nothing either. */
function mockVerifier(crypto: ScramCrypto, mockKey: Uint8Array, user: string): ScramVerifier {
  const derived = (what: string): Uint8Array => crypto.hmac(mockKey, toUtf8(`${what}\n${user}`));
  return {
    iterations: 4096,
    salt: toBase64(derived('salt').subarray(0, 16)),
    storedKey: derived('stored key'),
    serverKey: derived('server key'),
  };
}

/**
 * Checks a client's proof over the messages exchanged.
 * @param signed client-first-bare, server-first and client-final-without-proof, joined by commas
 * @param proof base64
 * @returns the server's signature, or null when the proof does not hold; both take the same time
 * @throws WireViolation for what can be no proof
 */
export function checkProof(
  { hmac, sha256 }: Pick<ScramCrypto, 'hmac' | 'sha256'>,
  { storedKey, serverKey }: ScramVerifier,
  signed: Uint8Array,
  proof: string,
): Uint8Array | null {
  const clientKey = xor(base64(proof), hmac(storedKey, signed));
  const signature = hmac(serverKey, signed);
  return sameSecret(sha256(clientKey), storedKey) ? signature : null;
}

interface Begun {
  readonly verifier: ScramVerifier;
  /** What `c=` must repeat. */
  readonly gs2: string;
  readonly nonce: string;
  /** client-first-bare and server-first, with a comma behind each. */
  readonly soFar: string;
}

/**
 * A server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding: `first`, then `final`. For a user
 * nobody is, the same is computed and the same number of bytes sent as for one with a wrong secret.
 */
export class ScramServer {
  readonly #crypto: ScramCrypto;
  readonly #verifier: ScramVerifier;
  readonly #known: boolean;
  #begun: Begun | null = null;

  /**
   * @param verifier null for a user there is not
   * @param mock a secret of the installation, and the name the client gave
   */
  constructor(
    crypto: ScramCrypto,
    verifier: ScramVerifier | null,
    mock: { readonly key: Uint8Array; readonly user: string },
  ) {
    this.#crypto = crypto;
    const pretended = mockVerifier(crypto, mock.key, mock.user);
    this.#verifier = verifier ?? pretended;
    this.#known = verifier !== null;
  }

  /**
   * @param data the client's first message
   * @returns what an AuthenticationSASLContinue carries
   * @throws WireViolation, also for a client that asks for channel binding, which was not offered
   */
  first(data: Uint8Array): Uint8Array {
    if (this.#begun !== null) throw new WireViolation('a SCRAM exchange begun twice');
    const message = new Attributes(data);
    const binding = message.piece();
    // `y`: it could bind and takes it that we cannot, which is true. `p`: it was told that we cannot.
    if (binding !== 'n' && binding !== 'y') throw new WireViolation('a SCRAM channel binding nobody offered');
    if (message.piece() !== '') throw new WireViolation('a SCRAM authorisation as somebody else');
    const bareFrom = message.at;
    // Who signs in was said at the start; PostgreSQL's clients leave this one empty.
    message.take('n');
    const nonce = message.nonce() + toBase64(this.#crypto.random(NONCE_BYTES));
    message.extensions(null);
    const { salt, iterations } = this.#verifier;
    const answer = `r=${nonce},s=${salt},i=${iterations}`;
    this.#begun = {
      ...{ verifier: this.#verifier, nonce, gs2: toBase64(toUtf8(`${binding},,`)) },
      soFar: `${message.text.slice(bareFrom)},${answer},`,
    };
    return toUtf8(answer);
  }

  /**
   * @param data the client's last message
   * @returns what an AuthenticationSASLFinal carries, or null when the proof does not hold
   * @throws WireViolation
   */
  final(data: Uint8Array): Uint8Array | null {
    const begun = this.#begun;
    if (begun === null) throw new WireViolation('a SCRAM exchange that did not begin');
    this.#begun = null;
    const message = new Attributes(data);
    if (message.take('c') !== begun.gs2) throw new WireViolation('a SCRAM channel binding that changed');
    if (message.nonce() !== begun.nonce) throw new WireViolation('a SCRAM nonce of another exchange');
    const { value, from } = message.extensions('p');
    const signed = toUtf8(begun.soFar + message.text.slice(0, from - 1));
    const signature = checkProof(this.#crypto, begun.verifier, signed, value);
    return signature !== null && this.#known ? toUtf8(`v=${toBase64(signature)}`) : null;
  }
}
