import { defineConfig } from 'vitest/config';

/** Products of others, as their makers ship them: `.ci/run` installs those that npm does not bring. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 1,
    retry: 0,
    // An RT answers in seconds where all cores are busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: ['tests/products/*/*.test.ts'],
    setupFiles: ['tests/support/each-file.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
});
