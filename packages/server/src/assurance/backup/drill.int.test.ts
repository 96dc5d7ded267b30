import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { composeRestoreDrills } from './compose.ts';
import { makeDrill, type Installed } from './making.ts';
import { lookAfterDrills, lookForOverdue, type RestoreDrillDeps } from './drilling.ts';
import { sweepPlaces } from './place.store.ts';

/* Drills over the demo's database, each with a PostgreSQL of its own that has to be gone after it. */

const DAY_MS = 86_400_000;

let installation: TestInstallation;
let now = new Date();

const never = () => false;
const places = async (pid = process.pid) =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`cordon-restore-drill-${String(pid)}-`));

/** The process of the drill is told of this database and these keys. */
const config = (): Parameters<typeof composeRestoreDrills>[1] => ({
  ...{ dataDir: tmpdir(), databaseUrl: installation.database.ownerUrl, secret: installation.database.secret },
  ...{ keyPassphraseFile: undefined, ledgerSigner: undefined, trustedRootsFile: undefined },
  logLevel: 'silent',
});

/** Made in this process where a test has a part of it replaced. */
function depsOf(verify?: Installed['verify']): RestoreDrillDeps {
  const { house, database } = installation;
  const { keys, log } = house.world;
  const { ownerUrl } = database;
  return {
    ...composeRestoreDrills(house, config()),
    make: (say) => makeDrill(say, { ownerUrl, keys, log, at: now, ...(verify && { verify }) }),
    now: () => now,
  };
}

const newest = async () => (await depsOf().store.drills(1, null))[0];
const open = async (kind: string) =>
  (await installation.house.findingStore.list({ open: true, vendors: null })).filter(
    (one) => one.kind === kind,
  );

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: installation.database.ownerUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

beforeAll(async () => {
  installation = await openTestInstallation();
});
afterAll(() => installation.close());
beforeEach(() => asOwner('TRUNCATE cordon.restore_drills'));

describe('a drill of restoring', () => {
  it('that is due restores everything elsewhere, is entered, and leaves nothing', async () => {
    const deps = depsOf();
    now = new Date((await deps.store.past()).since?.getTime() ?? 0);
    await lookAfterDrills(deps, never);
    expect(await newest()).toBeUndefined();
    now = new Date(now.getTime() + DAY_MS);
    await lookAfterDrills(deps, never);
    const drill = await newest();
    expect(drill).toMatchObject({ state: 'passed', askedBy: null, problem: null, endedAt: now });
    expect(drill?.measured?.rows).toBeGreaterThan(1000);
    const entry = await installation.house.book.entry(drill?.entry ?? -1);
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      act: 'restore-drilled',
      words: { passed: true, entries: drill?.measured?.entries },
    });
    expect(await places()).toEqual([]);
    // The next is a month away.
    await lookAfterDrills(deps, never);
    expect((await newest())?.id).toBe(drill?.id);
  });

  it('finds what was changed in the ledger, and without its verification would not', async () => {
    const change = (from: string, to: string) => `ALTER TABLE cordon.ledger_leaves DISABLE TRIGGER USER;
      UPDATE cordon.ledger_leaves SET hash = set_byte(hash, 0, get_byte(hash, 0) # ${to}) WHERE idx = ${from};
      ALTER TABLE cordon.ledger_leaves ENABLE TRIGGER USER`;
    await asOwner(change('3', '1'));
    try {
      await depsOf().store.ask('rsd_1', null, now);
      await lookAfterDrills(depsOf(), never);
      expect(await newest()).toMatchObject({
        id: 'rsd_1',
        state: 'failed',
        problem: 'restore-wrong',
        measured: null,
      });
      expect(await open('restore-failed')).toHaveLength(1);
      expect(await places()).toEqual([]);
      now = new Date(now.getTime() + 1000);
      const blind = depsOf(async () => undefined);
      await blind.store.ask('rsd_2', null, now);
      await lookAfterDrills(blind, never);
      expect(await newest()).toMatchObject({ id: 'rsd_2', state: 'passed' });
    } finally {
      await asOwner(change('3', '1'));
    }
    expect(await open('restore-failed')).toEqual([]);
  });

  it('that broke off with its process is told as failed', async () => {
    const deps = depsOf();
    await deps.store.ask('rsd_3', null, now);
    await deps.store.step('rsd_3', 'restoring', 3, 90);
    await lookAfterDrills(deps, never);
    expect(await newest()).toMatchObject({ state: 'failed', problem: 'restore-unfinished' });
    expect((await newest())?.entry).not.toBeNull();
    expect(await open('restore-failed')).toHaveLength(1);
  });

  it('is given up by a server that stops, and made again', async () => {
    const deps = depsOf();
    await deps.store.ask('rsd_4', null, now);
    let asked = 0;
    await lookAfterDrills(deps, () => ++asked > 5);
    expect(await newest()).toMatchObject({ id: 'rsd_4', state: 'asked' });
    expect(await places()).toEqual([]);
  });

  it('is overdue after five weeks, until one passes', async () => {
    const deps = depsOf();
    const { since } = await deps.store.past();
    now = new Date((since?.getTime() ?? 0) + 36 * DAY_MS);
    await lookForOverdue(deps);
    expect(await open('restore-overdue')).toHaveLength(1);
    now = new Date((since?.getTime() ?? 0) + 34 * DAY_MS);
    await lookForOverdue(deps);
    expect(await open('restore-overdue')).toEqual([]);
  });
});

