import { describe, expect, it } from 'vitest';
import { loadKeys } from './keys.ts';
import { createOpeningSeal } from './openingSeal.ts';

/* What keeps the openings of the ledger from whoever has a copy of the database. */

const keysOf = (byte: number) =>
  loadKeys({ dataDir: '/nowhere', secret: Buffer.alloc(32, byte).toString('base64') });
const seal = createOpeningSeal(await keysOf(1));
const place = { index: 17, name: 'value' };

describe('an opening', () => {
  it('opens in its place, as what it was', () => {
    for (const value of ['rosalind@example.org', '', 'Ünïcode ☂']) {
      expect(seal.open(place, seal.seal(place, value))).toBe(value);
    }
  });

  it('opens in no other entry, under no other name, in no other installation, and not altered', async () => {
    const sealed = seal.seal(place, 'rosalind@example.org');
    const altered = Buffer.from(sealed);
    altered[20] = (altered[20] ?? 0) ^ 1;
    const other = createOpeningSeal(await keysOf(2));
    for (const opened of [
      () => seal.open({ ...place, index: 18 }, sealed),
      () => seal.open({ ...place, name: 'subject' }, sealed),
      () => other.open(place, sealed),
      () => seal.open(place, altered),
    ]) {
      expect(opened).toThrow(expect.objectContaining({ code: 'config-wrong' }));
    }
  });

  it('is looked for by a keyed hash, which a result with two values has not', async () => {
    const hash = seal.hash('subject', '17');
    expect(hash).toEqual(seal.hash('subject', '17'));
    const other = createOpeningSeal(await keysOf(2));
    for (const different of [
      seal.hash('subject', '18'),
      seal.hash('value', '17'),
      other.hash('subject', '17'),
    ]) {
      expect(different).not.toEqual(hash);
    }
    expect(seal.hash('result', 'no match')).toBeNull();
  });
});
