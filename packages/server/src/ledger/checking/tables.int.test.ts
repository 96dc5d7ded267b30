import { parseVkey } from '@cordon/ledger';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, testPool, type TestDatabase } from '../../../../../tests/support/database.ts';
import {
  appenderOf,
  keepTables,
  ledgerRecord,
  putTablesBack,
  tampered,
} from '../../../../../tests/support/ledger.ts';
import { openPools, type Pools } from '../../platform/db.ts';
import { sha256 } from '../../platform/hashing.ts';
import { silentLog } from '../../platform/log.ts';
import { createOpeningSeal } from '../../platform/openingSeal.ts';
import { commit } from '@cordon/ledger';
import { createCheckedTables } from './store.ts';
import { checkTables } from './tables.ts';

/* Real tables, changed as only their owner could: each change is found, and named. */

let database: TestDatabase;
let pools: Pools;
let owner: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  pools = openPools(database, silentLog);
  owner = testPool(database.ownerUrl, 2);
  const appender = appenderOf(pools, database);
  for (const [from, count] of [
    [0, 300],
    [300, 1],
    [301, 229],
  ] as const) {
    await appender.append(
      Array.from({ length: count }, (_, i) => ledgerRecord(from + i, { party: 'par_a', agreement: 'agr_a' })),
    );
  }
  const salt = new Uint8Array(32).fill(7);
  const record = ledgerRecord(530);
  await appender.append([
    {
      ...record,
      body: {
        ...{ v: 1, at: record.at.toISOString(), act: 'ledger-recovered', words: { from: 20, to: 29 } },
        subject: commit('c-1', salt),
      },
      openings: [{ name: 'subject', value: 'c-1', salt }],
    },
  ]);
  await keepTables(owner);
});
afterAll(async () => {
  await pools.close();
  await owner.end();
  await database.drop();
});

beforeEach(() => putTablesBack(owner));

const progress: number[] = [];
const check = () =>
  checkTables(
    createCheckedTables(pools.app, createOpeningSeal(database.keys)),
    [parseVkey(database.keys.ledger.vkey)],
    { hash: sha256, progress: (entries) => progress.push(entries) },
  );

describe('the tables of a ledger', () => {
  it('hold as they were written, and the check tells how far it is', async () => {
    expect(await check()).toEqual({
      ...{ ok: true, entries: 531, bodies: 531, openings: 1, nodes: 2, checkpoints: 4, signed: 531 },
      ...{ missing: [], problems: [] },
    });
    expect(progress.at(-1)).toBe(531);
  });

  it('name in a leaf when it was entered, and in its body when the act was', async () => {
    const { rows } = await owner.query<{ leaf: string; at: Date }>(
      'SELECT leaf, at FROM cordon.ledger_leaves JOIN cordon.ledger_bodies USING (idx) WHERE idx = 17',
    );
    expect(rows.map(({ at }) => at)).toEqual([ledgerRecord(17).at]);
    expect(rows[0]?.leaf).toContain('"t":"2026-10-01T09:30:00.000Z"');
  });

  it.each([
    ["UPDATE cordon.ledger_leaves SET hash = sha256('x') WHERE idx = 17", 'entry 17', /stored hash is not/],
    [
      `UPDATE cordon.ledger_leaves SET leaf = (SELECT leaf FROM cordon.ledger_leaves WHERE idx = 18),
         hash = (SELECT hash FROM cordon.ledger_leaves WHERE idx = 18) WHERE idx = 17`,
      'checkpoint 300',
      /do not hash to its signed root/,
    ],
    [
      `UPDATE cordon.ledger_leaves SET leaf = '{}', hash = sha256('\\x00'::bytea || convert_to('{}', 'UTF8')) WHERE idx = 17`,
      'entry 17',
      /no leaf of this ledger/,
    ],
    [
      'UPDATE cordon.ledger_bodies SET body = replace(body, \'"n":17\', \'"n":18\') WHERE idx = 17',
      'entry 17',
      /committed to/,
    ],
    [
      "UPDATE cordon.ledger_bodies SET party_id = 'par_b' WHERE idx = 17",
      'entry 17',
      /another party than its body/,
    ],
    ['UPDATE cordon.ledger_bodies SET at = now() WHERE idx = 17', 'entry 17', /another time/],
    ["UPDATE cordon.ledger_bodies SET salt = sha256('x') WHERE idx = 17", 'entry 17', /committed to/],
    ["UPDATE cordon.ledger_openings SET salt = sha256('x')", 'entry 530', /opens nothing in its body/],
    [
      "UPDATE cordon.ledger_openings SET value_sealed = sha256('x')",
      'entry 530',
      /opens nothing in its body/,
    ],
    ["UPDATE cordon.ledger_nodes SET hash = sha256('x') WHERE idx = 1", 'tile node 1/1', /not the hash/],
    ['DELETE FROM cordon.ledger_nodes WHERE idx = 1', 'tile node 1/1', /is missing/],
    ["INSERT INTO cordon.ledger_nodes VALUES (2, 0, sha256('x'))", 'tile nodes', /1 that no entries lead to/],
    ['DELETE FROM cordon.ledger_bodies WHERE idx BETWEEN 40 AND 42', 'entries 40 to 42', /no entry says why/],
    ['DELETE FROM cordon.ledger_bodies WHERE idx BETWEEN 28 AND 31', 'entries 28 to 31', /no entry says why/],
    [
      'DELETE FROM cordon.ledger_bodies WHERE idx = 17; DELETE FROM cordon.ledger_leaves WHERE idx = 17',
      'entry 17',
      /is missing; the next there is has number 18/,
    ],
    [
      'DELETE FROM cordon.ledger_openings; DELETE FROM cordon.ledger_bodies WHERE idx = 530; DELETE FROM cordon.ledger_leaves WHERE idx = 530',
      'checkpoint 531',
      /signed over more entries than the 530/,
    ],
    [
      'UPDATE cordon.ledger_checkpoints SET size = 302 WHERE size = 301',
      'checkpoint 302',
      /another size than it states/,
    ],
    [
      `UPDATE cordon.ledger_checkpoints SET note = replace(note, E'\\n301\\n', E'\\n300\\n') WHERE size = 301`,
      'checkpoint 301',
      /signature/,
    ],
  ])('after %s do not', async (sql, where, problem) => {
    await tampered(owner, sql);
    const report = await check();
    expect(report.ok).toBe(false);
    expect(report.problems).toContainEqual({ where, problem: expect.stringMatching(problem) as string });
    expect(report.problems.length).toBeLessThan(4);
  });

  it('hold without the bodies that an entry accounts for', async () => {
    await tampered(owner, 'DELETE FROM cordon.ledger_bodies WHERE idx BETWEEN 20 AND 25');
    expect(await check()).toMatchObject({
      ok: true,
      bodies: 525,
      missing: [{ from: 20, to: 25, accountedFor: true }],
      problems: [],
    });
  });
});
