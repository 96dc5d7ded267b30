import { Failure } from '@cordon/core/kernel';
import { Kysely, PostgresDialect, type IsolationLevel, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import { encrypted } from './tls/outgoing.ts';

/** PostgreSQL's type numbers (pg_type.dat). */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

const asIs = (text: string): string => text;

/** A count beyond 2^53 rounded silently is a wrong answer. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Failure('internal', 'A bigint does not fit a number.');
  return value;
}

type Parser = (text: string) => unknown;

const standard = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser;

/** `infinity` has no Date; rather no answer than a wrong one. */
function parseInstant(text: string): Date {
  const value = standard(TIMESTAMPTZ)(text);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
    throw new Failure('internal', 'A timestamptz is not an instant.');
  }
  return value;
}

/**
 * How values come back, the same for every connection of Cordon's own database: bigint -> number or Failure,
 * timestamptz -> Date, date and timestamp -> text as stored (they have no zone, so they are no instant).
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === INT8) return parseInt8;
      if (oid === TIMESTAMPTZ) return parseInstant;
      if (oid === DATE || oid === TIMESTAMP) return asIs;
    }
    return standard(oid, format);
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export interface PoolOptions {
  /** Seen in pg_stat_activity, e.g. `cordon app`. */
  readonly name: string;
  readonly max?: number;
  readonly statementTimeoutMs?: number;
}

/** Connection settings every pool and client of Cordon's own database shares. */
export function connection(url: string, name: string, statementTimeoutMs = 15_000): pg.ClientConfig {
  return {
    ...encrypted(url),
    application_name: name,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    // The server's own limit says nothing where the server cannot be heard: a connection that leads nowhere is given up.
    ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + 5_000 }),
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // Names without a schema mean Cordon's, never something planted in `public`.
    options: '-c search_path=cordon',
    types,
  };
}

/** A pool whose broken connections are replaced and logged, and never end the process. */
export function openPool(url: string, log: Log, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection(url, options.name, options.statementTimeoutMs),
    max: options.max ?? 10,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: false,
  });
  whenBroken(pool, (err) => {
    log.warn('a database connection broke', { feature: 'db', err });
  });
  return pool;
}

/**
 * Outlives connections that break, also while they are out of the pool with no statement under way, as between two
 * statements of a transaction: an error that nobody takes would end the process.
 * @param onBreak told of those that were waiting in the pool; whoever holds one hears of it from the next statement
 */
export function whenBroken(pool: pg.Pool, onBreak: (error: Error) => void): void {
  pool.on('error', onBreak);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
}

/** A Kysely over a pool. Features call `.withTables<T>()` with the tables they know. */
export function openDb(pool: pg.Pool): Kysely<unknown> {
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

/** A connection or transaction that SQL can be run on, whatever tables its owner knows. */
export type SqlRunner = Parameters<RawBuilder<unknown>['execute']>[0];

export interface Pools {
  readonly app: pg.Pool;
  /** INSERT and SELECT on the ledger's tables, nothing else. */
  readonly ledger: pg.Pool;
  close(): Promise<void>;
}

/** The two logins of a running Cordon; the owner's is used during migration only. */
export function openPools(urls: { readonly appUrl: string; readonly ledgerUrl: string }, log: Log): Pools {
  const app = openPool(urls.appUrl, log, { name: 'cordon app', max: 16 });
  const ledger = openPool(urls.ledgerUrl, log, { name: 'cordon ledger', max: 4 });
  return {
    app,
    ledger,
    close: async () => {
      await Promise.all([app.end(), ledger.end()]);
    },
  };
}

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Serialization failure, deadlock: the same transaction may well go through when run again. */
const MAY_RUN_AGAIN: ReadonlySet<string> = new Set(['40001', '40P01']);

const NETWORK: ReadonlySet<string> = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ],
]);

/** The database cannot be reached right now: SQLSTATE class 08, 53300, 57P0x (appendix A), or the network. */
export function isUnreachable(error: unknown): boolean {
  const code = sqlState(error);
  if (code === undefined) {
    // pg has no code for its own: a lost socket, a full pool, and a server that does not answer.
    return (
      error instanceof Error &&
      /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/.test(
        error.message,
      )
    );
  }
  return code.startsWith('08') || /^57P0[1-5]$/.test(code) || code === '53300' || NETWORK.has(code);
}

/** Whether the same call may succeed a moment later without anybody mending anything. */
export function isTransient(error: unknown): boolean {
  return MAY_RUN_AGAIN.has(sqlState(error) ?? '') || isUnreachable(error);
}

export interface TransactionOptions {
  readonly isolation?: IsolationLevel;
  /** How often the work may run in all (default 1). More only for work without effects outside the database. */
  readonly attempts?: number;
}

/**
 * Runs `work` in one transaction: all of it or nothing. After a serialization failure or deadlock it is run again,
 * up to `attempts` times.
 */
export async function withTransaction<DB, T>(
  db: Kysely<DB>,
  work: (trx: Transaction<DB>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const builder = db.transaction().setIsolationLevel(options.isolation ?? 'read committed');
  for (let attempt = 1; ; attempt++) {
    try {
      return await builder.execute(work);
    } catch (error) {
      if (attempt >= (options.attempts ?? 1) || !MAY_RUN_AGAIN.has(sqlState(error) ?? '')) throw error;
    }
  }
}
