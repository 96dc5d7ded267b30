import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { copyIn, type CopyIn } from '../../platform/copying.ts';
import { connection } from '../../platform/db.ts';
import { readTar, type TarFile } from '../../platform/tar.ts';
import { readGuarding, readTables, SCHEMAS, tableTally } from './catalog.store.ts';
import {
  CLOSING,
  closingSchema,
  MANIFEST,
  manifestSchema,
  pieceName,
  readJson,
  type Closing,
  type Manifest,
} from './manifest.ts';

/** Any constant: it keeps two restores into one database apart. */
const LOCK = 4_205_087;

export interface RestoreOptions {
  /** The owner's login to a database without a Cordon in it. */
  readonly ownerUrl: string;
  /** @throws Failure `backup-unfit` */
  readonly mustFit: (manifest: Manifest) => Promise<void>;
  /** Makes the schema as it was, up to and with this migration; then, without a number, as it is now. */
  readonly migrate: (through?: number) => Promise<void>;
  /** Looks at what was put in. @throws Failure `restore-wrong` */
  readonly verify: (manifest: Manifest) => Promise<void>;
  /** What has to stand before anything of it may be used, done last. */
  readonly settle?: () => Promise<void>;
  readonly progress?: (done: { readonly tables: number; readonly of: number; readonly rows: number }) => void;
}

/** What was restored. */
export interface Restored {
  readonly manifest: Manifest;
  readonly closing: Closing;
}

/**
 * Puts a backup into an empty database. Nothing in it can be used before everything was read, authenticated and verified: a
 * mark stands in the database until then, and every start refuses one that has it. What fails is taken away again.
 * @param source the archive, decrypted
 * @throws Failure `restore-not-empty`, `backup-unreadable`, `backup-unfit`, `restore-wrong`
 */
export async function restore(source: AsyncIterable<Uint8Array>, options: RestoreOptions): Promise<Restored> {
  const files = readTar(source);
  const manifest = await firstOf(files);
  await options.mustFit(manifest);
  const client = new pg.Client(connection(options.ownerUrl, 'cordon restore', 0));
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SET idle_in_transaction_session_timeout = 0');
    await claim(client);
    try {
      await options.migrate(manifest.migrations.length);
      const closing = await load(client, files, manifest, options);
      await options.migrate();
      await options.verify(manifest);
      await options.settle?.();
      await client.query('DROP TABLE cordon.restoring');
      return { manifest, closing };
    } catch (error) {
      await clear(client);
      throw error;
    }
  } finally {
    await files.return();
    await client.end().catch(() => undefined);
  }
}

async function firstOf(files: AsyncGenerator<TarFile, void, void>): Promise<Manifest> {
  const first = await files.next();
  if (first.done === true || first.value.name !== MANIFEST)
    throw new Failure('backup-unreadable', 'It does not begin like a backup of Cordon.');
  return readJson(manifestSchema, first.value.content);
}

/** Marks a database as one that is being restored; what an earlier try left that was killed goes. */
async function claim(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean; marked: boolean; full: boolean }>(
    `SELECT pg_try_advisory_lock($1) AS mine, to_regclass('cordon.restoring') IS NOT NULL AS marked,
            EXISTS (SELECT FROM pg_namespace WHERE nspname = ANY ($2)) AS full`,
    [LOCK, [...SCHEMAS]],
  );
  const found = rows[0];
  if (found?.mine !== true)
    throw new Failure('restore-not-empty', 'Another restore is putting a backup into this database.');
  if (found.full && !found.marked)
    throw new Failure(
      'restore-not-empty',
      'Name an empty database in DATABASE_URL, or a new folder with --data. Nothing was changed.',
    );
  await clear(client);
  await client.query(
    'CREATE SCHEMA cordon; CREATE TABLE cordon.restoring (since timestamptz NOT NULL DEFAULT now())',
  );
}

