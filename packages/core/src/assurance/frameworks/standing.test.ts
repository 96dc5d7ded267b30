import { expect, it } from 'vitest';
import type { ControlRun, ControlTest } from '../controls/index.ts';
import { practicesNow } from './standing.ts';

const HOUR = 3_600_000;
const test = (id: string): ControlTest => ({
  ...{ id, practice: 'masking', title: id, population: 'things', everyHours: 1, freshHours: 24 },
});
const run = (of: string, change: Partial<ControlRun> = {}): ControlRun => ({
  ...{ test: of, at: 0, population: 3, failed: 0, failing: [], ran: true },
  ...change,
});
const masking = (tests: readonly ControlTest[], runs: readonly ControlRun[], now = HOUR) =>
  practicesNow(tests, runs, now).find(({ practice }) => practice === 'masking');

it('all practices stand there, and one that nothing looks at is not green', () => {
  const all = practicesNow([test('a')], [run('a')], HOUR);
  expect(all).toHaveLength(25);
  expect(all.filter(({ state }) => state === 'passes').map(({ practice }) => practice)).toEqual(['masking']);
  expect(all.filter(({ state }) => state === 'no-test')).toHaveLength(24);
});

it.each([
  ['passes', [run('a'), run('b')]],
  ['fails', [run('a'), run('b', { failed: 1 })]],
  ['never-run', [run('a')]],
  ['could-not-run', [run('a'), run('b', { ran: false })]],
  ['passes', [run('a'), run('b', { population: 0 })]],
  ['nothing-to-test', [run('a', { population: 0 }), run('b', { population: 0 })]],
  ['fails', [run('a', { ran: false }), run('b', { failed: 2 })]],
  ['never-run', [run('a', { population: 0 })]],
] as const)('a practice is %s by the worst of its tests', (state, runs) => {
  expect(masking([test('a'), test('b')], runs)?.state).toBe(state);
});

it('old evidence is none', () => {
  expect(masking([test('a')], [run('a')], 25 * HOUR)?.state).toBe('stale');
});

it('the worst test comes first', () => {
  const tests = masking([test('a'), test('b')], [run('a'), run('b', { failed: 1 })])?.tests;
  expect(tests?.map((one) => one.test.id)).toEqual(['b', 'a']);
});
