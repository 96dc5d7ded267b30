import { expect, it } from 'vitest';
import { createSalts } from './hashing.ts';

it('gives each salt once, and none of them stands beside another', () => {
  const salt = createSalts();
  const given = Array.from({ length: 1_000 }, () => salt());
  const texts = given.map((one) => Buffer.from(one).toString('hex'));
  expect(new Set(texts).size).toBe(1_000);
  for (const one of given) {
    expect([one.byteLength, one.buffer.byteLength]).toEqual([32, 32]);
    one.fill(0);
  }
  expect(Buffer.from(salt()).every((byte) => byte === 0)).toBe(false);
});
