import process from 'node:process';
import { load, type Filling } from './load.ts';
import type { Answer } from './source.ts';

// A process of its own: what faker and 50,000 customers take of memory goes with it.

const started = performance.now();

process.once('disconnect', () => process.exit(1));
process.once('message', (filling: Filling) => {
  void run(filling).then((answer) => process.send?.(answer, () => process.exit()));
});

async function run(filling: Filling): Promise<Answer> {
  try {
    const rows = await load(filling);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return { rows, milliseconds: Math.round(performance.now() - started), peakBytes };
  } catch (error) {
    // The code only: PostgreSQL's texts and details quote rows.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { failed: code };
  }
}
