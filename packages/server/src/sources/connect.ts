import { Failure } from '@cordon/core/kernel';
import { installSql, narrowPublicSql, reachSql, rolesSql, sourceRoles } from '@cordon/core/sql';
import type pg from 'pg';
import { freshPassword, scramVerifier } from './login.ts';
import { asOwner, runScript } from './owner.ts';
import type { SourceUrls } from './store.ts';

/** The oldest PostgreSQL whose functions the generated SQL uses. */
const OLDEST = 140_000;

/**
 * Installs Cordon's schema and its two logins in a source. Safe to run again: the token key stays, passwords are new.
 * @param ownerUrl a login that may create roles and a schema there, and owns or may grant on its tables; straight to
 *   PostgreSQL, not to a pooler
 * @throws Failure `source-unavailable`; `roles-missing` when the login may not do it; `config-wrong` when the source
 *   does not fit, or the reading login could reach more than its views
 */
export async function connectSource(source: string, ownerUrl: string): Promise<SourceUrls> {
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
      reader: withLogin(ownerUrl, roles.reader, passwords.reader),
      scope: withLogin(ownerUrl, roles.scope, passwords.scope),
    };
  });
  // The server's host rules may let the owner in and nobody else: better known now than at the first ticket.
  await asOwner(urls.reader, (client) => client.query('SELECT'));
  await asOwner(urls.scope, (client) => client.query('SELECT'));
  return urls;
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

async function checkServer(client: pg.Client): Promise<void> {
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
  if (server.standby) refuse('The source is a standby: Cordon has to write row scopes into it.');
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
