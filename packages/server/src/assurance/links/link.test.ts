import { expect, it } from 'vitest';
import { tokenHash, tokenOf } from './link.ts';

const token = 'a'.repeat(43);

it('a token is 43 characters behind its word, and nothing else is one', () => {
  expect(tokenOf(`Link ${token}`)).toBe(token);
  for (const wrong of [
    undefined,
    '',
    token,
    `Bearer ${token}`,
    `Link ${token}a`,
    `Link ${token.slice(1)}`,
    `Link  ${token}`,
  ])
    expect(tokenOf(wrong)).toBeNull();
});

it('its hash has 32 bytes and differs with it', () => {
  expect(tokenHash(token)).toHaveLength(32);
  expect(tokenHash(token)).not.toEqual(tokenHash('b'.repeat(43)));
});
