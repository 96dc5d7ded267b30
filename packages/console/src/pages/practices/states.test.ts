import { evidenceOf } from '@cordon/core/assurance';
import { expect, it } from 'vitest';
import type { PracticesView, PracticeState, PracticeView } from '../../api/types.ts';
import { tallied, talliedWords, worstFirst } from './states.ts';

const practice = (id: string, state: PracticeState) => ({ id, state }) as unknown as PracticeView;
const view = {
  areas: [
    { practices: [practice('a', 'passes'), practice('b', 'stale')] },
    { practices: [practice('c', 'fails'), practice('d', 'passes')] },
  ],
} as unknown as PracticesView;

it('the worst comes first', () => {
  const order = worstFirst([practice('a', 'passes'), practice('b', 'never-run'), practice('c', 'fails')]);
  expect(order.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('practices are counted by state, in words too', () => {
  expect(tallied(view).map(({ state, practices }) => [state, practices.length])).toEqual([
    ['fails', 1],
    ['stale', 1],
    ['passes', 2],
  ]);
  expect(talliedWords(tallied(view))).toBe('1: fails, 1: evidence too old, 2: holds');
});

/** Every page's address, as its page.ts says it. */
const files = import.meta.glob<string>('../*/page.ts', { eager: true, query: '?raw', import: 'default' });
const addresses = Object.values(files).flatMap((text) =>
  [...text.matchAll(/path: '([^':]+?)(?:\/:[^']*)?'/g)].map(([, to]) => to),
);

it.each([...new Set(Object.values(evidenceOf).flatMap((all) => all.map(({ path }) => path)))])(
  'the evidence at %s is a page',
  (path) => {
    expect(addresses).toContain(path);
  },
);
