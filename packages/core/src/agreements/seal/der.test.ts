import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from './bytes.ts';
import { Fields, oidOf, readDer, smallOf, timeOf } from './der.ts';

const read = (hex: string) => readDer(fromHex(hex, 'it'));

describe('DER', () => {
  it.each([
    ['a number', '020101'],
    ['a negative number', '0201ff'],
    ['a number that needs its zero', '02020080'],
    ['a long length', `048180${'00'.repeat(128)}`],
    ['nothing', '0500'],
    ['an empty sequence', '3000'],
    ['values in a sequence', '3006020101020102'],
    ['a truth value', '0101ff'],
    ['a bit string', '030206c0'],
    ['an object identifier', '06092a864886f70d010702'],
    ['a context value', 'a003020102'],
  ])('takes %s', (_, hex) => {
    expect(() => read(hex)).not.toThrow();
  });

  it.each([
    ['nothing at all', ''],
    ['a value cut short', '020201'],
    ['a value and more', '02010100'],
    ['a length with a leading zero', '04820001ff'],
    ['a long form of a short length', '0481017f'],
    ['an indefinite length', '30800000'],
    ['a number with a leading zero', '02020001'],
    ['a number with leading ones', '0202ff80'],
    ['an empty number', '0200'],
    ['a truth value of one', '010101'],
    ['nothing with something', '050100'],
    ['unused bits that are set', '030206c1'],
    ['more unused bits than there are', '03020800'],
    ['an object identifier that stops', '06022a86'],
    ['an object identifier with padding', '06038001ff'],
    ['a string in pieces', '2403040100'],
    ['a primitive sequence', '1000'],
    ['text that is no UTF-8', '0c02c080'],
    ['a tag of many octets', '1f8101'],
    ['values nested without end', '3080'.repeat(30)],
    [
      'sequences nested thirty deep',
      Array.from({ length: 30 }, (_, n) => `30${(2 * (29 - n)).toString(16).padStart(2, '0')}`).join(''),
    ],
  ])('refuses %s', (_, hex) => {
    expect(() => read(hex)).toThrow(/./);
  });

  it('has no second spelling: what it takes is what a writer of lengths and contents would write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
        let value;
        try {
          value = readDer(bytes);
        } catch {
          return;
        }
        const { length } = value.content;
        expect(bytes).toEqual(Uint8Array.from([value.tag, length, ...value.content]));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('values', () => {
  it('are read', () => {
    expect(oidOf(read('06092a864886f70d010702'))).toBe('1.2.840.113549.1.7.2');
    expect(oidOf(read('0603550403'))).toBe('2.5.4.3');
    expect(smallOf(read('02020100'))).toBe(256);
    const time = (tag: string, text: string) =>
      timeOf(read(tag + text.length.toString(16).padStart(2, '0') + Buffer.from(text).toString('hex')));
    expect(time('17', '261125191535Z')).toBe(Date.UTC(2026, 10, 25, 19, 15, 35));
    expect(time('17', '700101000000Z')).toBe(0);
    expect(time('18', '20261125191535Z')).toBe(Date.UTC(2026, 10, 25, 19, 15, 35));
    expect(time('18', '20261125191535.5Z')).toBe(Date.UTC(2026, 10, 25, 19, 15, 35, 500));
    for (const [tag, text] of [
      ['17', '2611251915Z'],
      ['17', '261125191535+0100'],
      ['17', '261325191535Z'],
      ['17', '260230191535Z'],
      ['18', '20261125191535.50Z'],
      ['18', '20261125191560Z'],
    ] as const) {
      expect(() => time(tag, text), text).toThrow(/time/);
    }
    for (const hex of ['0201ff', '02050100000000']) expect(() => smallOf(read(hex))).toThrow(/large/);
  });

  it('are taken in order and to the end', () => {
    const fields = () => new Fields(read('3006020101040101'), 'It');
    const all = fields();
    expect(all.optional(4)).toBeNull();
    expect(smallOf(all.take(2))).toBe(1);
    expect(() => {
      all.end();
    }).toThrow('It has a part nobody asked for.');
    all.any();
    all.end();
    expect(() => all.any()).toThrow('It lacks a part.');
    expect(() => fields().take(4)).toThrow('It lacks a part.');
    expect(() => new Fields(read('020101'), 'It')).toThrow('It is not what it should be.');
  });
});
