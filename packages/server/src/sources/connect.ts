import { Failure } from '@cordon/core/kernel';
import { setTimeout } from 'node:timers/promises';
import { installSql, narrowPublicSql, reachSql, rolesSql, scopeKeySql, sourceRoles } from '@cordon/core/sql';
import type pg from 'pg';
import { keepInSetting } from './keeping.ts';
import { freshPassword, scramVerifier } from './login.ts';
import { asOwner, runScript } from './owner.ts';
import type { SourceUrls } from './store.ts';

/** The oldest PostgreSQL whose functions the generated SQL uses. */
const OLDEST = 140_000;

/**
 * Installs Cordon's schema and its two logins in a source. Safe to run again: the token key stays, passwords are new.
 * @param replica address of a standby that is to be read instead, and only read: its scopes are signed, not written
 * @param ownerUrl a login that may create roles and a schema there, and owns or may grant on its tables; straight to
 *   PostgreSQL, not to a pooler
 * @throws Failure `source-unavailable`; `roles-missing` when the login may not do it; `config-wrong` when the source
 *   does not fit, or the reading login could reach more than its views
 */
export async function connectSource(source: string, ownerUrl: string, replica?: string): Promise<SourceUrls> {
  const urls = await asOwner(ownerUrl, async (client) => {
    await checkServer(client);
    const database = await databaseOf(client);
    const roles = sourceRoles(source, database);
    const passwords = { reader: freshPassword(), scope: freshPassword() };
    const verifiers = { reader: scramVerifier(passwords.reader), scope: scramVerifier(passwords.scope) };
    await install(client, installSql() + rolesSql(roles, verifiers, database) + narrowPublicSql);
    const reach = await reachOf(client, roles.reader);
    if (reach.length > 0) {
      throw new Failure('config-wrong', `The reading login could reach: ${reach.join(', ')}`);
    }
    return {
      owner: ownerUrl,
      reader: withLogin(replica ?? ownerUrl, roles.reader, passwords.reader),
      scope: withLogin(ownerUrl, roles.scope, passwords.scope),
      ...(replica !== undefined && { scopeKey: await scopeKeyOf(client) }),
    };
  });
  // The server's host rules may let the owner in and nobody else: better known now than at the first ticket.
  await asOwner(urls.scope, (client) => client.query('SELECT'));
  if (urls.scopeKey === undefined) await asOwner(urls.reader, (client) => client.query('SELECT'));
  else await replicated(urls.reader, urls.scopeKey);
  return urls;
}

/** The key of signed scopes; made in the database, so that it stands in no statement. */
async function scopeKeyOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ inner_pad: string }>(scopeKeySql);
  const pad = Buffer.from(rows[0]?.inner_pad ?? '', 'hex');
  return Buffer.from(pad.subarray(0, 32).map((byte) => byte ^ 0x36)).toString('hex');
}

/** How long a replica may take to have what was just made on the primary. */
const REPLAY_MS = 15_000;

/** Waits until the replica knows the login and takes a scope that is signed with the key. @throws Failure `config-wrong` */
async function replicated(readerUrl: string, scopeKey: string): Promise<void> {
  const until = performance.now() + REPLAY_MS;
  for (;;) {
    try {
      if (await asOwner(readerUrl, (client) => takesScope(client, scopeKey))) return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    if (performance.now() > until) break;
    await setTimeout(200);
  }
  throw new Failure(
    'config-wrong',
    'The replica does not follow this primary, or not within fifteen seconds.',
  );
}

async function takesScope(client: pg.Client, scopeKey: string): Promise<boolean> {
  const keeper = keepInSetting(scopeKey);
  await keeper.meet(client);
  await keeper.open(client, { access: 'none', grants: ['read:none'], subjects: ['one'], literal: null });
  const { rows } = await client.query<{ subjects: readonly string[] | null }>(
    `SELECT s.subjects FROM cordon.signed_scope('read:none',
      (SELECT a.backend_start FROM pg_stat_get_activity(pg_backend_pid()) a)) s`,
  );
  return rows[0]?.subjects?.[0] === 'one';
}

export async function databaseOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ database: string }>('SELECT current_database() AS database');
  return rows[0]?.database ?? '';
}

/** What the reading login could reach beside its views, as words; none when all is well. */
export async function reachOf(client: pg.Client, reader: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ reach: string }>(reachSql, [reader]);
  return rows.map(({ reach }) => reach);
}

/** @param reads whether nothing is made there, so that a standby will do. @throws Failure `config-wrong` */
export async function checkServer(client: pg.Client, reads = false): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; standby: boolean; pid: number }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
      pg_is_in_recovery() AS standby, pg_backend_pid() AS pid`,
  );
  const [server] = rows;
  if (server === undefined) throw new Failure('source-unavailable', 'the server did not say what it is');
  const refuse = (why: string): never => {
    throw new Failure('config-wrong', why);
  };
  if (server.version < OLDEST) refuse('The source must be PostgreSQL 14 or newer.');
  if (server.encoding !== 'UTF8') refuse('The source database must be encoded in UTF8.');
  if (server.standby && !reads)
    refuse('The source is a standby: give its primary, and the standby as the replica to read.');
  // node-postgres keeps what the server announced at the start; its types leave the property out.
  const announced = 'processID' in client ? client.processID : server.pid;
  if (announced !== server.pid) refuse('The source is behind a pooler: row scopes need a direct connection.');
}

async function install(client: pg.Client, script: string): Promise<void> {
  try {
    await runScript(client, script);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '42501') throw error;
    throw new Failure(
      'roles-missing',
      'The login of the source must be allowed to create roles and a schema.',
      error,
    );
  }
}

function withLogin(url: string, user: string, password: string): string {
  const login = new URL(url);
  login.username = user;
  login.password = password;
  return login.toString();
}
