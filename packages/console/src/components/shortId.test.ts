import { describe, expect, it } from 'vitest';
import { shortId } from './shortId.ts';

describe('shortId', () => {
  it.each([
    ['tic_58ad5fd4-365a-43ab-b535-bbc349d48f2c', 'tic_58ad5fd4'],
    ['agr_harbor_brightline', 'agr_harbor_brightline'],
    ['HH-10003', 'HH-10003'],
  ])('%s becomes %s', (id, expected) => {
    expect(shortId(id)).toBe(expected);
  });
});
