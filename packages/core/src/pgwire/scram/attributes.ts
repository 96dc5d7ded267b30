import { readUtf8 } from '../utf8.ts';
import { WireViolation } from '../violation.ts';

/*
 * The attributes of SCRAM's messages (RFC 5802, section 7): `k=value`, joined by commas. Each message has them in one
 * order; extensions may follow and are passed over, but for `m`, which says that whoever does not know it must not go on.
 */

/** A message far over what is needed is somebody's attempt. */
const MAX_BYTES = 4096;

/** The printable characters of ASCII but the comma. */
const NONCE = /^[\x21-\x2b\x2d-\x7e]+$/;

/** Reads one message from its front. */
export class Attributes {
  readonly text: string;
  #at = 0;

  /** @throws WireViolation */
  constructor(data: Uint8Array) {
    if (data.length > MAX_BYTES) throw new WireViolation('a SCRAM message that is too long');
    this.text = readUtf8(data);
    if (this.text.includes('\0')) throw new WireViolation('a SCRAM message with a NUL');
  }

  /** Where the next attribute begins. */
  get at(): number {
    return this.#at;
  }

  /** The text up to the next comma, which is passed over. @throws WireViolation at the end */
  piece(): string {
    if (this.#at > this.text.length) throw new WireViolation('a SCRAM message that ends too early');
    const comma = this.text.indexOf(',', this.#at);
    const end = comma === -1 ? this.text.length : comma;
    const piece = this.text.slice(this.#at, end);
    this.#at = end + 1;
    return piece;
  }

  /** The value of the attribute that must stand here. @throws WireViolation for any other */
  take(name: string): string {
    const piece = this.piece();
    if (!piece.startsWith(`${name}=`)) throw new WireViolation('a SCRAM message with other attributes');
    return piece.slice(2);
  }

  nonce(): string {
    const nonce = this.take('r');
    if (!NONCE.test(nonce)) throw new WireViolation('a SCRAM nonce of wrong characters');
    return nonce;
  }

  /** Passes over extensions. @param last the attribute that ends the message, or null @returns its value and where it begins */
  extensions(last: 'p' | null): { readonly value: string; readonly from: number } {
    while (last !== null || this.#at <= this.text.length) {
      const from = this.#at;
      const piece = this.piece();
      if (last !== null && piece.startsWith(`${last}=`)) return this.#last(piece.slice(2), from);
      if (!/^[A-Za-z]=./.test(piece) || piece.startsWith('m=')) {
        throw new WireViolation('a SCRAM extension that is not known');
      }
    }
    return { value: '', from: this.text.length };
  }

  #last(value: string, from: number): { readonly value: string; readonly from: number } {
    if (this.#at <= this.text.length) throw new WireViolation('a SCRAM message with more than its proof');
    return { value, from };
  }
}
