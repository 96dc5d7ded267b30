import { Failure } from '@cordon/core/kernel';
import type { BatchSize, StatementBatch, StatementScope } from '../../gate/index.ts';
import { createOrigins } from './origins.ts';
import { scopeInSetting, scopeInTable, setting, type ConnectionScope } from './scoping.ts';
import { openSession, type Bound, type Portal, type Prepared } from './session.ts';
import { cancelUpstream, openUpstream } from './upstream.ts';
import type { SourceUrls } from '../store.ts';
import { openScopeWriter, type ScopeWriter } from '../writer.ts';

/**
 * A statement with its parameters that a client wants to have run. It holds no way to run it: only the gate, through
 * {@link runExecution}, gets at its rows.
 */
export interface Execution {
  readonly rows: number;
}

/** Rows on their way: a first batch, and how to come by the next. */
export interface Running {
  readonly first: StatementBatch;
  next(size: BatchSize): Promise<StatementBatch>;
  close(): void;
}

/** A client's session at a source. */
export interface StatementClient {
  /** What the server says of itself, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Prepares it, or finds it prepared; nothing is run. @throws StatementFailed, Failure `source-unavailable` */
  prepare(sql: string, types: readonly number[]): Promise<Prepared>;
  /** Sets something on the connection, before the statement that is run next. */
  set(name: string, value: string): void;
  /** @param rows how many are wanted; 0: all */
  execution(bound: Bound, rows: number): Execution;
  /** The same portal gone on with, after it was suspended. */
  again(before: Execution, rows: number): Execution;
  /** The transaction is over: portals are closed. */
  finish(): Promise<void>;
  /** Asks the source to stop what it does for this client. */
  cancel(): Promise<void>;
  /** Called once when the connection to the source is gone. */
  onEnd(told: () => void): void;
  close(): void;
}

export interface Statements {
  /** @throws Failure `source-unavailable` */
  open(): Promise<StatementClient>;
  close(): Promise<void>;
}

/** What a session starts with; `SET` is not among what a client can say. */
const PINNED: Readonly<Record<string, string>> = {
  application_name: 'cordon statements',
  client_encoding: 'UTF8',
  search_path: 'pg_catalog',
  default_transaction_read_only: 'on',
  standard_conforming_strings: 'on',
  // What clients are told of the session: how `01/02/03` is read, and how values are written. The login has an order of its own.
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  // How long a statement may work is watched here: a client that reads slowly is no reason to break it off.
  statement_timeout: '0',
  lock_timeout: '2000',
};

/** How long the source may be without a word: longer than a statement may work, after which it was told to stop. */
const SILENT_MS = 130_000;

interface Kept {
  readonly client: ReturnType<typeof openSession>;
  readonly close: () => void;
  readonly scope: ConnectionScope;
  readonly bound: Bound;
  portal: Portal | null;
}

const kept = new WeakMap<object, Kept>();

function found(execution: object): Kept {
  const known = kept.get(execution);
  if (known === undefined) throw new Failure('internal', 'an execution of nobody');
  return known;
}

/** Runs it under the scope of its access, and no other. For the gate alone. @throws StatementFailed */
export async function runExecution(
  execution: object,
  scope: StatementScope,
  size: BatchSize,
): Promise<Running> {
  const known = found(execution);
  const { client, bound, close } = known;
  const { rows } = execution as Execution;
  const aheads = await known.scope.open(scope);
  const rest = (portal: Portal) => ({ next: (wanted: BatchSize) => portal.next(wanted), close });
  if (known.portal !== null) return { first: await known.portal.resume(rows, size), ...rest(known.portal) };
  for (const one of aheads) client.ahead(one);
  const { batch, portal } = await client.run(bound, rows, size);
  known.portal = portal;
  return { first: batch, ...rest(portal) };
}

/**
 * Sessions of clients that write their own SQL, at one source, over the login that reads the views and nothing else.
 * @param onFault is told of every fault of the scope's writer
 */
export function openStatements(
  urls: Pick<SourceUrls, 'reader' | 'scope' | 'scopeKey' | 'oneLock'>,
  onFault: (error: unknown) => void,
  now: () => number = () => performance.now(),
): Statements {
  if (urls.oneLock === true) {
    // Its login reads the tables: the views, which are the second lock, are not there.
    throw new Failure('source-unavailable', 'a source with one lock is not read by statements of a client');
  }
  const { scopeKey } = urls;
  const writer: ScopeWriter | null = scopeKey === undefined ? openScopeWriter(urls.scope, onFault) : null;

  // Of all clients: a view is asked about once.
  const origins = createOrigins(async (ask) => {
    const upstream = await openUpstream(urls.reader, PINNED);
    try {
      return await ask(openSession(upstream, SILENT_MS));
    } finally {
      upstream.destroy();
    }
  });

  return {
    async open() {
      const upstream = await openUpstream(urls.reader, PINNED);
      const client = openSession(upstream, SILENT_MS);
      let scope: ConnectionScope;
      try {
        scope = await (writer === null
          ? scopeInSetting(client, scopeKey ?? '', now)
          : scopeInTable(client, writer, now));
      } catch (error) {
        upstream.destroy();
        throw error;
      }
      let ended = false;
      return {
        parameters: upstream.parameters,
        prepare: async (sql, types) => origins.checked(await client.prepare(sql, types)),
        execution(bound, rows) {
          const execution = { rows };
          kept.set(execution, { ...{ client, scope, bound, portal: null }, close: () => upstream.destroy() });
          return execution;
        },
        again(before, rows) {
          const execution = { rows };
          kept.set(execution, found(before));
          return execution;
        },
        set(name, value) {
          client.ahead(setting(name, value));
        },
        finish: () => client.finish(),
        cancel: () => cancelUpstream(urls.reader, upstream),
        onEnd: (told) => {
          upstream.onEnd(told);
        },
        close() {
          upstream.destroy();
          if (ended) return;
          ended = true;
          scope.end().catch(onFault);
        },
      };
    },

    close: async () => {
      await writer?.close();
    },
  };
}
