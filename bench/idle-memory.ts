// Memory of the idle demo server: starts `cordon demo` as a user does, waits until it is ready and its memory has
// settled, and reads the resident set of the Node process. PostgreSQL is a process of its own and does not count.
// A bare Node process in the same run is the floor.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { report, type BenchResult, type Row } from './support/report.ts';

const AIM_MB = 250;
const SAMPLE_MS = 1_000;
/** Settled: this many samples in a row within one megabyte; after the last wait it is measured as it is. */
const SETTLED = 8;
const LONGEST_WAIT = 60;

const command = fileURLToPath(new URL('../packages/server/bin/cordon.ts', import.meta.url));

/** Starts both processes, one after the other, and ends them again. */
export async function run(): Promise<BenchResult> {
  const bare = await measure('bare Node', ['--eval', 'setInterval(() => undefined, 1000)'], null);
  const demo = await measure('demo server, idle', [command, 'demo', '--port', '0'], 'Cordon runs on');
  return {
    name: 'idle-memory',
    unit: 'MB resident',
    rows: [bare, demo],
    ratios: [{ label: 'demo server / bare Node', value: demo.p50 / bare.p50 }],
    aims: [{ label: `the idle demo server under ${String(AIM_MB)} MB`, met: demo.p99 < AIM_MB }],
  };
}

/** @param ready what the process says on stderr once it serves; null when it says nothing */
async function measure(label: string, args: readonly string[], ready: string | null): Promise<Row> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  try {
    if (ready !== null) await said(child, ready);
    const readyAfter = (performance.now() - started) / 1000;
    const samples = await settled(child);
    return {
      label,
      p50: samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN,
      p99: Math.max(...samples),
      'ready after s': readyAfter,
    };
  } finally {
    child.kill('SIGINT');
    await gone;
  }
}

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes(words)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`it ended before it was ready: ${text}`));
    });
  });
}

/** The last samples, once they hardly move. */
async function settled(child: ChildProcess): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let wait = 0; wait < LONGEST_WAIT; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    samples.push(residentMegabytes(child));
    const last = samples.slice(-SETTLED);
    if (last.length === SETTLED && Math.max(...last) - Math.min(...last) < 1) return last;
  }
  return samples.slice(-SETTLED);
}

function residentMegabytes({ pid }: ChildProcess): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

if (import.meta.main) report(await run(), process.argv.slice(2));
