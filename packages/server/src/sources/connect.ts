import { Failure } from '@cordon/core/kernel';
import { installSql, narrowPublicSql, reachSql, rolesSql, sourceRoles } from '@cordon/core/sql';
import type pg from 'pg';
import { freshPassword, scramVerifier } from './login.ts';
import { asOwner, runScript } from './owner.ts';
import type { SourceUrls } from './store.ts';

/**
 * Installs Cordon's schema and its two logins in a source. Safe to run again: passwords are then new.
 * @param ownerUrl a login that may create roles and a schema there, and owns or may grant on its tables
 * @throws Failure `source-unavailable`; `config-wrong` when the reading login could reach more than its views
 */
export async function connectSource(source: string, ownerUrl: string): Promise<SourceUrls> {
  return asOwner(ownerUrl, async (client) => {
    const database = await databaseOf(client);
    const roles = sourceRoles(source, database);
    const passwords = { reader: freshPassword(), scope: freshPassword() };
    const verifiers = { reader: scramVerifier(passwords.reader), scope: scramVerifier(passwords.scope) };
    await runScript(client, installSql() + rolesSql(roles, verifiers, database) + narrowPublicSql);
    const { rows } = await client.query<{ reach: string }>(reachSql, [roles.reader]);
    if (rows.length > 0) {
      throw new Failure(
        'config-wrong',
        `the reading login could reach: ${rows.map(({ reach }) => reach).join(', ')}`,
      );
    }
    return {
      owner: ownerUrl,
      reader: withLogin(ownerUrl, roles.reader, passwords.reader),
      scope: withLogin(ownerUrl, roles.scope, passwords.scope),
    };
  });
}

export async function databaseOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ database: string }>('SELECT current_database() AS database');
  return rows[0]?.database ?? '';
}

function withLogin(url: string, user: string, password: string): string {
  const login = new URL(url);
  login.username = user;
  login.password = password;
  return login.toString();
}
