import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { inScratch, sweepScratch } from './scratch.ts';

const raw = new TextEncoder().encode('raw');

it('bytes are worked on as files that nobody else reads, and are gone afterwards', async () => {
  let folder = '';
  const { made, bytes } = await inScratch(raw, (from, to) => {
    folder = dirname(from);
    expect([statSync(folder).mode & 0o077, statSync(from).mode & 0o077]).toEqual([0, 0]);
    writeFileSync(to, `${readFileSync(from, 'utf8')} covered`);
    return Promise.resolve(1);
  });
  expect([made, new TextDecoder().decode(bytes), existsSync(folder)]).toEqual([1, 'raw covered', false]);
});

it('they are gone too when the work fails', async () => {
  let folder = '';
  const failing = inScratch(raw, (from) => {
    folder = dirname(from);
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(folder)).toBe(false);
});

it('what a killed process left is swept, and nothing that somebody works on', async () => {
  const program = `
    import { inScratch } from '${new URL('./scratch.ts', import.meta.url).href}';
    await inScratch(new Uint8Array(3), (from) => {
      process.stdout.write(from, () => process.kill(process.pid, 'SIGKILL'));
      return new Promise(() => setInterval(() => undefined, 1_000));
    });`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect([killed.signal, existsSync(killed.stdout)]).toEqual(['SIGKILL', true]);
  await inScratch(raw, async (from, to) => {
    expect(await sweepScratch()).toBeGreaterThan(0);
    expect([existsSync(killed.stdout), existsSync(from)]).toEqual([false, true]);
    writeFileSync(to, '');
  });
});