describe('a drill in a process of its own', () => {
  const apart = (): RestoreDrillDeps => ({
    ...composeRestoreDrills(installation.house, config()),
    now: () => now,
  });
  const processes = async () => {
    const client = new pg.Client({ connectionString: installation.database.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ backups: number }>(
        `SELECT count(*)::int AS backups FROM pg_stat_activity
         WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()`,
      );
      return rows[0]?.backups;
    } finally {
      await client.end();
    }
  };

  it('passes, and before and after nobody is connected as the owner', async () => {
    const deps = apart();
    await deps.store.ask('rsd_apart', null, now);
    expect(await processes()).toBe(0);
    await lookAfterDrills(deps, never);
    expect(await newest()).toMatchObject({ id: 'rsd_apart', state: 'passed', problem: null });
    expect((await newest())?.measured?.rows).toBeGreaterThan(1000);
    expect(await processes()).toBe(0);
  });

  it('is given up when the server stops, with nothing left', async () => {
    const deps = apart();
    await deps.store.ask('rsd_given', null, now);
    let asked = 0;
    await lookAfterDrills(deps, () => ++asked > 3);
    expect(await newest()).toMatchObject({ id: 'rsd_given', state: 'asked' });
    expect(await sweepPlaces()).toBe(0);
  });

  it('fails with the code of what went wrong, as where the database is not there', async () => {
    const wrong = { ...config(), databaseUrl: 'postgres://nobody@127.0.0.1:1/none' };
    const deps = { ...composeRestoreDrills(installation.house, wrong), now: () => now };
    await deps.store.ask('rsd_wrong', null, now);
    await lookAfterDrills(deps, never);
    expect(await newest()).toMatchObject({ id: 'rsd_wrong', state: 'failed', measured: null });
    expect((await newest())?.problem).not.toBeNull();
  });
});

it('of a process that was killed in the middle, the next one leaves nothing', async () => {
  const code = `
    import { openPlace } from ${JSON.stringify(path.join(import.meta.dirname, 'place.store.ts'))};
    const place = await openPlace();
    await place.start();
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: import.meta.dirname,
  });
  await once(child.stdout, 'data');
  expect(await places(child.pid)).toHaveLength(1);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await sweepPlaces();
  expect(await places(child.pid)).toEqual([]);
});
