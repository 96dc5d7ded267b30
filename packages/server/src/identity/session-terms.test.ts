import { expect, it } from 'vitest';
import { strictest } from './session-terms.ts';

const sessions = (max: number) => ({ kind: 'concurrent-sessions', max });

it.each([
  ['no agreement', [], null, null],
  ['one that says nothing of sessions', [{ stepUpMs: 600_000, limits: [] }], 10, null],
  ['one with both', [{ stepUpMs: 180_000, limits: [sessions(2)] }], 3, 2],
  [
    'several: the strictest of each',
    [
      { stepUpMs: 600_000, limits: [sessions(1)] },
      { stepUpMs: 120_000, limits: [sessions(3), { kind: 'reveals-per-shift', max: 0 }] },
    ],
    2,
    1,
  ],
])('%s', (_, agreements, stepUpMinutes, concurrentSessions) => {
  expect(strictest(agreements)).toEqual({ stepUpMinutes, concurrentSessions });
});
