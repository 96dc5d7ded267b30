import { expect, it } from 'vitest';
import { mayMakeTokens, timesOf } from './tokens.ts';

it.each([
  ['2026-10-01', '2026-10-31', { from: '2026-10-01T00:00:00.000Z', until: '2026-11-01T00:00:00.000Z' }],
  ['2026-10-01', '2026-10-01', { from: '2026-10-01T00:00:00.000Z', until: '2026-10-02T00:00:00.000Z' }],
  ['2026-10-02', '2026-10-01', null],
  ['', '2026-10-01', null],
  ['2026-10-01', '2026-13-01', null],
])('takes %s to %s whole', (from, to, times) => {
  expect(timesOf(from, to)).toEqual(times);
});

it.each([
  ['auditor', true],
  ['vendor-admin', true],
  ['team-lead', false],
  ['security-officer', false],
])('a token is made as %s: %s', (role, may) => {
  expect(mayMakeTokens(role)).toBe(may);
});
