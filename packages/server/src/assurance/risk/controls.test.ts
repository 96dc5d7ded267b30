import type { ControlRun, ControlTest } from '@cordon/core/assurance';
import { expect, it } from 'vitest';
import { controlsKnown } from './controls.ts';

const NOW = Date.parse('2026-11-27T00:00:00Z');
const test = (id: string): ControlTest => ({
  ...{ id, practice: 'detection', title: id, population: 'things', everyHours: 24, freshHours: 48 },
});
const run = (id: string, failed: number, at = NOW): ControlRun => ({
  ...{ test: id, at, population: 3, failed, failing: [], ran: true },
});

it.each([
  ['passes', [run('a', 0), run('b', 0)]],
  ['fails', [run('a', 0), run('b', 1)]],
  ['stale', [run('a', 0), run('b', 0, NOW - 3 * 86_400_000)]],
  ['never-run', [run('a', 0)]],
] as const)('a practice %s', (state, runs) => {
  expect(controlsKnown([test('a'), test('b')], runs, NOW).get('detection')).toBe(state);
});

it('what nobody tests is not there, and so reduces nothing', () => {
  expect([...controlsKnown([test('a')], [run('a', 0)], NOW).keys()]).toEqual(['detection']);
});
