import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, detectors, kindsOf, readLine, startingCalibration } from '@cordon/core/monitoring';
import { behaviours, replays } from '@cordon/core/monitoring/simulator';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { jsonOf, type Called } from './cordon.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cordon-simulate-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Line = Readonly<Record<string, unknown>>;
const small = ['simulate', '--days', '3', '--agents', '12'];
/** As the program does it, in this process: a stream is longer than a pipe to a child may hold. */
async function cordon(argv: readonly string[]): Promise<Called> {
  const written = { stdout: '', stderr: '' };
  const status = await runCommand(argv, {
    out: (text) => (written.stdout += text),
    err: (text) => (written.stderr += text),
  });
  return { status, ...written };
}

const linesOf = (called: Called) => jsonOf(called) as readonly Line[];

describe('cordon simulate', () => {
  it('writes events by time, and labels of who did wrong, that the engine finds', async () => {
    const labels = path.join(folder, 'labels.jsonl');
    const called = await cordon([
      ...small,
      '--seed',
      '5',
      '--behaviours',
      'canary,takeover',
      '--labels',
      labels,
    ]);
    expect(called.status).toBe(0);
    expect(called.stderr).toMatch(/\d+ events, 2 labels/);
    const times = linesOf(called).map(({ at }) => at as string);
    expect(times).toEqual([...times].sort());
    const told = readFileSync(labels, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    expect(told.map((label) => Object.keys(label))).toEqual([
      ['agent', 'from', 'until', 'behaviour'],
      ['agent', 'from', 'until', 'behaviour'],
    ]);
    const engine = createEngine(detectors, startingCalibration);
    const signals = called.stdout.split('\n').flatMap((line, nth) => {
      const event = readLine(line, nth + 1);
      return 'problem' in event ? [] : engine.see(event);
    });
    const touched = told.find(({ behaviour }) => behaviour === 'canary')?.agent;
    expect(signals).toContainEqual(expect.objectContaining({ kind: 'canary', agent: touched }));
  });

  it('leaves to others what others do not tell', async () => {
    const base = linesOf(await cordon([...small, '--behaviours', 'none', '--base-only']));
    const accesses = new Set<unknown>(kindsOf.accesses);
    expect(base.length).toBeGreaterThan(100);
    expect(base.every(({ kind }) => accesses.has(kind))).toBe(true);
    const keys = new Set(base.flatMap((line) => Object.keys(line)));
    for (const extra of ['device', 'session', 'code', 'until']) expect(keys).not.toContain(extra);
  });

  it.each([
    ['--days', '0'],
    ['--days', 'ten'],
    ['--agents', '-4'],
    ['--from', 'yesterday'],
    ['--behaviours', 'juggling'],
    ['--replay', 'nobody'],
  ])('takes %s %s for misuse', async (...argv) => {
    expect(await cordon(['simulate', ...argv])).toMatchObject({ status: 2, stdout: '' });
  });

  it('says so when there are too few people for so many behaviours', async () => {
    const called = await cordon([...small, '--behaviours', behaviours.map(({ name }) => name).join(',')]);
    expect(called).toMatchObject({ status: 1, stdout: '' });
    expect(called.stderr).toContain('too few agents');
  });
});

describe('docs/events.md', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/events.md'), 'utf8');

  it('names every kind, every behaviour and every case', () => {
    for (const kind of Object.values(kindsOf).flat()) expect(page).toContain(`| \`${kind}\``);
    for (const { name } of behaviours) expect(page).toContain(`| \`${name}\``);
    for (const { name } of replays) expect(page).toContain(`\`${name}\``);
  });

  it('names every field that is written', async () => {
    const lines = linesOf(await cordon([...small, '--behaviours', 'canary']));
    for (const key of new Set(lines.flatMap((line) => Object.keys(line))))
      expect(page).toContain(`| \`${key}\``);
  });
});
