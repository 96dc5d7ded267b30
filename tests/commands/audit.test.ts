import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatVkey } from '@cordon/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditKeys, auditProofOf } from '../support/auditLog.ts';
import { cordon } from './cordon.ts';

let folder: string;
const file = (name: string, content: string) => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cordon-audit-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const keys = auditKeys.flatMap((key) => ['--key', formatVkey(key)]);

it('cordon audit verify repeats a draw, and finds the one for which a later checkpoint was picked', () => {
  const honest = auditProofOf();
  const first = file('checkpoint', honest.firstCheckpoint);
  const good = cordon(['audit', 'verify', file('draw.json', JSON.stringify(honest.proof)), ...keys]);
  expect(good).toMatchObject({ status: 0 });
  expect(good.stderr).toContain('all 102 entries of the period are accounted for');

  const later = auditProofOf({ checkpointAt: '2026-04-01T00:20:00Z' }).proof;
  const argv = [
    'audit',
    'verify',
    file('later.json', JSON.stringify(later)),
    ...keys,
    '--checkpoints',
    first,
  ];
  const bad = cordon(argv);
  expect(bad).toMatchObject({ status: 1 });
  expect(bad.stderr).toContain('a later one was picked');
  expect(cordon(['audit', 'verify', first, ...keys])).toMatchObject({ status: 2 });
});
