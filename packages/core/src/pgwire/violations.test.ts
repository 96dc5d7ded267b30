import { describe, expect, it } from 'vitest';
import { readBackend } from './backend.ts';
import { Cursor } from './cursor.ts';
import { frontendLimit, readFrontend, readSaslInitial, signInLimit, writeFrontend } from './frontend.ts';
import { DataRow, writeRowWithoutLast } from './rows.ts';
import { readStartup } from './startup.ts';
import { WireViolation } from './violation.ts';
import { Writer } from './writer.ts';

/** Latin-1, with numbers of 16 and 32 bits between. */
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const int16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const int32 = (value: number): number[] => [...int16(value >>> 16), ...int16(value & 0xffff)];

describe.each([
  ['Q', 'a query without its NUL', bytes('select 1')],
  ['Q', 'a query with more behind it', bytes('select 1\0;')],
  ['Q', 'an overlong form', bytes('\xc0\xaf\0')],
  ['Q', 'an overlong form of three bytes', bytes('\xe0\x80\xaf\0')],
  ['Q', 'an overlong form of four bytes', bytes('\xf0\x80\x80\xaf\0')],
  ['Q', 'a surrogate', bytes('\xed\xa0\x80\0')],
  ['Q', 'half a character', bytes('\xe2\x82\0')],
  ['Q', 'a point past the last one', bytes('\xf4\x90\x80\x80\0')],
  ['P', 'more types than are there', bytes('\0select\0', int16(2), int32(23))],
  ['P', 'sixty thousand types in no bytes', bytes('\0\0', int16(0xffff))],
  ['B', 'a format that is none', bytes('\0\0', int16(1), int16(2), int16(0), int16(0))],
  ['B', 'two formats for one value', bytes('\0\0', int16(2), int32(0), int16(1), int32(-1), int16(0))],
  ['B', 'a value of length -2', bytes('\0\0', int16(0), int16(1), int32(-2), int16(0))],
  ['B', 'a value longer than the message', bytes('\0\0', int16(0), int16(1), int32(9), 'x', int16(0))],
  ['B', 'no formats of the result', bytes('\0\0', int16(0), int16(0))],
  ['D', 'a thing that is neither', bytes('X\0')],
  ['C', 'no thing', bytes('')],
  ['E', 'no count of rows', bytes('\0')],
  ['S', 'a body that must be empty', bytes('x')],
  ['X', 'a body that must be empty', bytes('x')],
  ['F', 'no result format', bytes(int32(1), int16(0), int16(0))],
  ['~', 'no known type', bytes('')],
])('a client’s %s', (type, what, body) => {
  it(`with ${what} is refused`, () => {
    expect(() => readFrontend({ type: type.charCodeAt(0), body })).toThrow(WireViolation);
  });
});

describe.each([
  ['R', 'no code', bytes([0, 0])],
  ['R', 'a salt of three bytes', bytes(int32(5), 'abc')],
  ['R', 'a list without its end', bytes(int32(10), 'SCRAM-SHA-256\0')],
  ['R', 'an OK with more', bytes(int32(0), 'x')],
  ['Z', 'a status of no known kind', bytes('X')],
  ['T', 'sixty thousand columns in no bytes', bytes(int16(0xffff))],
  ['T', 'a column that ends too early', bytes(int16(1), 'a\0', int32(0))],
  ['E', 'fields without their end', bytes('SERROR\0')],
  ['G', 'a format that is none', bytes([2], int16(0))],
  ['v', 'four billion options', bytes(int32(0), int32(-1))],
  ['1', 'a body that must be empty', bytes('x')],
  ['V', 'a value longer than the message', bytes(int32(5))],
  ['~', 'no known type', bytes('')],
])('a server’s %s', (type, what, body) => {
  it(`with ${what} is refused`, () => {
    expect(() => readBackend({ type: type.charCodeAt(0), body })).toThrow(WireViolation);
  });
});

describe.each([
  ['no count', bytes([0])],
  ['fewer cells than counted', bytes(int16(2), int32(-1))],
  ['a cell of length -2', bytes(int16(1), int32(-2))],
  ['a cell longer than the row', bytes(int16(1), int32(3), 'ab')],
  ['bytes behind its end', bytes(int16(1), int32(1), 'ab')],
])('a row with %s', (_, body) => {
  it('is refused', () => {
    expect(() => new DataRow(body)).toThrow(WireViolation);
  });
});

