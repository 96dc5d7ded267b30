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

  it('fails for a file that is not there, and takes no file for misuse', () => {
    expect(cordon(['pii', 'redact', join(folder, 'gone.txt')])).toMatchObject({ stdout: '' });
    expect(cordon(['pii', 'redact', join(folder, 'gone.txt')]).status).not.toBe(0);
    expect(cordon(['pii', 'redact'])).toMatchObject({ status: 2, stdout: '' });
  });
});
