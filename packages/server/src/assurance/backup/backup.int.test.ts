import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { openLog } from '@cordon/ledger/files';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type EmptyDatabase } from '../../../../../tests/support/database.ts';
import { closeAll, openHouse, type Closing } from '../../../../../tests/support/house.ts';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import { composeRoutes } from '../../composeRoutes.ts';
import { authenticatorApp, visitor } from '../../demo/client.ts';
import { decryptAge, encryptAge, passingKey, type AgeKey, type AgeLock } from '../../platform/age.ts';
import { RECOVERED } from '../../ledger/checking/missing.ts';
import { openPlace } from '../../ledger/publishing/place.ts';
import { systemClock } from '../../platform/clock.ts';
import { createApp } from '../../platform/http/index.ts';
import { loadKeys } from '../../platform/keys.ts';
import { silentLog } from '../../platform/log.ts';
import { migrate } from '../../platform/migrate.ts';
import { unpackLocked } from '../../platform/packing.ts';
import { checkPort } from '../../platform/ports.ts';
import { readTar } from '../../platform/tar.ts';
import { backUpTo, restoreFrom, type RestoreFromOptions } from './compose.ts';
import { readWhole } from './files.store.ts';

/* The demo's database, backed up and put back: all of it comes back and goes on, or nothing does. */

/** Stretched for a second, as a passphrase should be: used once. */
const PASSPHRASE = { passphrase: 'a long enough sentence' };

let [lock, key]: [AgeLock, AgeKey] = [PASSPHRASE, PASSPHRASE];
let installation: TestInstallation;
let folder: string;
let target: EmptyDatabase;
const targets: EmptyDatabase[] = [];

