import { expect, it } from 'vitest';
import { stateOf, type ControlRun } from './controlTest.ts';

const HOUR = 3_600_000;
const run = (change: Partial<ControlRun>): ControlRun => ({
  ...{ test: 't', at: 0, population: 3, failed: 0, failing: [], ran: true },
  ...change,
});

it.each([
  ['never-run', undefined, 0],
  ['passes', run({}), 24 * HOUR],
  ['stale', run({}), 24 * HOUR + 1],
  ['fails', run({ failed: 1 }), 0],
  // What failed long ago may be mended or worse: nobody knows.
  ['stale', run({ failed: 1 }), 25 * HOUR],
  ['nothing-to-test', run({ population: 0 }), 0],
  ['could-not-run', run({ ran: false }), 0],
] as const)('%s', (state, last, now) => {
  expect(stateOf({ freshHours: 24 }, last, now)).toBe(state);
});
