import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  emptyDatabase,
  testDatabase,
  type EmptyDatabase,
  type TestDatabase,
} from '../../../../../tests/support/database.ts';
import { silentLog } from '../../platform/log.ts';
import { migrate } from '../../platform/migrate.ts';

/* Agreements from before the log: what they were then is what the log says of them. */

const FOLDER = path.join(import.meta.dirname, '..', '..', 'migrations');
const FILE = '0012_life.sql';

let keys: TestDatabase;
let database: EmptyDatabase;
let folder: string;

beforeAll(async () => {
  [keys, database, folder] = await Promise.all([
    testDatabase(),
    emptyDatabase('migrate'),
    mkdtemp(path.join(tmpdir(), 'life-')),
  ]);
});
afterAll(async () => {
  await Promise.all([keys.drop(), database.drop(), rm(folder, { recursive: true })]);
});

it('fills the log version by version, so that no later proposal undoes what both had signed', async () => {
  const files = (await readdir(FOLDER)).filter((file) => file < FILE);
  for (const file of files) await copyFile(path.join(FOLDER, file), path.join(folder, file));
  const migrated = () => migrate({ ownerUrl: database.ownerUrl, keys: keys.keys, log: silentLog, folder });
  await migrated();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      INSERT INTO cordon.parties (id, kind, name, created_at) VALUES
        ('pty_shop', 'company', 'Shop', now()), ('pty_desk', 'vendor', 'Desk', now());
      INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES
        ('per_olivia', 'pty_shop', 'Olivia', 'olivia@shop.example', 'company-admin', now()),
        ('per_vera', 'pty_desk', 'Vera', 'vera@desk.example', 'vendor-admin', now());
      INSERT INTO cordon.agreements (id, title, controller_id, processor_id, source_id, created_at, ended_at, ended_by)
        VALUES ('agr_1', 'One', 'pty_shop', 'pty_desk', 's', '2026-01-01Z', '2026-06-01Z', 'per_olivia'),
               ('agr_2', 'Two', 'pty_shop', 'pty_desk', 's', '2026-01-02Z', NULL, NULL);
      INSERT INTO cordon.agreement_versions (agreement_id, version, terms, terms_hash, clauses, created_at)
        SELECT a, v, '{}', sha256('x'), '[]', at::timestamptz
        FROM (VALUES ('agr_1', 1, '2026-01-01Z'), ('agr_1', 2, '2026-01-03Z'), ('agr_2', 1, '2026-01-02Z')) x (a, v, at);
      INSERT INTO cordon.party_keys (id, party_id, public_key, created_at) VALUES
        ('key_s', 'pty_shop', sha256('s'), now()), ('key_d', 'pty_desk', sha256('d'), now());
      -- The vendor signed first, and the company only after the next version was written.
      INSERT INTO cordon.agreement_signatures
        SELECT 'agr_1', 1, party, key, person, decode(repeat('00', 64), 'hex'), at::timestamptz
        FROM (VALUES ('pty_desk', 'key_d', 'per_vera', '2026-01-02Z'),
                     ('pty_shop', 'key_s', 'per_olivia', '2026-01-04Z')) x (party, key, person, at)`);
    await copyFile(path.join(FOLDER, FILE), path.join(folder, FILE));
    expect((await migrated()).applied).toEqual([FILE]);
    const { rows } = await owner.query<Record<string, unknown>>(
      `SELECT agreement_id AS of, seq, kind, version, party_id AS party, person_id AS person, words ->> 'reason' AS why
       FROM cordon.agreement_events ORDER BY agreement_id, seq`,
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['agr_1', 1, 'drafted', 1, 'pty_shop', null, null],
      ['agr_1', 2, 'offered', null, 'pty_shop', null, null],
      ['agr_1', 3, 'signed', 1, 'pty_desk', 'per_vera', null],
      ['agr_1', 4, 'signed', 1, 'pty_shop', 'per_olivia', null],
      ['agr_1', 5, 'proposed', 2, 'pty_shop', null, null],
      ['agr_1', 6, 'ended', null, 'pty_shop', 'per_olivia', 'terminated'],
      ['agr_2', 1, 'drafted', 1, 'pty_shop', null, null],
      ['agr_2', 2, 'offered', null, 'pty_shop', null, null],
    ]);
  } finally {
    await owner.end();
  }
});
