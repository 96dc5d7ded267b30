import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openPool, whenBroken } from '../../packages/server/src/platform/db.ts';
import { loadKeys, type Keys } from '../../packages/server/src/platform/keys.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import {
  ensureRoles,
  roleNames,
  rolePassword,
  urlFor,
  type RoleNames,
} from '../../packages/server/src/platform/roles.ts';
import { TEMPLATE, TEST_SECRET, type Cluster } from './cluster.ts';
import type {} from './global-setup.ts';

export interface TestDatabase {
  readonly name: string;
  /** What a running Cordon gets: DATABASE_URL, and what `migrate` would answer. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly ledgerUrl: string;
  readonly roles: RoleNames;
  /** Keys whose secret is `secret`. */
  readonly keys: Keys;
  /** CORDON_SECRET of this installation. */
  readonly secret: string;
  /** Closes its connections and deletes it, roles included. */
  drop(): Promise<void>;
}

async function theCluster(): Promise<Cluster> {
  const response = await fetch(inject('cordonCluster'));
  const text = await response.text();
  if (!response.ok) throw new Error(`The test database did not start: ${text}`);
  return JSON.parse(text) as Cluster;
}

type Client = Parameters<typeof ensureRoles>[0];

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const pool = openPool(url, silentLog, { name: 'cordon test', max: 1 });
  try {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

function urlTo(url: string, database: string): string {
  const to = new URL(url);
  to.pathname = `/${database}`;
  return to.toString();
}

const TRIES = 20;

/**
 * Drops a database and whoever is in it. A backend that is signing in at this moment belongs to nobody yet, and the owner
 * may not end it; a moment later it belongs to a role of ours, or is gone.
 */
async function dropDatabase(client: Client, name: string): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await client.query(`drop database if exists ${name} with (force)`);
      return;
    } catch (error) {
      const denied = error instanceof Error && 'code' in error && error.code === '42501';
      if (!denied || left === 1) throw error;
      // On a busy machine signing in takes longer than all the tries together would.
      await client.query('select pg_sleep(0.05)');
    }
  }
}

/** A pool that outlives its database: a connection that is cut while it closes is no fault of the test. */
export function testPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  whenBroken(pool, () => undefined);
  return pool;
}

const freshName = (kind: string): string => `${kind}_${randomBytes(6).toString('hex')}`;

/**
 * A fresh Cordon database with every migration applied, for one test file: call it in `beforeAll`, drop it in
 * `afterAll`. A copy of a migrated template; its two logins are its own and inherit the template's grants.
 * @param template the database it is a copy of, nobody being in it
 */
export async function testDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const cluster = await theCluster();
  const name = freshName('test');
  const admin = urlTo(cluster.ownerUrl, 'cordon');
  const ownerUrl = urlTo(cluster.ownerUrl, name);
  const keys = await loadKeys({ dataDir: path.join(tmpdir(), 'no-keys-on-disk'), secret: TEST_SECRET });
  const roles = roleNames(name);
  // Plain words, so they need no quotes.
  const { app, ledger } = roles;

  await asOwner(admin, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    await client.query(`revoke connect, temporary on database ${name} from public`);
    await ensureRoles(client, roles, keys);
    await client.query(`grant ${cluster.roles.app} to ${app}`);
    await client.query(`grant ${cluster.roles.ledger} to ${ledger}`);
    await client.query(`grant connect on database ${name} to ${app}, ${ledger}`);
  });
  await asOwner(ownerUrl, async (client) => {
    await client.query(`update cordon.database_roles set name = case kind when 'app' then $1 else $2 end`, [
      roles.app,
      roles.ledger,
    ]);
  });

  return {
    name,
    ownerUrl,
    appUrl: urlFor(ownerUrl, roles.app, rolePassword(keys, roles.app)),
    ledgerUrl: urlFor(ownerUrl, roles.ledger, rolePassword(keys, roles.ledger)),
    roles,
    keys,
    secret: TEST_SECRET,
    drop: () =>
      asOwner(admin, async (client) => {
        await dropDatabase(client, name);
        await client.query(`drop role if exists ${app}, ${ledger}`);
      }),
  };
}

export interface EmptyDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  /** Closes its connections and deletes it, and the logins Cordon made for it. */
  readonly drop: () => Promise<void>;
}

/**
 * An empty database, or a copy of another, in the same cluster, owned by the login that may make roles: a customer's source, or one to
 * migrate from nothing. PUBLIC may not connect, as in the embedded cluster.
 */
export async function emptyDatabase(kind = 'source', template = 'template1'): Promise<EmptyDatabase> {
  const cluster = await theCluster();
  const name = freshName(kind);
  const admin = urlTo(cluster.ownerUrl, 'cordon');
  const { app, ledger } = roleNames(name);
  await asOwner(admin, async (client) => {
    await client.query(`create database ${name} template ${template}`);
    await client.query(`revoke connect, temporary on database ${name} from public`);
  });
  return {
    name,
    ownerUrl: urlTo(cluster.ownerUrl, name),
    drop: () =>
      asOwner(admin, async (client) => {
        await dropDatabase(client, name);
        await client.query(`drop role if exists ${app}, ${ledger}`);
      }),
  };
}
