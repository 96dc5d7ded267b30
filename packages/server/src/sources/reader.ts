import { Failure, type Plan } from '@cordon/core/kernel';
import {
  caseSql,
  caseViewOf,
  clearScopeSql,
  confirmSql,
  forgetScopeSql,
  lookupSql,
  openScopeSql,
  readSql,
  revealSql,
  viewName,
  whoAmISql,
  type ViewName,
} from '@cordon/core/sql';
import pg from 'pg';
import type { SourcePort } from '../gate/index.ts';
import type { SourceUrls } from './store.ts';

const CONNECTIONS = 12;

/** A reading backend, as the scope row names it. */
interface Backend {
  readonly pid: number;
  readonly start: string;
}

/** Every cell as text: the views cast, and nothing here should parse a customer's value. */
const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

export interface SourceReader extends SourcePort {
  close(): Promise<void>;
}

/**
 * Reads a source through its generated views. Two logins share the work: one writes which view a backend may read
 * for which customers, the other reads. A scope is cleared after each read; when that fails the reading connection
 * is destroyed, so that no scope outlives its access.
 * @param onFault is told of every fault; callers only get `source-unavailable`
 */
export function createReader(
  urls: Pick<SourceUrls, 'reader' | 'scope'>,
  onFault: (error: unknown) => void,
): SourceReader {
  const readers = openPool(urls.reader, 'cordon reader', onFault);
  const scopes = openPool(urls.scope, 'cordon scope', onFault);
  const backends = new WeakMap<pg.PoolClient, Backend>();

  const backendOf = async (client: pg.PoolClient): Promise<Backend> => {
    const known = backends.get(client);
    if (known !== undefined) return known;
    const { rows } = await client.query<{ pid: string; backend_start: string }>(whoAmISql);
    const row = rows[0];
    if (row === undefined) throw new Error('the backend did not say who it is');
    const backend = { pid: Number(row.pid), start: row.backend_start };
    backends.set(client, backend);
    return backend;
  };

  const within = async (
    kind: Plan['kind'],
    view: ViewName,
    subjects: readonly string[],
    literal: string | null,
    text: string,
  ): Promise<readonly (readonly (string | null)[])[]> => {
    let client: pg.PoolClient | null = null;
    let backend: Backend | null = null;
    try {
      client = await readers.connect();
      backend = await backendOf(client);
      await scopes.query({
        name: 'open',
        text: openScopeSql,
        values: [backend.pid, backend.start, view.key, kind, subjects, literal],
      });
      const { rows } = await client.query<(string | null)[]>({
        name: view.key + kind,
        text,
        rowMode: 'array',
      });
      return rows;
    } catch (error) {
      onFault(error);
      throw new Failure('source-unavailable', undefined, error);
    } finally {
      if (client !== null) leave(client, backend);
    }
  };

  // The answer need not wait for this: until it is done the connection serves nobody.
  const leave = (client: pg.PoolClient, backend: Backend | null): void => {
    if (backend === null) {
      client.release(true);
      return;
    }
    scopes.query({ name: 'clear', text: clearScopeSql, values: [backend.pid] }).then(
      () => {
        client.release();
      },
      (error: unknown) => {
        onFault(error);
        client.release(true);
      },
    );
  };

  readers.on('remove', (client) => {
    const backend = backends.get(client);
    if (backend !== undefined) scopes.query(forgetScopeSql, [backend.pid]).catch(onFault);
  });

  return {
    async read(plan) {
      const view = viewOf(plan, '');
      const fields = plan.columns.map(({ field }) => field);
      const rows = await within('read', view, plan.subjects, null, readSql(view, fields));
      return rows.map(([key, ...cells]) => ({
        key: key ?? '',
        cells: Object.fromEntries(fields.map((field, index) => [field, cells[index] ?? null])),
      }));
    },
    async reveal(plan) {
      const view = viewOf(plan, plan.field);
      const rows = await within('reveal', view, [plan.subject], plan.key, revealSql(view));
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },
    async lookup(plan) {
      const view = viewOf(plan, plan.field);
      const rows = await within('lookup', view, [], plan.literal, lookupSql(view));
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },
    async confirm(plan) {
      const view = viewOf(plan, plan.field);
      const subjects = plan.subject === '' ? [] : [plan.subject];
      const rows = await within('confirm', view, subjects, plan.literal, confirmSql(view));
      return rows[0]?.[0] === 'true';
    },
    async caseValues(plan) {
      const view = viewName(caseViewOf(plan.termsHash));
      const rows = await within('case', view, [plan.subject], null, caseSql(view));
      return rows.map(([resource, field, category, value]) => ({
        resource: resource ?? '',
        field: field ?? '',
        category: category ?? '',
        value: value ?? '',
      }));
    },
    close: async () => {
      await readers.end();
      await scopes.end();
    },
  };
}

function viewOf({ kind, termsHash, purpose, role, resource }: Plan, field: string): ViewName {
  return viewName({ kind, termsHash, purpose, role, resource, field });
}

function openPool(url: string, name: string, onFault: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    types: asText,
  });
  pool.on('error', onFault);
  return pool;
}
