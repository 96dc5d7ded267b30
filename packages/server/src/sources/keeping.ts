import { createHmac } from 'node:crypto';
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
  open(client: pg.ClientBase, scope: Scope): Promise<void>;
  clear(client: pg.ClientBase): Promise<void>;
  /** What a statement is given of the scope; nothing where its views find it by themselves. */
  valuesOf(scope: Scope): unknown[];
  /** The connection was closed. */
  forget(client: pg.ClientBase): void;
  close(): Promise<void>;
}

/** Scopes in the table `cordon.scope`, which another login writes over a connection of its own. */
export function keepInTable(url: string, onFault: (error: unknown) => void): ScopeKeeper {
  const writer = openScopeWriter(url, onFault);
  const backends = new WeakMap<pg.ClientBase, { readonly pid: number; readonly start: string }>();
  const of = (client: pg.ClientBase) => {
    const backend = backends.get(client);
    if (backend === undefined) throw new Error('the backend did not say who it is');
    return backend;
  };

  return {
    inLine: false,
    async meet(client) {
      const { rows } = await client.query<{ pid: string; backend_start: string }>(whoAmISql);
      const row = rows[0];
      if (row === undefined) throw new Error('the backend did not say who it is');
      const backend = { pid: Number(row.pid), start: row.backend_start };
      // What an older backend with this process id left behind does not match this start, and goes all the same.
      await writer.write('forget', forgetScopeSql, [backend.pid]);
      backends.set(client, backend);
    },
    open(client, { grants, subjects, literal }) {
      const { pid, start } = of(client);
      return writer.write('open', openScopeSql, [pid, start, grants, subjects, literal]);
    },
    clear: (client) => writer.write('clear', clearScopeSql, [of(client).pid]),
    valuesOf: () => [],
    forget(client) {
      const backend = backends.get(client);
      // A row that stays names a backend start that will not come again.
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
  const set = async (client: pg.ClientBase, value: string): Promise<void> => {
    await client.query({ name: 'scope', text: setScopeSql, values: [value] });
  };

  return {
    inLine: true,
    async meet(client) {
      const { rows } = await client.query<{ pid: string; start: string; now: string }>(whoSignsSql);
      const row = rows[0];
      if (row === undefined) throw new Error('the backend did not say who it is');
      // Scopes run out by the server's clock, which need not be ours.
      backends.set(client, { pid: Number(row.pid), start: row.start, ahead: Number(row.now) - now() });
    },
    async open(client, scope) {
      const backend = backends.get(client);
      if (backend === undefined) throw new Error('the backend did not say who it is');
      const { pid, start, ahead } = backend;
      const payload = signedScopePayload({
        ...scope,
        pid,
        start,
        until: Math.floor(now() + ahead) + VALID_MS,
      });
      await set(client, createHmac('sha256', secret).update(payload).digest('hex') + payload);
    },
    clear: (client) => set(client, ''),
    valuesOf: () => [],
    forget: () => undefined,
    close: () => Promise.resolve(),
  };
}
