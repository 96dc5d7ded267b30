import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, redact } from '../index.ts';
import { anyType, anyValue, secretOf, seed } from '../../eval/arbitraries.ts';
import { token } from './token.ts';

const harbor = { secret: secretOf(1), tenant: 'harbor', vendor: 'brightline' };
const one = token(harbor);

describe('token', () => {
  it('has a fixed form and value: a change of it would part what belongs together', () => {
    expect(one.apply('mira@mail.example', 'EMAIL')).toBe('[EMAIL:jupq5aozurlpx2]');
  });

  it.each([
    ['MIRA@mail.example', 'mira@mail.example', 'EMAIL'],
    ['Zoë Okafor', 'zoe  okafor', 'PERSON'],
    ['+1 (415) 555-2671', '415.555.2671', 'PHONE'],
    ['HH-48291', 'hh48291', 'ACCOUNT'],
  ] as const)('%j and %j are the same', (a, b, type) => {
    expect(one.apply(a, type)).toBe(one.apply(b, type));
  });

  it.each([
    ['another vendor', { ...harbor, vendor: 'other' }],
    ['another tenant', { ...harbor, tenant: 'other' }],
    ['another secret', { ...harbor, secret: secretOf(2) }],
    ['parts that only look the same when joined', { ...harbor, tenant: 'harborb', vendor: 'rightline' }],
  ])('%s cannot be joined with it', (_, key) => {
    fc.assert(
      fc.property(
        anyValue,
        anyType,
        (value, type) => token(key).apply(value, type) !== one.apply(value, type),
      ),
      { seed },
    );
  });

  it('is left alone when the text is redacted again', () => {
    fc.assert(
      fc.property(anyValue, anyType, (value, type) => {
        expect(detect(`so ${one.apply(value, type)} it is`, { minScore: 0 })).toEqual([]);
      }),
      { seed },
    );
  });

  it('a value in such brackets is no token', () => {
    const known = [{ type: 'ACCOUNT', value: 'miraokaformira' }] as const;
    expect(redact('[ACCOUNT:miraokaformira]', { known, detectors: [] }).text).toBe('[ACCOUNT:[ACCOUNT]]');
  });

  it('refuses a short secret', () => {
    expect(() => token({ ...harbor, secret: new Uint8Array(31) })).toThrow(RangeError);
  });
});
