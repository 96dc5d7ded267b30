import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from './atOnce.ts';

it('does all, in their order, never more at a time than it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat({ max: 4 }), { maxLength: 20 }),
      async (most, turns) => {
        let now = 0;
        let highest = 0;
        const done = await atOnce(most, turns, async (each) => {
          highest = Math.max(highest, ++now);
          for (let turn = 0; turn < each; turn++) await Promise.resolve();
          now -= 1;
          return each * 2;
        });
        expect(done).toEqual(turns.map((each) => each * 2));
        expect(highest).toBeLessThanOrEqual(most);
      },
    ),
    { seed: 7 },
  );
});

it('begins nothing more once one failed', async () => {
  const begun: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('two');
  };
  await expect(atOnce(2, [1, 2, 3, 4, 5, 6], work)).rejects.toThrow('two');
  expect(begun.length).toBeLessThan(6);
});
