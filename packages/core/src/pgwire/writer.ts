import { utf8Length, writeUtf8 } from './utf8.ts';
import { WireViolation } from './violation.ts';

/** Room that many small messages are written into before there is new one. */
const SLAB = 32 * 1024;

/** A text longer than this is measured first, where a short one gets as much room as it could need. */
const SHORT = 1024;

const roomFor = (text: string): number => (text.length > SHORT ? utf8Length(text) : text.length * 3);

/**
 * Puts many messages into one run of bytes. `take` hands out what was written since the last time; what was handed out
 * is never written to again, so a socket may keep it.
 */
export class Writer {
  #bytes = new Uint8Array(0);
  /** Where what was not handed out begins. */
  #start = 0;
  #at = 0;
  /** Where the length of the open message stands; -1 when none is open. */
  #open = -1;
  /** Where the open message begins. */
  #from = 0;

  /** Bytes written and not handed out. */
  get length(): number {
    return this.#at - this.#start;
  }

  /** @returns what was written, whole messages only */
  take(): Uint8Array {
    if (this.#open !== -1) throw new WireViolation('a message is still open');
    const taken = this.#bytes.subarray(this.#start, this.#at);
    this.#start = this.#at;
    return taken;
  }

  /** Begins a message. @param type its first byte; 0 for a packet of the start, which has none */
  open(type: number): void {
    if (this.#open !== -1) throw new WireViolation('a message is still open');
    this.#room(5);
    this.#from = this.#at;
    if (type !== 0) this.#put(type);
    this.#open = this.#at;
    this.#at += 4;
  }

  /** Ends it: its length is written. */
  close(): void {
    this.#lengthAt(this.#open, this.#at - this.#open);
    this.#open = -1;
  }

  /** Forgets the message that is open, as after a violation in the midst of writing it. */
  abandon(): void {
    if (this.#open === -1) return;
    this.#at = this.#from;
    this.#open = -1;
  }

  uint8(value: number): void {
    this.#room(1);
    this.#put(value);
  }

  int16(value: number): void {
    this.#room(2);
    this.#put(value >> 8);
    this.#put(value);
  }

  int32(value: number): void {
    this.#room(4);
    this.#lengthAt(this.#at, value);
    this.#at += 4;
  }

  /** The number of things that follow. @throws WireViolation over 65 535 */
  count(value: number): void {
    if (value > 0xffff) throw new WireViolation('more than a message can count');
    this.int16(value);
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }

  /** A value behind its length; -1 stands for null. */
  value(value: Uint8Array | null): void {
    if (value === null) {
      this.int32(-1);
    } else {
      this.int32(value.length);
      this.bytes(value);
    }
  }

  /** A text behind its length in bytes. */
  text(value: string): void {
    this.#room(4 + roomFor(value));
    const from = this.#at + 4;
    const end = writeUtf8(this.#bytes, value, from);
    this.#lengthAt(this.#at, end - from);
    this.#at = end;
  }

  /** A text and its NUL. @throws WireViolation for a text with a NUL inside, which would end early */
  string(value: string): void {
    if (value.includes('\0')) throw new WireViolation('a text with a NUL');
    this.#room(1 + roomFor(value));
    this.#at = writeUtf8(this.#bytes, value, this.#at);
    this.#put(0);
  }

  #put(value: number): void {
    this.#bytes[this.#at] = value;
    this.#at += 1;
  }

  #lengthAt(at: number, value: number): void {
    const bytes = this.#bytes;
    bytes[at] = value >> 24;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
  }

  #room(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const kept = this.length;
    const grown = new Uint8Array(Math.max(SLAB, (kept + length) * 2));
    grown.set(this.#bytes.subarray(this.#start, this.#at));
    this.#open -= this.#open === -1 ? 0 : this.#start;
    this.#from -= this.#start;
    this.#bytes = grown;
    this.#start = 0;
    this.#at = kept;
  }
}
