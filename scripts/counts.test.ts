import { describe, expect, it } from 'vitest';

import { closingLine, countTests, type ModuleResults } from './counts.ts';

/** A test file as vitest reports it: states of its tests, errors outside them in the file and in one suite. */
function file(states: readonly string[], errors = 0, suiteErrors = 0): ModuleResults {
  return {
    errors: () => Array<string>(errors).fill('error'),
    children: {
      allSuites: () => [{ errors: () => Array<string>(suiteErrors).fill('error') }],
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
    },
  };
}

describe('countTests', () => {
  it('adds up the tests of all files', () => {
    expect(countTests([file(['passed', 'failed', 'skipped']), file(['passed'])], 0)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
    });
  });

  it('counts what went wrong outside a test as a failure', () => {
    expect(countTests([file([], 1)], 0).failed).toBe(1);
    expect(countTests([file(['skipped'], 0, 1)], 0).failed).toBe(1);
    expect(countTests([file(['passed'])], 2).failed).toBe(2);
  });

  it('counts a test without a result as a failure', () => {
    expect(countTests([file(['pending'])], 0).failed).toBe(1);
  });
});

describe('closingLine', () => {
  it('names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
