import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, redact } from '../index.ts';
import { restore, seal } from './seal.ts';
import { anyType, anyValue, secretOf, seed } from '../../eval/arbitraries.ts';

const operator = seal({ secret: secretOf(7), keyId: 's1' });
const secrets = new Map([['s1', secretOf(7)]]);
const keys = (keyId: string): Uint8Array | undefined => secrets.get(keyId);

describe('seal', () => {
  it('restore(redact(x)) === x, for any text', () => {
    const value = fc.constantFrom(
      'a@b.example',
      '(415) 555-2671',
      '4111 1111 1111 1111',
      'SSN 536-22-1234',
      ' ',
    );
    const text = fc.array(fc.oneof(anyValue, value), { maxLength: 6 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, (original) => {
        const sealed = redact(original, { operators: { '*': operator } }).text;
        expect(restore(sealed, keys).text).toBe(original);
      }),
      { seed },
    );
  });

  it('restores each value to the unit, and hides it without the key', () => {
    fc.assert(
      fc.property(anyValue, anyType, (value, type) => {
        const sealed = operator.apply(value, type);
        expect(restore(sealed, keys)).toMatchObject({ text: value, restored: 1, left: 0 });
        expect(restore(sealed, () => undefined)).toMatchObject({ text: sealed, restored: 0, left: 1 });
        expect(restore(sealed, () => secretOf(8))).toMatchObject({ text: sealed, restored: 0, left: 1 });
        expect(detect(sealed, { minScore: 0 })).toEqual([]);
      }),
      { seed },
    );
  });

  it('once the key of a subject is destroyed its values are gone, and others stay', () => {
    const other = seal({ secret: secretOf(9), keyId: 's2' });
    const text = `${operator.apply('Mira', 'PERSON')} and ${other.apply('Ana', 'PERSON')}`;
    const all = new Map([...secrets, ['s2', secretOf(9)]]);
    expect(restore(text, (id) => all.get(id)).text).toBe('Mira and Ana');
    all.delete('s1');
    expect(restore(text, (id) => all.get(id)).text).toMatch(/^\[PERSON:~s1\..+\] and Ana$/);
  });

  it('the same value gives the same token, another value, type or subject another', () => {
    const tokens = [
      operator.apply('Mira', 'PERSON'),
      operator.apply('Mirb', 'PERSON'),
      operator.apply('Mira', 'USERNAME'),
      seal({ secret: secretOf(9), keyId: 's2' }).apply('Mira', 'PERSON'),
    ];
    expect(new Set([...tokens, operator.apply('Mira', 'PERSON')]).size).toBe(4);
  });

  it('a changed token is not restored', () => {
    const sealed = operator.apply('Mira Okafor', 'PERSON');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(restore(changed, keys).text).toBe(changed);
    }
  });

  it('is left alone when the text is redacted again', () => {
    const options = { operators: { '*': operator } };
    const once = redact('write to a@b.example', options).text;
    expect(redact(once, options).text).toBe(once);
  });

  it.each(['', 'S1', 'a-b', 'x'.repeat(17)])('refuses the key id %j', (keyId) => {
    expect(() => seal({ secret: secretOf(1), keyId })).toThrow(RangeError);
  });
});
