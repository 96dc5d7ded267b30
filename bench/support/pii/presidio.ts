import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Labelled } from '../../../packages/pii/eval/dataset.ts';
import type { Measured } from '../../../packages/pii/eval/run.ts';
import { score, type Found } from '../../../packages/pii/eval/score.ts';

const program = join(import.meta.dirname, 'presidio.py');

/**
 * Presidio in a Python of the caller's, which must have `presidio-analyzer` and, for names, a spaCy model.
 * @throws with what Python said when it cannot run
 */
export function measurePresidio(python: string, set: string, texts: readonly Labelled[]): Measured {
  const input = texts.map(({ text }) => JSON.stringify(text)).join('\n');
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', program], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`Presidio did not run:\n${stderr.slice(-600)}`);
  const lines = stdout.trim().split('\n');
  const { cpu, model } = JSON.parse(lines.pop() ?? '') as { cpu: number; model: string | null };
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return {
    system: `presidio (${model ?? 'patterns only'})`,
    set,
    score: score(
      texts,
      lines.map((line) => JSON.parse(line) as Found[]),
    ),
    speed: bytes / (cpu * 1e6),
  };
}
