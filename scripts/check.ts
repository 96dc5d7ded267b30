// Runs every static check, two at a time, with a line and the time of each. The output of a check is shown when it
// fails. Arguments name the checks to run; without any, all run.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

interface Check {
  readonly name: string;
  /** A script relative to the repository, run by this Node, and its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
  /** Megabytes of memory, for one that needs more than Node's own limit: all types of the house at once. */
  readonly heap?: number;
}

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

const root = join(import.meta.dirname, '..');
const tsc = 'node_modules/typescript/bin/tsc';

// The slow ones first, so that the last to finish is a short one.
const checks: readonly Check[] = [
  { name: 'eslint', command: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'], heap: 8192 },
  { name: 'tsc', command: [tsc, '-p', 'tsconfig.json'] },
  { name: 'tsc-console', command: [tsc, '-p', 'packages/console'] },
  { name: 'tsc-pure', command: [tsc, '-p', 'tsconfig.pure.json'] },
  {
    name: 'prettier',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'knip', command: ['node_modules/knip/bin/knip.js'] },
  { name: 'imports', command: ['scripts/check-imports.ts'] },
  { name: 'docs', command: ['scripts/errors.ts', '--check'] },
];

/** Runs one check to its end; a check that cannot start has failed. */
function run({ command: [script, ...args], heap }: Check): Promise<Outcome> {
  return new Promise((resolve) => {
    const limits = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
    const child = spawn(process.execPath, [...limits, join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ ok: false, output: output + error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `No such check: ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const queue = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const failed: string[] = [];
const started = performance.now();
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function work(): Promise<void> {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const start = performance.now();
    const { ok, output } = await run(check);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name.padEnd(12)} ${seconds(start)}`);
    if (!ok) {
      failed.push(check.name);
      console.log(output.trimEnd().replaceAll(/^/gm, '    '));
    }
  }
}

await Promise.all([work(), work()]);
console.log(
  failed.length === 0
    ? `All checks passed in ${seconds(started)}`
    : `Failed after ${seconds(started)}: ${failed.join(', ')}. One alone: npm run check -- ${failed[0] ?? ''}`,
);
process.exit(failed.length === 0 ? 0 : 1);
