import { createHash } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import type { Keys } from './keys.ts';

/** The two logins of a running Cordon beside the owner, who runs migrations only. */
export interface RoleNames {
  readonly app: string;
  readonly ledger: string;
}

/** Logins an operator made: DATABASE_APP_URL and DATABASE_LEDGER_URL. */
export interface GivenUrls {
  readonly appUrl: string;
  readonly ledgerUrl: string;
}

const MAX_NAME = 63;

/** Roles belong to the whole cluster, so each database's carry its name; a long one is cut and told apart by a hash. */
export function roleNames(database: string): RoleNames {
  const name = (kind: string): string => {
    const full = `cordon_${kind}_${database}`;
    if (Buffer.byteLength(full) <= MAX_NAME) return full;
    const hash = createHash('sha256').update(database).digest('hex').slice(0, 16);
    return `cordon_${kind}_${hash}`;
  };
  return { app: name('app'), ledger: name('ledger') };
}

/** The same password at every start, and another one in every installation. */
export function rolePassword(keys: Keys, role: string): string {
  return Buffer.from(keys.derive(`db-role:${role}`)).toString('base64url');
}

/** `ownerUrl` with another login. */
export function urlFor(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.toString();
}

/** The logins of given URLs. @throws Failure `config-wrong` when one is missing or both are the same */
export function namesIn(given: GivenUrls): RoleNames {
  const names = {
    app: decodeURIComponent(new URL(given.appUrl).username),
    ledger: decodeURIComponent(new URL(given.ledgerUrl).username),
  };
  if (names.app === '' || names.ledger === '' || names.app === names.ledger) {
    throw new Failure(
      'config-wrong',
      'DATABASE_APP_URL and DATABASE_LEDGER_URL must name two different logins.',
    );
  }
  return names;
}

function toMend(names: RoleNames): string {
  const [app, ledger] = [pg.escapeIdentifier(names.app), pg.escapeIdentifier(names.ledger)];
  return [
    'The login of DATABASE_URL may not create roles. Either let it (as a superuser):',
    '  ALTER ROLE <that login> CREATEROLE;',
    'or make the two roles yourself:',
    `  CREATE ROLE ${app} LOGIN PASSWORD '<choose one>';`,
    `  CREATE ROLE ${ledger} LOGIN PASSWORD '<choose another>';`,
    'and set DATABASE_APP_URL and DATABASE_LEDGER_URL to connection strings with them.',
  ].join('\n');
}

async function exists(client: pg.ClientBase, role: string): Promise<boolean> {
  return (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1;
}

/** Makes the roles unless they are there, and sets their passwords to the derived ones. */
export async function ensureRoles(client: pg.ClientBase, names: RoleNames, keys: Keys): Promise<void> {
  try {
    for (const role of [names.app, names.ledger]) {
      const quoted = pg.escapeIdentifier(role);
      if (!(await exists(client, role))) await client.query(`create role ${quoted}`);
      await client.query(`alter role ${quoted} login password ${pg.escapeLiteral(rolePassword(keys, role))}`);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === '42501') throw new Failure('roles-missing', toMend(names), error);
    throw error;
  }
}

/**
 * The separation of the logins is a control: an app role that is a superuser, passes row security, may change roles
 * or can become the owner could rewrite the ledger.
 * @throws Failure `roles-missing` or `config-wrong`
 */
export async function checkRoles(client: pg.ClientBase, names: RoleNames): Promise<void> {
  for (const role of [names.app, names.ledger]) {
    const { rows } = await client.query<{ strong: boolean; owner: boolean }>(
      `select rolsuper or rolbypassrls or rolcreaterole as strong,
              pg_has_role(rolname, current_user, 'member') as owner
         from pg_roles where rolname = $1`,
      [role],
    );
    const row = rows[0];
    if (!row) throw new Failure('roles-missing', `The role ${role} does not exist.\n${toMend(names)}`);
    if (row.strong || row.owner) {
      throw new Failure(
        'config-wrong',
        `The role ${role} must be a plain login: no superuser, CREATEROLE, BYPASSRLS, and no member of the owner's role.`,
      );
    }
  }
  const { rows } = await client.query<{ linked: boolean }>(
    `select pg_has_role($1::name, $2::name, 'member') or pg_has_role($2::name, $1::name, 'member') as linked`,
    [names.app, names.ledger],
  );
  if (rows[0]?.linked !== false)
    throw new Failure('config-wrong', 'The app and ledger roles must not be members of each other.');
}