describe.each([
  ['no code', bytes([0, 3])],
  ['protocol 2', bytes(int32(0x20000), 'user\0ada\0\0')],
  ['no user', bytes(int32(0x30000), 'database\0x\0\0')],
  ['an empty user', bytes(int32(0x30000), 'user\0\0\0')],
  ['two users', bytes(int32(0x30000), 'user\0ada\0user\0eve\0\0')],
  ['no end', bytes(int32(0x30000), 'user\0ada\0')],
  ['more behind its end', bytes(int32(0x30000), 'user\0ada\0\0x')],
  ['a request for encryption and more', bytes(int32(80877103), 'x')],
  ['a cancel key of no bytes', bytes(int32(80877102), int32(1))],
  ['a cancel key of 257 bytes', bytes(int32(80877102), int32(1), 'x'.repeat(257))],
])('a start with %s', (_, body) => {
  it('is refused', () => {
    expect(() => readStartup(body)).toThrow(WireViolation);
  });
});

describe('a cursor', () => {
  it('goes back for no length', () => {
    expect(() => new Cursor(bytes(int32(-2))).value()).toThrow(WireViolation);
    expect(new Cursor(bytes(int32(-1))).value()).toBeNull();
  });
});

describe('a violation', () => {
  it('says nothing of what came, and ends a connection with SQLSTATE 08P01', () => {
    const refused = (): unknown => readSaslInitial(bytes('SECRET'));
    expect(refused).toThrow(expect.objectContaining({ code: 'wire-violation' }));
    expect(refused).not.toThrow(/SECRET/);
  });
});

describe('a writer', () => {
  it.each([
    ['a NUL in a name', { kind: 'query', text: 'a\0b' } as const],
    ['half a surrogate pair', { kind: 'query', text: 'a\ud800' } as const],
    [
      'more than can be counted',
      { kind: 'parse', statement: '', text: '', types: Array(65_536).fill(0) } as const,
    ],
  ])('refuses %s, and forgets it when it is told to', (_, message) => {
    const writer = new Writer();
    writeFrontend(writer, { kind: 'sync' });
    const before = writer.length;
    expect(() => writeFrontend(writer, message)).toThrow(WireViolation);
    expect(() => writer.take()).toThrow(WireViolation);
    writer.abandon();
    writer.abandon();
    expect(writer.length).toBe(before);
    expect(writer.take()).toHaveLength(5);
  });

  it('forgets one it needed more room for', () => {
    const writer = new Writer();
    writeFrontend(writer, { kind: 'sync' });
    writer.take();
    writeFrontend(writer, { kind: 'flush' });
    const long = { kind: 'parse', statement: 'x'.repeat(100_000), text: '\0', types: [] } as const;
    expect(() => writeFrontend(writer, long)).toThrow(WireViolation);
    writer.abandon();
    expect([...writer.take()]).toEqual([0x48, 0, 0, 0, 4]);
  });

  it('never writes again to what it handed out', () => {
    const writer = new Writer();
    const taken: Uint8Array[] = [];
    const expected: string[] = [];
    for (let i = 0; i < 3_000; i += 1) {
      const text = `select ${i} ${'x'.repeat(i % 97)}`;
      writeFrontend(writer, { kind: 'query', text });
      expected.push(text);
      if (i % 3 === 2) taken.push(writer.take());
    }
    const whole = Buffer.concat(taken).toString('latin1');
    expect(whole.match(/select \d+ x*/g)).toEqual(expected);
    expect(writer.take()).toHaveLength(0);
  });

  it('cannot leave out more cells than there are', () => {
    expect(() => writeRowWithoutLast(new Writer(), new DataRow(bytes(int16(0))))).toThrow(WireViolation);
  });
});

describe('before the sign-in', () => {
  it('only an answer or a farewell is taken, and a long one never', () => {
    const types = Array.from('QPBDECHSFdcfXp').filter((type) => signInLimit(type.charCodeAt(0)) >= 0);
    expect(types).toEqual(['X', 'p']);
    expect(signInLimit('p'.charCodeAt(0))).toBeLessThanOrEqual(10_000);
  });

  it('is the only time for limits that do not know the statement', () => {
    const limit = frontendLimit(65_536);
    expect(limit('Q'.charCodeAt(0))).toBe(65_536);
    expect(limit('D'.charCodeAt(0))).toBe(10_000);
    expect(limit('~'.charCodeAt(0))).toBe(-1);
  });
});
