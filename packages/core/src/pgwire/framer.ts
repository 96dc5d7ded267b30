import { OverLimit, WireViolation } from './violation.ts';

/** One message of the protocol. */
export interface Framed {
  /** Its first byte; 0 for a packet of the start, which has none. */
  readonly type: number;
  /** What follows the length. A part of the bytes that were fed wherever it came whole, so these must not be used again. */
  readonly body: Uint8Array;
}

/** The most bytes the body of a message of this type may have; below zero for a type that nobody sends here. */
export type BodyLimit = (type: number) => number;

/** As PostgreSQL has it (MAX_STARTUP_PACKET_LENGTH). */
const STARTUP_LIMIT = 10_000;
/** The first room for a message that comes in pieces: a length that is only announced reserves no more. */
const FIRST_ROOM = 64 * 1024;

const NOTHING = new Uint8Array(0);

/**
 * Cuts a stream into messages: `feed` what came, then `next` until null. It keeps at most the one message that is not
 * whole, and a message over its limit is refused when its five bytes of head are there.
 */
export class Framer {
  #limit: BodyLimit;
  #startup: boolean;
  #chunk: Uint8Array = NOTHING;
  #at = 0;
  readonly #waiting: Uint8Array[] = [];
  readonly #head = new Uint8Array(5);
  #headLength = 0;
  /** The message whose head was read and whose body is not whole. */
  #type = 0;
  #need = -1;
  #body: Uint8Array = NOTHING;
  #have = 0;
  #broken: WireViolation | null = null;

  /** @param starts whether the untyped packets of the start come first, as from a client */
  constructor(limit: BodyLimit, starts = false) {
    this.#limit = limit;
    this.#startup = starts;
  }

  /** Hands over what came, in any cut. What `next` was not asked for yet is kept, so whoever falls behind stops reading. */
  feed(chunk: Uint8Array): void {
    if (this.#broken !== null) return;
    if (this.#at < this.#chunk.length) {
      this.#waiting.push(chunk);
    } else {
      this.#chunk = chunk;
      this.#at = 0;
    }
  }

  /**
   * The next whole message, or null when more has to come.
   * @throws WireViolation; from then on always
   */
  next(): Framed | null {
    if (this.#broken !== null) throw this.#broken;
    try {
      return this.#next();
    } catch (error) {
      if (error instanceof WireViolation) this.#broken = error;
      throw error;
    }
  }

  /** The start is over: typed messages follow. */
  started(): void {
    this.#startup = false;
  }

  /** Other limits from the next message on, as after the sign-in. */
  limitTo(limit: BodyLimit): void {
    this.#limit = limit;
  }

  /**
   * Bytes that came and were not handed out. After a request for encryption there must be none: they would have come in
   * clear and be taken for encrypted ones (CVE-2021-23222).
   */
  get pending(): number {
    const waiting = this.#waiting.reduce((sum, { length }) => sum + length, 0);
    return this.#chunk.length - this.#at + waiting + this.#headLength + this.#have;
  }

  #next(): Framed | null {
    if (this.#need < 0 && !this.#readHead()) return null;
    if (this.#have === 0 && this.#chunk.length - this.#at >= this.#need) {
      const end = this.#at + this.#need;
      const body = this.#chunk.subarray(this.#at, end);
      this.#at = end;
      return this.#whole(body);
    }
    while (this.#more()) {
      this.#gather();
      if (this.#have === this.#need) return this.#whole(this.#body);
    }
    return null;
  }

  #whole(body: Uint8Array): Framed {
    const framed = { type: this.#type, body };
    this.#need = -1;
    this.#have = 0;
    this.#body = NOTHING;
    return framed;
  }

  /** Whether the chunk at hand has bytes, taking the next one where it has not. */
  #more(): boolean {
    while (this.#at === this.#chunk.length) {
      const next = this.#waiting.shift();
      if (next === undefined) return false;
      this.#chunk = next;
      this.#at = 0;
    }
    return true;
  }

  #readHead(): boolean {
    const size = this.#startup ? 4 : 5;
    if (this.#headLength === 0 && this.#chunk.length - this.#at >= size) {
      this.#take(this.#chunk, this.#at, size);
      this.#at += size;
      return true;
    }
    while (this.#headLength < size) {
      if (!this.#more()) return false;
      this.#head[this.#headLength] = this.#chunk[this.#at] ?? 0;
      this.#headLength += 1;
      this.#at += 1;
    }
    this.#headLength = 0;
    this.#take(this.#head, 0, size);
    return true;
  }

  #take(bytes: Uint8Array, from: number, size: number): void {
    const type = size === 4 ? 0 : (bytes[from] ?? 0);
    const at = from + size - 4;
    // Unsigned: a length with its first bit set is over every limit.
    const length =
      (bytes[at] ?? 0) * 0x1000000 +
      (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const limit = size === 4 ? STARTUP_LIMIT : this.#limit(type);
    if (limit < 0) throw new WireViolation('a message of a type that does not belong here');
    if (length < 4) throw new WireViolation('a message shorter than its own length');
    if (length - 4 > limit) throw new OverLimit();
    this.#type = type;
    this.#need = length - 4;
  }

  /** Copies what is there; room grows twofold, so that a long message is copied twice at most. */
  #gather(): void {
    const size = Math.min(this.#need - this.#have, this.#chunk.length - this.#at);
    const want = this.#have + size;
    if (want > this.#body.length) {
      const room = Math.min(this.#need, Math.max(FIRST_ROOM, want, this.#body.length * 2));
      const grown = new Uint8Array(room);
      grown.set(this.#body.subarray(0, this.#have));
      this.#body = grown;
    }
    this.#body.set(this.#chunk.subarray(this.#at, this.#at + size), this.#have);
    this.#at += size;
    this.#have = want;
  }
}
