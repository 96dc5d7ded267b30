import { defineConfig } from 'vitest/config';

/** Tests that may use a real PostgreSQL: those named so, and the ones that drive the whole product. */
const withDatabase = ['{packages,tests}/**/*.int.test.ts', 'tests/{attacks,clients,e2e}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two processes: the machines this runs on have two cores, and a test may not depend on what another left behind.
    pool: 'forks',
    maxWorkers: 2,
    retry: 0,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Pure code keeps nothing between files, so they may share what was loaded.
          isolate: false,
          include: ['packages/*/{src,bin,eval,train}/**/*.test.{ts,tsx}', '{tests,scripts}/**/*.test.ts'],
          // Products of others are there where `.ci/run` installed them: a configuration of their own runs these.
          exclude: ['**/node_modules/**', '**/dist/**', 'tests/products/**', ...withDatabase],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Loading the server takes a second of a core, and many files take no longer.
          isolate: false,
          include: withDatabase,
          setupFiles: ['tests/support/each-file.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
    ],
  },
});
