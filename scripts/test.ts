// Runs the tests with vitest and closes with one line of counts. Arguments are filters on file names.
// The exit code is 0 only when at least one test passed and nothing failed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVitest } from 'vitest/node';

import { closingLine, countTests } from './counts.ts';

// Every test file is a process of its own, and many start more: what one compiled the next need not. The folder is this
// run's alone: whoever could write in it would choose what we run.
const compiled = await mkdtemp(path.join(tmpdir(), 'cordon-compiled-'));
process.env.NODE_COMPILE_CACHE = compiled;

const vitest = await startVitest(process.argv.slice(2), { run: true, watch: false });
const counts = countTests(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);

// vitest also fails for what no test shows: no test found, a set-up or tear-down of the whole run that threw.
const vitestFailed = process.exitCode !== undefined && process.exitCode !== 0;
const nothingRan = counts.passed === 0;
const failed = counts.failed === 0 && (vitestFailed || nothingRan) ? 1 : counts.failed;

// A process that is just ending may still write into it.
await rm(compiled, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
console.log(closingLine({ ...counts, failed }));
process.exit(failed === 0 ? 0 : 1);
