import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Framer, type Framed } from './framer.ts';
import { WireViolation } from './violation.ts';
import { Writer } from './writer.ts';

const anyMessage = fc.record({
  type: fc.integer({ min: 1, max: 255 }),
  body: fc.uint8Array({ maxLength: 40 }),
});

function written(messages: readonly Framed[]): Uint8Array {
  const writer = new Writer();
  for (const { type, body } of messages) {
    writer.open(type);
    writer.bytes(body);
    writer.close();
  }
  return writer.take();
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

function drain(framer: Framer): Framed[] {
  const all: Framed[] = [];
  for (let message = framer.next(); message !== null; message = framer.next()) all.push(message);
  return all;
}

const plain = (messages: readonly Framed[]): unknown =>
  messages.map(({ type, body }) => ({ type, body: [...body] }));

describe('a stream', () => {
  it('gives the same messages however it is cut, read at each piece or at the end', () => {
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        fc.boolean(),
        (messages, at, atOnce) => {
          const framer = new Framer(() => 40);
          const read: Framed[] = [];
          for (const chunk of cut(written(messages), at)) {
            framer.feed(chunk);
            if (atOnce) read.push(...drain(framer));
          }
          read.push(...drain(framer));
          expect(plain(read)).toEqual(plain(messages));
          expect(framer.pending).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('begins with untyped packets until somebody says that the start is over', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.array(anyMessage, { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (packet, messages, at) => {
          const bytes = written([{ type: 0, body: packet }, ...messages]);
          const framer = new Framer(() => 40, true);
          const read: Framed[] = [];
          for (const chunk of cut(bytes, at)) {
            framer.feed(chunk);
            for (let message = framer.next(); message !== null; message = framer.next()) {
              if (message.type === 0) framer.started();
              read.push(message);
            }
          }
          expect(plain(read)).toEqual(plain([{ type: 0, body: packet }, ...messages]));
        },
      ),
    );
  });

  it('is not copied where a message came whole', () => {
    const bytes = written([{ type: 81, body: Uint8Array.of(1, 2, 3) }]);
    const framer = new Framer(() => 10);
    framer.feed(bytes);
    expect(framer.next()?.body.buffer).toBe(bytes.buffer);
  });
});

describe('a limit', () => {
  const head = (type: number, length: number): Uint8Array =>
    Uint8Array.of(type, length >>> 24, length >>> 16, length >>> 8, length);

  it.each([
    ['a body over it', head(81, 105)],
    ['a length with its first bit set', head(81, 0xffff_ffff)],
    ['a length below its own four bytes', head(81, 3)],
    ['a type that does not belong here', head(88, 4)],
  ])('refuses %s when the head is there, and everything after it', (_, bytes) => {
    const framer = new Framer((type) => (type === 81 ? 100 : -1));
    framer.feed(bytes);
    expect(() => framer.next()).toThrow(WireViolation);
    const { pending } = framer;
    framer.feed(head(81, 4));
    expect(framer.pending).toBe(pending);
    expect(() => framer.next()).toThrow(WireViolation);
  });

  it('once broken stays so, the head that broke it coming byte by byte', () => {
    const framer = new Framer(() => 100);
    const fed = (byte: number): unknown => {
      framer.feed(Uint8Array.of(byte));
      return framer.next();
    };
    const bad = [...head(81, 105)];
    for (const byte of bad.slice(0, -1)) expect(fed(byte)).toBeNull();
    for (const byte of [bad.at(-1) ?? 0, ...head(83, 4)]) expect(() => fed(byte)).toThrow(WireViolation);
  });

  it('takes a body that just fits', () => {
    const framer = new Framer(() => 100);
    framer.feed(written([{ type: 81, body: new Uint8Array(100) }]));
    expect(framer.next()?.body.length).toBe(100);
  });

  it('holds for a packet of the start, which is PostgreSQL’s', () => {
    const framer = new Framer(() => 1e9, true);
    framer.feed(head(0, 10_005 << 8).subarray(1));
    expect(() => framer.next()).toThrow(WireViolation);
  });

  it('may change from one message to the next', () => {
    const framer = new Framer(() => -1);
    framer.limitTo(() => 0);
    framer.feed(head(83, 4));
    expect(framer.next()).toEqual({ type: 83, body: new Uint8Array(0) });
  });
});

describe('a long message', () => {
  it('reserves no memory by its length alone, and tells what is pending', () => {
    const framer = new Framer(() => 2 ** 30);
    // The head of a gigabyte many times over: reserving it would end the process.
    const framers = Array.from({ length: 200 }, () => new Framer(() => 2 ** 30));
    const before = process.memoryUsage().arrayBuffers;
    for (const each of [framer, ...framers]) {
      each.feed(Uint8Array.of(68, 0x3f, 0xff, 0xff, 0xff, 1));
      expect(each.next()).toBeNull();
      expect(each.pending).toBe(1);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 80 * 1024);
  });

  it('comes together out of many pieces', () => {
    const size = 3_000_000;
    const body = new Uint8Array(size).map((_, index) => index);
    const bytes = written([{ type: 68, body }]);
    const framer = new Framer(() => size);
    const read: Framed[] = [];
    for (let at = 0; at < bytes.length; at += 1000) {
      framer.feed(bytes.subarray(at, at + 1000));
      read.push(...drain(framer));
    }
    expect(read).toHaveLength(1);
    expect(Buffer.compare(read[0]?.body ?? new Uint8Array(0), body)).toBe(0);
  });
});
