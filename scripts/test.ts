// Runs the tests with vitest and closes with one line of counts. Arguments are filters on file names.
// The exit code is 0 only when at least one test passed and nothing failed.
import { startVitest } from 'vitest/node';

import { closingLine, countTests } from './counts.ts';

const vitest = await startVitest(process.argv.slice(2), { run: true, watch: false });
const counts = countTests(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);

// vitest also fails for what no test shows: no test found, a set-up or tear-down of the whole run that threw.
const vitestFailed = process.exitCode !== undefined && process.exitCode !== 0;
const nothingRan = counts.passed === 0;
const failed = counts.failed === 0 && (vitestFailed || nothingRan) ? 1 : counts.failed;

console.log(closingLine({ ...counts, failed }));
process.exit(failed === 0 ? 0 : 1);
