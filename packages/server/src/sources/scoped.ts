import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { whenBroken } from '../platform/db.ts';
import { encrypted } from '../platform/tls/outgoing.ts';
import { keepInSetting, keepInTable, type ScopeKeeper } from './keeping.ts';
import { keepInStatement, PINNED } from './oneLock/session.ts';
import type { SourceUrls } from './store.ts';

/** Reading connections of a source. Each serves one access at a time. */
const READERS = 12;
/** Longer than the roles' own statement_timeout: this one is for a source that went silent. */
const SILENT_MS = 8_000;

/** One access: its scope, and the statements that may read under it. */
export interface ScopedReads {
  /** Id of the access; the source's own log has it with each statement. */
  readonly access: string;
  readonly subjects: readonly string[];
  readonly literal: string | null;
  readonly reads: readonly ScopedRead[];
}

export interface ScopedRead {
  /** What the scope must hold for it: see `grantOf`. */
  readonly grant: string;
  /** SQL that nothing which varies is part of: that stands in the scope. */
  readonly text: string;
}

export type TextRows = readonly (readonly (string | null)[])[];

/** The two logins of a source at work. */
export interface Scoped {
  /**
   * @returns the rows of each statement, in the order given
   * @throws Failure `source-unavailable` when any of them failed
   */
  query(access: ScopedReads): Promise<readonly TextRows[]>;
  close(): Promise<void>;
}

/**
 * Runs each access under a scope of its own: its keeper says for one reading backend which views it may read, for
 * whom; the reader runs the statements, all sent at once; the scope is cleared, whatever happened. A connection of
 * which a statement or the clearing failed is destroyed and not used again, so no scope outlives its access.
 *
 * Both logins must reach PostgreSQL itself: a pooler that shares backends between clients would share scopes.
 */
export function openScoped(
  urls: Pick<SourceUrls, 'reader' | 'scope' | 'scopeKey' | 'oneLock'>,
  onFault: (error: unknown) => void,
): Scoped {
  const readers = openPool(urls.reader, onFault, urls.oneLock === true ? PINNED : undefined);
  const keeper = keeperOf(urls, onFault);
  const met = new WeakSet<pg.ClientBase>();
  const names = new Map<string, string>();

  /** The name under which every connection prepares this text; the texts are as many as views and field lists. */
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `q${names.size}`;
    names.set(text, name);
    return name;
  };

  const meet = async (client: pg.PoolClient): Promise<void> => {
    if (met.has(client)) return;
    // A connection that breaks between two statements would otherwise end the process; its next statement fails.
    client.on('error', () => undefined);
    await keeper.meet(client);
    met.add(client);
  };

  const read = async (client: pg.PoolClient, text: string, values: unknown[]): Promise<TextRows> => {
    const named = { name: nameOf(text), text, values, rowMode: 'array' as const };
    return (await client.query<(string | null)[]>(named)).rows;
  };

  // Nobody waits for this: until it is done the connection serves nobody either.
  const leave = (client: pg.PoolClient, broken: boolean): void => {
    if (!met.has(client)) {
      client.release(true);
      return;
    }
    keeper.clear(client).then(
      () => client.release(broken),
      (error: unknown) => {
        onFault(error);
        client.release(true);
      },
    );
  };

  readers.on('remove', (client) => {
    keeper.forget(client);
  });

  return {
    async query({ access, subjects, literal, reads }) {
      let client: pg.PoolClient | undefined;
      let broken = true;
      try {
        client = await readers.connect();
        const reader = client;
        await meet(client);
        const scope = { access, grants: reads.map(({ grant }) => grant), subjects, literal };
        const opened = keeper.open(client, scope);
        // What is sent behind the scope on one connection runs after it, and without one shows nothing.
        if (!keeper.inLine) await opened;
        const [answers] = await Promise.all([
          Promise.all(reads.map(({ text }) => read(reader, text, keeper.valuesOf(scope)))),
          opened,
        ]);
        broken = false;
        return answers;
      } catch (error) {
        onFault(error);
        throw new Failure('source-unavailable', undefined, error);
      } finally {
        if (client !== undefined) leave(client, broken);
      }
    },
    close: async () => {
      await readers.end();
      await keeper.close();
    },
  };
}

function keeperOf(
  { scope, scopeKey, oneLock }: Pick<SourceUrls, 'scope' | 'scopeKey' | 'oneLock'>,
  onFault: (error: unknown) => void,
): ScopeKeeper {
  if (oneLock === true) return keepInStatement();
  return scopeKey === undefined ? keepInTable(scope, onFault) : keepInSetting(scopeKey);
}

/** Every cell as text: the views cast, and nothing here should parse a customer's value. */
const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

function openPool(url: string, onFault: (error: unknown) => void, options: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    ...encrypted(url),
    application_name: 'cordon reader',
    max: READERS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    query_timeout: SILENT_MS,
    pipeline: true,
    types: asText,
    ...(options !== undefined && { options }),
  });
  whenBroken(pool, onFault);
  return pool;
}
