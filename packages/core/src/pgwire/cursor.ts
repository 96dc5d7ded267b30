import { readUtf8 } from './utf8.ts';
import { WireViolation } from './violation.ts';

/** Reads the body of one message from front to back. Whatever is not there is a violation. */
export class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  uint8(): number {
    this.#need(1);
    const value = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  /** Counts are read so: the protocol calls them Int16, and PostgreSQL reads them without a sign. */
  uint16(): number {
    this.#need(2);
    const at = this.#at;
    this.#at += 2;
    return ((this.#bytes[at] ?? 0) << 8) | (this.#bytes[at + 1] ?? 0);
  }

  int16(): number {
    return (this.uint16() << 16) >> 16;
  }

  int32(): number {
    this.#need(4);
    const bytes = this.#bytes;
    const at = this.#at;
    this.#at += 4;
    return (
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)
    );
  }

  /** An OID. */
  uint32(): number {
    return this.int32() >>> 0;
  }

  bytes(length: number): Uint8Array {
    if (length < 0) throw new WireViolation('a negative length');
    this.#need(length);
    const from = this.#at;
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }

  /** A value behind its length; null for the length -1. */
  value(): Uint8Array | null {
    const length = this.int32();
    return length === -1 ? null : this.bytes(length);
  }

  /** A text up to its NUL. */
  string(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end === -1) throw new WireViolation('a text without its end');
    const text = readUtf8(this.#bytes, this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /** So many items. A count that cannot be true ends at the first item that is not there. */
  list<T>(count: number, read: () => T): readonly T[] {
    const items: T[] = [];
    for (let i = 0; i < count; i += 1) items.push(read());
    return items;
  }

  rest(): Uint8Array {
    return this.bytes(this.left);
  }

  /** @throws WireViolation when something is left */
  end(): void {
    if (this.left > 0) throw new WireViolation('bytes behind the end of a message');
  }

  #need(length: number): void {
    if (length > this.left) throw new WireViolation('a message that ends too early');
  }
}
