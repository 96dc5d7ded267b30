/** How a run ended; an error outside a test (a file that does not load, a hook that throws) counts as a failed test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Suite {
  readonly errors: () => readonly unknown[];
}

/** The part of vitest's `TestModule` that is read here. */
export interface ModuleResults extends Suite {
  readonly children: {
    readonly allSuites: () => Iterable<Suite>;
    readonly allTests: () => Iterable<{ readonly result: () => { readonly state: string } }>;
  };
}

/**
 * Counts the tests of a run. A test that has no result at the end has failed.
 *
 * @param modules what vitest reports of each test file
 * @param escaped number of errors that no test caught
 */
export function countTests(modules: readonly ModuleResults[], escaped: number): Counts {
  let [passed, failed, skipped] = [0, escaped, 0];
  for (const module of modules) {
    for (const suite of [module, ...module.children.allSuites()]) failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'skipped') skipped += 1;
      else failed += 1;
    }
  }
  return { passed, failed, skipped };
}

/** The last line of a run: `N passed, N failed`, and `, N skipped` when some were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
