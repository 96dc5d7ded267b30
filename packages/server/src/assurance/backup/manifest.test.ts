import { expect, it } from 'vitest';
import { manifestSchema, mustFit, readJson, type Manifest } from './manifest.ts';

const migrations = ['a', 'b', 'c'].map((name, nth) => ({ number: nth + 1, name, sha256: name.repeat(64) }));
const here = { installation: 'one', vkey: 'one+1+k', migrations };
const manifest: Manifest = {
  ...{ format: 'cordon-backup/1', cordon: '0.1.0', takenAt: '2026-11-01T00:00:00.000Z', installation: 'one' },
  ...{
    ledger: { vkey: 'one+1+k', size: 3, checkpoint: null },
    migrations: migrations.slice(0, 2),
    tables: [],
  },
};

it('a backup of this version or an older one fits', () => {
  expect(() => {
    mustFit(manifest, here);
  }).not.toThrow();
});

it.each<[string, Partial<Manifest>, RegExp]>([
  ['of another installation', { installation: 'two' }, /keys/],
  ['from before the ledger had this key', { ledger: { ...manifest.ledger, vkey: 'one+2+l' } }, /another key/],
  ['of a newer Cordon', { migrations: [...migrations, { number: 4, name: 'd', sha256: 'd' }] }, /newer/],
  [
    'with a migration that was changed',
    { migrations: [{ number: 1, name: 'a', sha256: 'z' }] },
    /other contents/,
  ],
])('one %s does not, and it says why', (_, change, why) => {
  expect(() => {
    mustFit({ ...manifest, ...change }, here);
  }).toThrow(expect.objectContaining({ code: 'backup-unfit', detail: expect.stringMatching(why) as string }));
});

it.each([
  ['of another format', JSON.stringify({ ...manifest, format: 'cordon-backup/2' })],
  ['with more in it than we know', JSON.stringify({ ...manifest, more: 1 })],
  ['that is no JSON', '{'],
])('a manifest %s is not read', (_, text) => {
  expect(() => readJson(manifestSchema, Buffer.from(text))).toThrow(
    expect.objectContaining({ code: 'backup-unreadable' }),
  );
});
