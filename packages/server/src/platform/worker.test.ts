import { describe, expect, it } from 'vitest';
import { runInWorker } from './worker.ts';

const limits = { milliseconds: 10_000, megabytes: 64 };
const thread = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads';${code}`)}`,
  );

describe('work in a thread of its own', () => {
  it('answers', async () => {
    expect(await runInWorker(thread('parentPort.postMessage(workerData + 1)'), 41, limits)).toEqual({
      ok: true,
      value: 42,
    });
  });

  it('sees none of our environment', async () => {
    process.env.CORDON_TEST_SECRET = 'secret';
    const seen = await runInWorker(thread('parentPort.postMessage({ ...process.env })'), null, limits);
    delete process.env.CORDON_TEST_SECRET;
    expect(seen).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['runs for ever', 'for (;;);', 'time'],
    ['never answers', 'setInterval(() => undefined, 1000)', 'time'],
    ['fills its heap', 'const all = []; for (;;) all.push({ all: [...all.slice(-9)] });', 'memory'],
    // V8 counts no typed array into its own limits: without our look this one takes all there is.
    [
      'fills memory outside of its heap',
      'const all = []; const end = Date.now() + 4000; while (Date.now() < end) { all.push(new Uint8Array(1e6).fill(1)); for (let i = 0; i < 1e6; i++); }',
      'memory',
    ],
    ['throws', 'throw new Error("with a customer value")', 'crash'],
    ['goes away', 'process.exit(0)', 'crash'],
  ])('that %s is ended', async (_, code, why) => {
    const outcome = await runInWorker(thread(code), null, {
      ...limits,
      milliseconds: why === 'time' ? 500 : 20_000,
    });
    expect(outcome).toEqual({ ok: false, why });
  });
});
