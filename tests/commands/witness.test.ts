import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  formatVkey,
  noteSigner,
  parseVkey,
  signCheckpoint,
  EMPTY_ROOT,
  verifyCheckpoint,
} from '@cordon/ledger';
import { cordon, start } from './cordon.ts';

it('witness cosigns under a key of its own, is one in its folder, and stops at Ctrl-C', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-witness-'));
  try {
    const log = noteSigner('log.example', new Uint8Array(32).fill(1));
    const argv = ['witness', '--dir', folder, '--name', 'vendor.example', '--log', formatVkey(log.key)];
    const running = await start([...argv, '--listen', '127.0.0.1:0'], 'verifier key');
    const [, vkey = ''] = /verifier key .*: (\S+)/.exec(running.said) ?? [];
    expect(statSync(join(folder, 'key')).mode & 0o077).toBe(0);

    const second = cordon([...argv, '--listen', '127.0.0.1:0']);
    expect(second).toMatchObject({ status: 1, stdout: '' });
    expect(second.stderr).toMatch(/Process \d+ is the witness of this folder/);

    const ended = await running.interrupt();
    expect(ended.status).toBe(0);
    const [, url = ''] = /"url":"([^"]+)"/.exec(ended.stdout) ?? [];
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

    // Under the same key again, and it cosigns.
    const again = await start([...argv, '--listen', url.slice('http://'.length)], vkey);
    const checkpoint = signCheckpoint({ origin: 'log.example', size: 0, root: EMPTY_ROOT }, [log]);
    const asked = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${checkpoint}` });
    const note = checkpoint + (await asked.text());
    expect(verifyCheckpoint(note, [log.key, parseVkey(vkey)])).toMatchObject({ ok: true, witnesses: [{}] });
    const { status, stdout } = await again.interrupt();
    expect(status).toBe(0);
    expect(stdout).toContain('"event":"cosigned","origin":"log.example","size":0');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
