import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('runs work of one key in order and never two at once, also after a failure', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  let inside = 0;
  const work =
    (name: string, fail = false) =>
    async () => {
      inside++;
      expect(inside).toBe(1);
      await Promise.resolve();
      seen.push(name);
      inside--;
      if (fail) throw new Error(name);
    };
  const results = await Promise.allSettled([
    turns.inTurn('ada', work('first')),
    turns.inTurn('ada', work('second', true)),
    turns.inTurn('ada', work('third')),
  ]);
  expect(seen).toEqual(['first', 'second', 'third']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('lets different keys run side by side', async () => {
  const turns = createTurns();
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow = turns.inTurn('ada', () => gate);
  await turns.inTurn('bob', async () => {
    open();
    await Promise.resolve();
  });
  await slow;
});
