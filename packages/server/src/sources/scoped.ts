import { Failure } from '@cordon/core/kernel';
import {
  clearScopeSql,
  forgetScopeSql,
  openScopeSql,
  whoAmISql,
  type ViewKind,
  type ViewName,
} from '@cordon/core/sql';
import pg from 'pg';
import type { SourceUrls } from './store.ts';
import { openScopeWriter } from './writer.ts';

/** Reading connections of a source. Each serves one access at a time. */
const READERS = 12;
/** Longer than the roles' own statement_timeout: this one is for a source that went silent. */
const SILENT_MS = 8_000;

/** One scope, and the statement that may read under it. */
export interface ScopedQuery {
  readonly kind: ViewKind;
  readonly view: ViewName;
  readonly subjects: readonly string[];
  readonly literal: string | null;
  /** SQL without parameters: everything that varies stands in the scope row. */
  readonly text: string;
}

export type TextRows = readonly (readonly (string | null)[])[];

/** The two logins of a source at work. */
export interface Scoped {
  /** @throws Failure `source-unavailable` */
  query(query: ScopedQuery): Promise<TextRows>;
  close(): Promise<void>;
}

/** A reading backend, as its scope row names it. */
interface Backend {
  readonly pid: number;
  readonly start: string;
}

/**
 * Runs each query under a scope of its own: the scope login writes for one reading backend which view it may read,
 * for whom; the reader runs the statement; the scope is cleared, whatever happened. A connection whose statement or
 * whose clearing failed is destroyed and not used again, so no scope outlives its access.
 *
 * Both logins must reach PostgreSQL itself: a pooler that shares backends between clients would share scopes.
 */
export function openScoped(
  urls: Pick<SourceUrls, 'reader' | 'scope'>,
  onFault: (error: unknown) => void,
): Scoped {
  const readers = openPool(urls.reader, onFault);
  const writer = openScopeWriter(urls.scope, onFault);
  const backends = new WeakMap<pg.ClientBase, Backend>();
  const names = new Map<string, string>();

  /** The name under which every connection prepares this text; the texts are as many as views and field lists. */
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `q${names.size}`;
    names.set(text, name);
    return name;
  };

  const backendOf = async (client: pg.PoolClient): Promise<Backend> => {
    const known = backends.get(client);
    if (known !== undefined) return known;
    // A connection that breaks between two statements would otherwise end the process; its next statement fails.
    client.on('error', () => undefined);
    const { rows } = await client.query<{ pid: string; backend_start: string }>(whoAmISql);
    const row = rows[0];
    if (row === undefined) throw new Error('the backend did not say who it is');
    const backend = { pid: Number(row.pid), start: row.backend_start };
    // What an older backend with this process id left behind does not match this start, and goes all the same.
    await writer.write('forget', forgetScopeSql, [backend.pid]);
    backends.set(client, backend);
    return backend;
  };

  // Nobody waits for this: until it is done the connection serves nobody either.
  const leave = (client: pg.PoolClient, broken: boolean): void => {
    const backend = backends.get(client);
    if (backend === undefined) {
      client.release(true);
      return;
    }
    writer.write('clear', clearScopeSql, [backend.pid]).then(
      () => client.release(broken),
      (error: unknown) => {
        onFault(error);
        client.release(true);
      },
    );
  };

  readers.on('remove', (client) => {
    const backend = backends.get(client);
    // A row that stays names a backend start that will not come again.
    if (backend !== undefined) writer.write('forget', forgetScopeSql, [backend.pid]).catch(() => undefined);
  });

  return {
    async query({ kind, view, subjects, literal, text }) {
      let client: pg.PoolClient | undefined;
      let broken = true;
      try {
        client = await readers.connect();
        const { pid, start } = await backendOf(client);
        const values = [pid, start, view.key, kind, subjects, literal];
        await writer.write('open', openScopeSql, values);
        const named = { name: nameOf(text), text, rowMode: 'array' as const };
        const { rows } = await client.query<(string | null)[]>(named);
        broken = false;
        return rows;
      } catch (error) {
        onFault(error);
        throw new Failure('source-unavailable', undefined, error);
      } finally {
        if (client !== undefined) leave(client, broken);
      }
    },
    close: async () => {
      await readers.end();
      await writer.close();
    },
  };
}

/** Every cell as text: the views cast, and nothing here should parse a customer's value. */
const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

function openPool(url: string, onFault: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'cordon reader',
    max: READERS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: SILENT_MS,
    types: asText,
  });
  pool.on('error', onFault);
  return pool;
}
