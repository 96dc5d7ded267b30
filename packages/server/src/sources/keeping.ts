import { createHmac } from 'node:crypto';
import { accessMark } from '@cordon/core/assurance';
import {
  clearScopeSql,
  forgetScopeSql,
  openScopeSql,
  setScopeSql,
  signedScopePayload,
  whoAmISql,
  whoSignsSql,
} from '@cordon/core/sql';
import type pg from 'pg';
import { openScopeWriter } from './writer.ts';

/** What one access may read. */
export interface Scope {
  /** Id of the access, under which the source's own log has its statements. */
  readonly access: string;
  /** See `grantOf`. */
  readonly grants: readonly string[];
  readonly subjects: readonly string[];
  readonly literal: string | null;
}

/** How the scope of an access comes to the backend that reads, and goes again. */
export interface ScopeKeeper {
  /** Whether scopes go over the reading connection itself: then reads may be sent right behind one. */
  readonly inLine: boolean;
  /** Asks a new connection which backend it is. */
  meet(client: pg.ClientBase): Promise<void>;
  /** Marks the connection with the access, and opens its scope. */
  open(client: pg.ClientBase, scope: Scope): Promise<void>;
  clear(client: pg.ClientBase): Promise<void>;
  /** What a statement is given of the scope; nothing where its views find it by themselves. */
  valuesOf(scope: Scope): unknown[];
  /** The connection was closed. */
  forget(client: pg.ClientBase): void;
  close(): Promise<void>;
}

/** A comment in the text would do, and make every text a new one that PostgreSQL plans anew. */
const markSql = (value: string): string => `pg_catalog.set_config('application_name', ${value}, false)`;

/** What the source's log calls the statements that follow on a connection. */
export async function mark(client: pg.ClientBase, access: string): Promise<void> {
  await client.query({ name: 'mark', text: `SELECT ${markSql('$1')}`, values: [accessMark(access)] });
}

/** Scopes in the table `cordon.scope`, which another login writes over a connection of its own. */
export function keepInTable(url: string, onFault: (error: unknown) => void): ScopeKeeper {
  const writer = openScopeWriter(url, onFault);
  const backends = new WeakMap<pg.ClientBase, { readonly pid: number; readonly session: string }>();
  const of = (client: pg.ClientBase) => {
    const backend = backends.get(client);
    if (backend === undefined) throw new Error('the backend did not say who it is');
    return backend;
  };

  return {
    inLine: false,
    async meet(client) {
      const { rows } = await client.query<{ pid: string; session: string }>(whoAmISql);
      const row = rows[0];
      if (row === undefined) throw new Error('the backend did not say who it is');
      const backend = { pid: Number(row.pid), session: row.session };
      // What an older backend with this process id left behind does not match this session, and goes all the same.
      await writer.write('forget', forgetScopeSql, [backend.pid]);
      backends.set(client, backend);
    },
    async open(client, { access, grants, subjects, literal }) {
      const { pid, session } = of(client);
      // Over two connections, so the mark costs no trip.
      await Promise.all([
        writer.write('open', openScopeSql, [pid, session, grants, subjects, literal]),
        mark(client, access),
      ]);
    },
    clear: (client) => writer.write('clear', clearScopeSql, [of(client).pid]),
    valuesOf: () => [],
    forget(client) {
      const backend = backends.get(client);
      // A row that stays names a session that will not come again.
      if (backend !== undefined) writer.write('forget', forgetScopeSql, [backend.pid]).catch(() => undefined);
    },
    close: () => writer.close(),
  };
}

/** How long a signed scope may be used: as long as a statement may take. The clearing ends it sooner. */
const VALID_MS = 5_000;

/**
 * Scopes in a signed setting of the reading connection: for a source that cannot be written, a standby.
 * @param key of `cordon.scope_keys`, hexadecimal
 * @param now milliseconds that only ever grow, of any origin
 */
export function keepInSetting(key: string, now: () => number = () => performance.now()): ScopeKeeper {
  const secret = Buffer.from(key, 'hex');
  const backends = new WeakMap<
    pg.ClientBase,
    { readonly pid: number; readonly start: string; readonly ahead: number }
  >();

  return {
    inLine: true,
    async meet(client) {
      const { rows } = await client.query<{ pid: string; start: string; now: string }>(whoSignsSql);
      const row = rows[0];
      if (row === undefined) throw new Error('the backend did not say who it is');
      // Scopes run out by the server's clock, which need not be ours.
      backends.set(client, { pid: Number(row.pid), start: row.start, ahead: Number(row.now) - now() });
    },
    async open(client, { access, ...scope }) {
      const backend = backends.get(client);
      if (backend === undefined) throw new Error('the backend did not say who it is');
      const { pid, start, ahead } = backend;
      const payload = signedScopePayload({
        ...scope,
        pid,
        start,
        until: Math.floor(now() + ahead) + VALID_MS,
      });
      await client.query({
        name: 'scope',
        text: `${setScopeSql}, ${markSql('$2')}`,
        values: [createHmac('sha256', secret).update(payload).digest('hex') + payload, accessMark(access)],
      });
    },
    async clear(client) {
      await client.query({ name: 'clear', text: setScopeSql, values: [''] });
    },
    valuesOf: () => [],
    forget: () => undefined,
    close: () => Promise.resolve(),
  };
}