async function clear(client: pg.Client): Promise<void> {
  await client.query('ROLLBACK');
  await client.query(`DROP SCHEMA IF EXISTS ${SCHEMAS.join(', ')} CASCADE`);
}

/**
 * Puts rows into the tables, in one transaction. The rules that rows point to each other and the triggers stand aside
 * meanwhile, and are back, each as it was, before it ends: the database itself then holds every row against them.
 */
async function load(
  client: pg.Client,
  files: AsyncGenerator<TarFile, void, void>,
  manifest: Manifest,
  { progress }: RestoreOptions,
): Promise<Closing> {
  await client.query('BEGIN');
  const tables = await readTables(client);
  if (JSON.stringify(tables) !== JSON.stringify(manifest.tables))
    throw new Failure('backup-unfit', 'Its tables are not those that its migrations make.');
  const before = await readGuarding(client);
  for (const { table, name } of before.foreignKeys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { table, name } of before.triggers)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  // What migrations put in is in the backup, as it became.
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
  const closing = await fill(client, files, manifest, progress);
  for (const { name, last } of closing.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint)', [name, last]);
  for (const { table, name, enabled } of before.triggers)
    await client.query(`ALTER TABLE ${table} ${ENABLE[enabled] ?? 'ENABLE'} TRIGGER ${name}`);
  for (const { table, name, definition } of before.foreignKeys) await addKey(client, table, name, definition);
  if (JSON.stringify(await readGuarding(client)) !== JSON.stringify(before))
    throw new Failure('restore-wrong', 'The rules of the tables are not back as they were.');
  await client.query('COMMIT');
  await client.query('ANALYZE');
  return closing;
}

/** pg_trigger.tgenabled */
const ENABLE: Readonly<Record<string, string>> = {
  O: 'ENABLE',
  D: 'DISABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
};

async function addKey(client: pg.Client, table: string, name: string, definition: string): Promise<void> {
  try {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  } catch (error) {
    throw new Failure('restore-wrong', `Rows of ${table} point to rows that are not there (${name}).`, error);
  }
}

/** What PostgreSQL says of a row it does not take quotes the row. */
const unlike = (name: string) => (cause: unknown) => {
  throw new Failure('restore-wrong', `${name} does not take its rows.`, cause);
};

/** Reads the pieces in the order of the tables, and holds what was put in against what was taken out. */
async function fill(
  client: pg.Client,
  files: AsyncGenerator<TarFile, void, void>,
  { tables }: Manifest,
  progress: RestoreOptions['progress'],
): Promise<Closing> {
  const filled: Closing['tables'] = [];
  let file = await files.next();
  for (const { name, columns } of tables) {
    const tally = tableTally();
    let copy: CopyIn | undefined;
    for (let nth = 1; file.done !== true && file.value.name === pieceName(name, nth); nth++) {
      copy ??= copyIn(client, `${name} (${columns.join(', ')})`);
      tally.add(file.value.content);
      await copy.write(file.value.content).catch(unlike(name));
      file = await files.next();
    }
    filled.push({
      name,
      rows: copy === undefined ? 0 : await copy.end().catch(unlike(name)),
      ...tally.end(),
    });
    const rows = filled.reduce((sum, table) => sum + table.rows, 0);
    progress?.({ tables: filled.length, of: tables.length, rows });
  }
  if (file.done === true || file.value.name !== CLOSING)
    throw new Failure('backup-unreadable', 'Something stands in it where another table should.');
  const closing = readJson(closingSchema, file.value.content);
  if ((await files.next()).done !== true) throw new Failure('backup-unreadable', 'It goes on after its end.');
  const wrong = closing.tables.find((table, nth) => JSON.stringify(table) !== JSON.stringify(filled[nth]));
  if (wrong !== undefined || closing.tables.length !== filled.length)
    throw new Failure('restore-wrong', `${wrong?.name ?? 'A table'} has not the rows that were backed up.`);
  return closing;
}