async function asOwner<T extends pg.QueryResultRow>(url: string, text: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const schemasOf = async (url: string) =>
  (
    await asOwner<{ name: string }>(
      url,
      `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ('cordon', 'auth')`,
    )
  ).length;

/** Of every table how many rows it has, and a hash of them all. */
async function contents(url: string): Promise<Readonly<Record<string, string>>> {
  const tables = await asOwner<{ name: string }>(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('cordon', 'auth')
       AND tablename NOT IN ('migrations', 'database_roles') ORDER BY 1`,
  );
  const asked = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS what FROM ${name} t`,
  );
  const found = await asOwner<{ name: string; what: string }>(url, asked.join(' UNION ALL '));
  return Object.fromEntries(found.map(({ name, what }) => [name, what]));
}

const GUARDING = `SELECT tgrelid::regclass || '.' || tgname || ' ' || tgenabled::text AS what FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'
  UNION ALL SELECT c.oid::regclass || ' ' || coalesce(regexp_replace(relacl::text, 'cordon_(app|ledger)_\\w+|test_\\w+', '\\1', 'g'), '')
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN ('cordon', 'auth') AND relkind = 'r'
  ORDER BY 1`;

const backUp = (name: string, options: { pieceBytes?: number; progress?: () => void } = {}) => {
  const { database } = installation;
  return backUpTo(path.join(folder, name), {
    ...{ ownerUrl: database.ownerUrl, keys: database.keys, lock, at: new Date(), ...options },
  });
};

const restore = (name: string, options: Partial<RestoreFromOptions> = {}) =>
  restoreFrom(path.join(folder, name), {
    ...{ ownerUrl: target.ownerUrl, key, keys: installation.database.keys, log: silentLog, ...options },
  });

beforeAll(async () => {
  ({ lock, key } = await passingKey());
  installation = await openTestInstallation();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-backup-'));
  target = await emptyDatabase('restored');
  targets.push(target);
  await installation.house.owed.settle();
  await backUp('whole', { pieceBytes: 4096 });
});
afterAll(async () => {
  for (const one of targets) await one.drop();
  await rm(folder, { recursive: true, force: true });
  await installation.close();
});

describe('what cannot be restored leaves nothing', () => {
  it('another key, a passphrase in its place, another installation', async () => {
    for (const wrong of [(await passingKey()).key, PASSPHRASE])
      await expect(restore('whole', { key: wrong })).rejects.toMatchObject({ code: 'backup-unreadable' });
    const keys = await loadKeys({ dataDir: folder, secret: randomBytes(32).toString('base64') });
    await expect(restore('whole', { keys })).rejects.toMatchObject({ code: 'backup-unfit' });
    expect(await schemasOf(target.ownerUrl)).toBe(0);
  });

  it('a file that was cut or altered anywhere', async () => {
    const whole = await readFile(path.join(folder, 'whole'));
    const readAll = async (bytes: Buffer) => {
      async function* source() {
        yield bytes;
      }
      for await (const { name } of readTar(await unpackLocked(source(), key))) expect(name).not.toBe('');
    };
    await readAll(whole);
    // Behind its MAC: 43 characters and the end of the line (age-encryption.org/v1).
    const header = whole.indexOf('\n--- ') + 49;
    const spread = (from: number, to: number, count: number) =>
      Array.from({ length: count }, (_, nth) => from + Math.floor(((to - from) * nth) / (count - 1)));
    const places = [...spread(0, header - 1, 12), ...spread(header, whole.length - 1, 24)];
    for (const at of places) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      await expect(readAll(altered), `altered at ${String(at)}`).rejects.toMatchObject({
        code: 'backup-unreadable',
      });
    }
    const CHUNK = 65_536 + 16;
    for (const end of [header + 16 + CHUNK, header + 16 + 2 * CHUNK, whole.length - 1, whole.length - 17])
      await expect(readAll(whole.subarray(0, end)), `cut at ${String(end)}`).rejects.toMatchObject({
        code: 'backup-unreadable',
      });
    // Two pieces in each other's place.
    const swapped = Buffer.from(whole);
    whole.copy(swapped, header + 16, header + 16 + CHUNK, header + 16 + 2 * CHUNK);
    whole.copy(swapped, header + 16 + CHUNK, header + 16, header + 16 + CHUNK);
    await expect(readAll(swapped)).rejects.toMatchObject({ code: 'backup-unreadable' });
  });

  it('a passphrase that is another one', async () => {
    async function* source() {
      yield Buffer.from('rows');
    }
    const locked = await buffer(await encryptAge(source(), PASSPHRASE));
    async function* again() {
      yield locked;
    }
    const wrong = decryptAge(again(), { passphrase: 'another long sentence' });
    await expect(wrong).rejects.toMatchObject({ code: 'backup-unreadable' });
    const opened = await buffer(await decryptAge(again(), PASSPHRASE));
    expect(opened.toString()).toBe('rows');
  });

  it('one whose ledger does not verify once it is there', async () => {
    const verify = () => Promise.reject(new Error('does not hold'));
    await expect(restore('whole', { verify })).rejects.toThrow('does not hold');
    expect(await schemasOf(target.ownerUrl)).toBe(0);
  });

  it('one that fails while it is written has no name, and none is written over another', async () => {
    const progress = () => {
      throw new Error('the disk is full');
    };
    await expect(backUp('half', { progress })).rejects.toThrow('the disk is full');
    await expect(backUp('whole')).rejects.toMatchObject({ code: 'config-wrong' });
    expect(
      (await readdir(folder)).filter((name) => name.startsWith('half') || name.endsWith('.part')),
    ).toEqual([]);
  });

  it('into a database that has a Cordon', async () => {
    const { ownerUrl } = installation.database;
    const before = await contents(ownerUrl);
    await expect(restore('whole', { ownerUrl })).rejects.toMatchObject({ code: 'restore-not-empty' });
    expect(await contents(ownerUrl)).toEqual(before);
  });
});

