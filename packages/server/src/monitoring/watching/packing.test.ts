import { expect, it } from 'vitest';
import { packed, unpacked } from './packing.store.ts';

it('gives back what was packed, whatever texts are in it, and much smaller', async () => {
  const pieces = Array.from({ length: 50 }, (_, nth) => ({
    of: 'states',
    key: `per_${String(nth)}\n“ü”`,
    at: [nth],
  }));
  const text = await packed(pieces);
  expect(await unpacked(text)).toEqual(pieces);
  expect(text.length).toBeLessThan(JSON.stringify(pieces).length / 2);
});

it('lets others go on between two pieces', async () => {
  let turns = 0;
  const turn = () => {
    turns += 1;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  await packed(Array.from({ length: 20 }, (_, nth) => ({ nth })));
  clearImmediate(waiting);
  expect(turns).toBeGreaterThan(10);
});

it.each(['', 'bm90IHBhY2tlZA==', JSON.stringify({ clock: 1 })])(
  'refuses what was not packed here: %s',
  async (text) => {
    await expect(unpacked(text)).rejects.toThrow();
  },
);
