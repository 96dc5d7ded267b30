import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cordon, jsonOf } from './cordon.ts';

const MAIL = 'Write to ana.cruz@example.com, please.';

describe('cordon pii detect', () => {
  it('answers each line with spans in UTF-16 offsets, JSON on standard output alone', () => {
    const lines = [
      { id: 'a', text: MAIL },
      { id: 'b', text: '😀 ana.cruz@example.com' },
      { id: 'c', text: 'Nothing here.' },
    ];
    const called = cordon(['pii', 'detect'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(called).toMatchObject({ status: 0, stderr: '' });
    expect(jsonOf(called)).toEqual([
      { id: 'a', spans: [{ start: 9, end: 29, type: 'EMAIL', score: expect.any(Number) as number }] },
      { id: 'b', spans: [{ start: 3, end: 23, type: 'EMAIL', score: expect.any(Number) as number }] },
      { id: 'c', spans: [] },
    ]);
  });

  it('says on standard error what it could not read, and fails', () => {
    const called = cordon(['pii', 'detect'], 'no json\n');
    expect(called.status).not.toBe(0);
    expect(called.stdout).toBe('');
    expect(called.stderr).not.toBe('');
  });
});

describe('cordon pii redact', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cordon-redact-'));
    writeFileSync(join(folder, 'mail.txt'), MAIL);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the redacted text', () => {
    const called = cordon(['pii', 'redact', join(folder, 'mail.txt')]);
    expect(called.status).toBe(0);
    expect(called.stdout).toContain('Write to [EMAIL], please.');
  });

  it('seals values with a key of a file, and restores them until the key is erased', () => {
    const keys = join(folder, 'keys.json');
    const policy = join(folder, 'policy.json');
    const sealed = join(folder, 'sealed.txt');
    writeFileSync(policy, JSON.stringify({ operators: { EMAIL: { seal: { key: 's1' } } } }));
    expect(cordon(['pii', 'keys', '--keys', keys, 's1'])).toMatchObject({ status: 0, stdout: '' });
    const redacted = cordon([
      ...['pii', 'redact', '--policy', policy, '--keys', keys],
      join(folder, 'mail.txt'),
    ]);
    expect(redacted.stdout).toMatch(/^Write to \[EMAIL:~s1\.[\w-]+\], please\.$/);
    writeFileSync(sealed, redacted.stdout);
    expect(cordon(['pii', 'restore', '--keys', keys, sealed])).toMatchObject({ status: 0, stdout: MAIL });
    expect(cordon(['pii', 'keys', '--keys', keys, '--erase', 's1']).status).toBe(0);
    const left = cordon(['pii', 'restore', '--keys', keys, sealed]);
    expect(left).toMatchObject({ status: 1, stdout: redacted.stdout });
    expect(left.stderr).toContain('1 of key s1');
  });

  it('fails for a file that is not there, and takes no file for misuse', () => {
    expect(cordon(['pii', 'redact', join(folder, 'gone.txt')])).toMatchObject({ stdout: '' });
    expect(cordon(['pii', 'redact', join(folder, 'gone.txt')]).status).not.toBe(0);
    expect(cordon(['pii', 'redact'])).toMatchObject({ status: 2, stdout: '' });
  });
});