describe('a restored database', () => {
  const closing: Closing = [];
  afterAll(() => closeAll(closing));

  it('whose restore was killed is used by nobody until it is made again', async () => {
    const { keys } = installation.database;
    const { ownerUrl } = target;
    await asOwner(ownerUrl, 'CREATE SCHEMA cordon; CREATE TABLE cordon.restoring (since timestamptz)');
    await expect(migrate({ ownerUrl, keys, log: silentLog })).rejects.toMatchObject({
      code: 'restore-unfinished',
    });
    await restore('whole');
    await expect(migrate({ ownerUrl, keys, log: silentLog })).resolves.toMatchObject({ applied: [] });
  });

  it('has every row and every rule of the one that was backed up', async () => {
    const { ownerUrl } = installation.database;
    expect(await contents(target.ownerUrl)).toEqual(await contents(ownerUrl));
    expect(await asOwner(target.ownerUrl, GUARDING)).toEqual(await asOwner(ownerUrl, GUARDING));
    await expect(
      asOwner(target.ownerUrl, 'DELETE FROM cordon.ledger_leaves WHERE idx = 0'),
    ).rejects.toThrow();
    const next = `SELECT seqrelid::regclass::text AS name, nextval(seqrelid) AS next FROM pg_sequence ORDER BY 1`;
    expect(await asOwner(target.ownerUrl, next)).toEqual(await asOwner(ownerUrl, next));
  });

  it('lets people sign in, and its ledger goes on', async () => {
    const { database } = installation;
    const { appUrl, ledgerUrl } = await migrate({
      ownerUrl: target.ownerUrl,
      keys: database.keys,
      log: silentLog,
    });
    const baseUrl = `http://localhost:${String(await checkPort(0))}`;
    const world = { baseUrl, keyFolder: folder, clock: systemClock, log: silentLog };
    const restored = { ...database, ...{ name: target.name, ownerUrl: target.ownerUrl, appUrl, ledgerUrl } };
    const house = await openHouse({ ...world, database: restored }, closing);
    const app = await createApp({ config: { baseUrl, trustedProxies: [], tls: undefined }, log: silentLog });
    closing.push(() => app.close());
    await composeRoutes(app, house);
    await app.listen({ host: 'localhost', port: Number(new URL(baseUrl).port) });
    const priya = installation.signInOf('per_priya');
    await visitor(baseUrl, priya, authenticatorApp(priya.totpSecret)).signIn();
    const { size } = await house.book.status();
    expect(size).toBeGreaterThan(0);
    expect(await house.checkLedger(() => undefined)).toMatchObject({ ok: true, entries: size });
  });
});

it('a backup made while others work is of one moment, and its ledger whole', async () => {
  const { house } = installation;
  const entering: Promise<number>[] = [];
  const enter = () =>
    house.enterAct({
      ...{ act: 'request-refused', person: null, party: null, agreement: null, ip: null, code: null },
      ...{ at: house.now(), words: {} },
    });
  const before = (await house.book.status()).size;
  const made = await backUp('busy', { progress: () => entering.push(enter()) });
  await Promise.all(entering);
  expect(entering.length).toBeGreaterThan(50);
  const other = await emptyDatabase('restored');
  targets.push(other);
  const { manifest } = await restore('busy', { ownerUrl: other.ownerUrl });
  expect(manifest).toEqual(made.manifest);
  expect(manifest.ledger.size).toBe(before);
  const rows = await asOwner<{ n: string }>(other.ownerUrl, 'SELECT count(*) AS n FROM cordon.ledger_bodies');
  expect(Number(rows[0]?.n)).toBe(before);
  const { size } = await house.book.status();
  expect(size).toBe(before + entering.length);

  // What was entered after it comes back from where the log was published, though nobody can read what it says.
  const published = path.join(folder, 'published');
  expect(await house.publishTo(openPlace({ kind: 'folder', folder: published }, undefined))).toMatchObject({
    ok: true,
  });
  const { database } = installation;
  const { ownerUrl, name } = other;
  const { appUrl, ledgerUrl } = await migrate({ ownerUrl, keys: database.keys, log: silentLog });
  const opened: Closing = [];
  try {
    const restored = await openHouse(
      {
        ...{ baseUrl: 'http://localhost:1', keyFolder: folder, clock: systemClock, log: silentLog },
        database: { ...database, name, ownerUrl, appUrl, ledgerUrl },
      },
      opened,
    );
    const recovery = await restored.recoverLedger(openLog(published), []);
    expect(recovery).toMatchObject({ ok: true, from: before, size, bodies: 0 });
    expect(await restored.checkLedger(() => undefined)).toMatchObject({ ok: false });
    // As the command does: that they have no body is then known, and no sign of something taken away.
    await restored.enterAct({
      ...{ act: RECOVERED, person: null, party: null, agreement: null, ip: null, code: null },
      at: restored.now(),
      words: {
        ...{ from: before, to: size - 1, size, entries: size - before, bodies: 0 },
        root: recovery.ok ? recovery.root : '',
      },
    });
    expect(await restored.checkLedger(() => undefined)).toMatchObject({ ok: true, entries: size + 1 });
  } finally {
    await closeAll(opened);
  }
});

it('holds nothing readable, and opens as an archive of files with its key', async () => {
  const bytes = await readFile(path.join(folder, 'whole'));
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(bytes.includes('ustar')).toBe(false);
  expect(bytes.includes('cordon.')).toBe(false);
  const names: string[] = [];
  for await (const { name } of readTar(await unpackLocked(readWhole(path.join(folder, 'whole')), key)))
    names.push(name);
  expect([names[0], names.at(-1)]).toEqual(['manifest.json', 'closing.json']);
  expect(names).toContain('cordon.ledger_leaves/000001');
});
