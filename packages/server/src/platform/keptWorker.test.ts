import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keepWorker } from './keptWorker.ts';

const limits = { milliseconds: 10_000, megabytes: 64, jobs: 3, idleMilliseconds: 60_000 };
const WORK = new URL('./keptWorker.ts', import.meta.url).href;
const thread = (work: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { answerJobs } from '${WORK}'; let nth = 0; answerJobs((job) => {${work}});`)}`,
  );
const counting = thread(
  'nth += 1; if (job === "throw") throw new Error("with a value"); while (job === "hang"); return nth;',
);

describe('a thread that is kept', () => {
  it('does job after job, in order, and is another one after so many', async () => {
    const kept = keepWorker<number>(counting, limits);
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((job) => kept.run(job)));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual([1, 2, 3, 1]);
  });

  it.each([
    ['throw', 'crash', 10_000],
    ['hang', 'time', 600],
  ])('is ended by a job that makes it %s; the next has a fresh one', async (job, why, milliseconds) => {
    const kept = keepWorker<number>(counting, { ...limits, milliseconds });
    expect(await kept.run('first')).toEqual({ ok: true, value: 1 });
    expect(await kept.run(job)).toEqual({ ok: false, why });
    expect(await kept.run('next')).toEqual({ ok: true, value: 1 });
  });

  it('that goes away while it waits is begun anew', async () => {
    const kept = keepWorker<number>(
      thread('nth += 1; if (job === "leave") setImmediate(() => process.exit(0)); return nth;'),
      limits,
    );
    expect(await kept.run('leave')).toEqual({ ok: true, value: 1 });
    await expect.poll(async () => kept.run('next')).toEqual({ ok: true, value: 1 });
  });

  it('keeps no process alive that has nothing else to do', async () => {
    const program = `
      import { keepWorker } from '${WORK}';
      const limits = { milliseconds: 30_000, megabytes: 64, jobs: 3, idleMilliseconds: 600_000 };
      const outcome = await keepWorker(new URL(${JSON.stringify(counting.href)}), limits).run('job');
      process.exitCode = outcome.ok ? 7 : 1;`;
    const ended = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 30_000,
    });
    await expect(ended).rejects.toMatchObject({ code: 7, killed: false });
  });

  it('is ended when nothing more comes: what it read goes with its memory', async () => {
    const kept = keepWorker<number>(counting, { ...limits, idleMilliseconds: 1 });
    await kept.run('first');
    await expect.poll(() => kept.run('next')).toEqual({ ok: true, value: 1 });
  });
});
