import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { connection, isUnreachable } from './db.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';
import {
  checkRoles,
  ensureRoles,
  namesIn,
  roleNames,
  rolePassword,
  urlFor,
  type GivenUrls,
  type RoleNames,
} from './roles.ts';

export interface MigrateOptions {
  /** The owner's connection string (DATABASE_URL). */
  readonly ownerUrl: string;
  readonly keys: Keys;
  /** Logins an operator made; absent: Cordon makes them. */
  readonly given?: GivenUrls | undefined;
  readonly log: Log;
  /** Folder of `NNNN_name.sql` files; Cordon's own when absent. */
  readonly folder?: string;
  /** The number of the last file to apply; all when absent. */
  readonly through?: number;
  /** Only for a restore: the database is marked as one that is being restored, and every other start refuses it. */
  readonly restoring?: boolean;
}

export interface Migrated {
  readonly appUrl: string;
  readonly ledgerUrl: string;
  readonly roles: RoleNames;
  /** Names of the files applied in this run, in order. */
  readonly applied: readonly string[];
}

/** A file of this version, or one that was applied. */
export interface MigrationMark {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

interface Migration extends MigrationMark {
  readonly sql: string;
}

const FOLDER = path.join(import.meta.dirname, '..', 'migrations');
const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** `security_invoker` views and no CREATE on `public` for everybody. */
const OLDEST_SERVER = 150000;
/** Any constant: it keeps two starting replicas apart. */
const LOCK = 4_072_183_301;
const LOCK_TIMEOUT_MS = 60_000;

const changed = (text: string): Failure => new Failure('migration-changed', text);

/** The files of this version, in order. @throws Failure `migration-changed` for a gap in their numbers */
export async function readMigrations(folder = FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = Number(FILE.exec(name)?.[1] ?? '0');
    if (number !== migrations.length + 1) {
      throw changed(`${name}: files are named NNNN_name.sql and numbered from 0001 without a gap.`);
    }
    const sql = await readFile(path.join(folder, name), 'utf8');
    migrations.push({ number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

/** `:app`, `:ledger` and `:database` become quoted identifiers; `::type` and other colons stay. */
export function substitute(sql: string, values: RoleNames & { readonly database: string }): string {
  return sql.replace(/(?<![:\w]):(app|ledger|database)\b/g, (_, name: 'app' | 'ledger' | 'database') =>
    pg.escapeIdentifier(values[name]),
  );
}

const BOOKS = `
  create schema if not exists cordon;
  create table if not exists cordon.migrations (
    number int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  create table if not exists cordon.database_roles (
    kind text primary key check (kind in ('app', 'ledger')),
    name text not null
  );`;

/** The names in use, written down at the first run: the database may be renamed, copied or restored under another name. */
async function settleNames(
  client: pg.Client,
  database: string,
  given: RoleNames | undefined,
): Promise<RoleNames> {
  const first = given ?? roleNames(database);
  await client.query(
    `insert into cordon.database_roles values ('app', $1), ('ledger', $2) on conflict (kind) do nothing`,
    [first.app, first.ledger],
  );
  const { rows } = await client.query<{ kind: string; name: string }>(
    'select kind, name from cordon.database_roles',
  );
  const name = (kind: string): string => rows.find((row) => row.kind === kind)?.name ?? '';
  const settled = { app: name('app'), ledger: name('ledger') };
  if (given && (given.app !== settled.app || given.ledger !== settled.ledger)) {
    throw new Failure(
      'config-wrong',
      `This database was set up with the logins ${settled.app} and ${settled.ledger}; DATABASE_APP_URL and DATABASE_LEDGER_URL must name those.`,
    );
  }
  return settled;
}

/** Applied files must be the first files on disk, byte for byte. Out: those still to apply. */
async function pending(
  client: pg.Client,
  migrations: readonly Migration[],
  through: number,
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from cordon.migrations order by number',
  );
  for (const row of rows) {
    const file = migrations[row.number - 1];
    if (!file)
      throw changed(
        `${row.name} was applied but is missing here. Is this an older Cordon than the one that ran before?`,
      );
    if (file.name !== row.name || file.sha256 !== row.sha256) {
      throw changed(
        `${row.name} was applied with other contents (sha256 ${row.sha256}). Restore the file; changes go into a new one.`,
      );
    }
  }
  return migrations.slice(rows.length, through);
}

async function apply(
  client: pg.Client,
  migration: Migration,
  values: RoleNames & { database: string },
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(substitute(migration.sql, values));
    await client.query('insert into cordon.migrations (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function prepare(client: pg.Client, restoring: boolean): Promise<string> {
  const { rows } = await client.query<{ version: number; database: string }>(
    `select current_setting('server_version_num')::int as version, current_database() as database`,
  );
  const about = rows[0];
  if (!about || about.version < OLDEST_SERVER)
    throw new Failure('config-wrong', 'DATABASE_URL: PostgreSQL 15 or newer is needed.');
  await client.query(`set lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  const { rows: marks } = await client.query("select to_regclass('cordon.restoring') is not null as marked");
  // A restore that was killed left half of a backup: an installation without its ledger must not look like one.
  if ((marks as { marked: boolean }[])[0]?.marked !== restoring) throw new Failure('restore-unfinished');
  await client.query(BOOKS);
  return about.database;
}

/**
 * Brings the database to this version: roles, then each new file in a transaction of its own, one Cordon at a time.
 * Unqualified names in the files mean schema `cordon`.
 * @throws Failure `migration-changed`, `restore-unfinished`, `roles-missing`, `config-wrong`, `database-unavailable`; an SQL error of a file as it is
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const { ownerUrl, keys, given, log, restoring = false } = options;
  const migrations = await readMigrations(options.folder);
  const client = new pg.Client(connection(ownerUrl, 'cordon migration', 0));
  client.on('error', (err) => {
    log.warn('the migration lost its connection', { feature: 'db', err });
  });
  try {
    await client.connect();
    const database = await prepare(client, restoring);
    const roles = await settleNames(client, database, given && namesIn(given));
    const todo = await pending(client, migrations, options.through ?? migrations.length);
    if (!given) await ensureRoles(client, roles, keys);
    await checkRoles(client, roles);
    for (const migration of todo) {
      await apply(client, migration, { ...roles, database });
      log.info('migration applied', { feature: 'db', migration: migration.name });
    }
    const urls = given ?? {
      appUrl: urlFor(ownerUrl, roles.app, rolePassword(keys, roles.app)),
      ledgerUrl: urlFor(ownerUrl, roles.ledger, rolePassword(keys, roles.ledger)),
    };
    return { ...urls, roles, applied: todo.map(({ name }) => name) };
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What an operator can do about a database that does not let us in; the values stay out of it. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  if (isUnreachable(error)) {
    const detail = `DATABASE_URL: nothing usable answers there (${code}). Check host and port, and that PostgreSQL runs.`;
    return new Failure('database-unavailable', detail, error);
  }
  if (code === '28P01' || code === '28000') {
    return new Failure('config-wrong', 'DATABASE_URL: the server refused this login or its password.', error);
  }
  if (code === '3D000') return new Failure('config-wrong', 'DATABASE_URL: there is no such database.', error);
  return error;
}
