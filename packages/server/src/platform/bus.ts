import { Failure } from '@cordon/core/kernel';
import pg from 'pg';
import { connection } from './db.ts';
import type { Log } from './log.ts';

/**
 * What a listener hears. After `lost`, messages may have been missed: the handler closes what it guards, and on
 * `restored` reads the truth again from the tables.
 */
export type BusEvent =
  | { readonly kind: 'message'; readonly payload: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'restored' };

export type BusHandler = (event: BusEvent) => void;

export interface Bus {
  /** Resolves when the database listens, or after the handler was told `lost`. Out: a function that ends it. */
  listen(channel: string, handler: BusHandler): Promise<() => void>;
  /** Whether messages arrive right now. */
  connected(): boolean;
  close(): Promise<void>;
}

export interface BusOptions {
  /** How often the connection is tried for life; a silent one is found lost after at most twice this. */
  readonly heartbeatMs?: number;
}

/** Anything that runs a statement: a pool, or the client inside a transaction. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const MAX_PAYLOAD = 7999;
const CHANNEL = /^[a-z][a-z0-9_]{0,62}$/;

function checked(channel: string): string {
  if (!CHANNEL.test(channel))
    throw new Failure('internal', 'A channel name is lower-case letters, digits and _.');
  return channel;
}

/**
 * Tells every replica; inside a transaction it is delivered at the commit, else at once.
 * @param payload at most 7999 bytes; ids only, since anybody who may connect can listen
 */
export async function notify(db: Queryable, channel: string, payload: string): Promise<void> {
  if (Buffer.byteLength(payload) > MAX_PAYLOAD) throw new Failure('internal', 'A notification is too long.');
  await db.query('select pg_notify($1, $2)', [checked(channel), payload]);
}

/**
 * LISTEN on a connection of its own that comes back by itself. The connection is tried for life, because a
 * half-open one would keep sessions alive after their agreement ended.
 */
export async function openBus(url: string, log: Log, options: BusOptions = {}): Promise<Bus> {
  const heartbeatMs = options.heartbeatMs ?? 2_000;
  const handlers = new Map<string, Set<BusHandler>>();
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let failures = 0;

  const tell = (to: Iterable<BusHandler>, event: BusEvent): void => {
    for (const handler of [...to]) {
      try {
        handler(event);
      } catch (err) {
        log.error('a listener failed', { feature: 'bus', err });
      }
    }
  };
  const all = (): BusHandler[] => [...handlers.values()].flatMap((set) => [...set]);

  const lose = (from: pg.Client, err?: unknown): void => {
    if (client !== from) return;
    client = undefined;
    clearTimeout(timer);
    from.end().catch(() => undefined);
    if (closed) return;
    log.warn('listening was interrupted', { feature: 'bus', err });
    tell(all(), { kind: 'lost' });
    again();
  };

  const beat = (on: pg.Client): void => {
    timer = setTimeout(() => {
      on.query('select').then(
        () => {
          if (client === on) beat(on);
        },
        (err: unknown) => {
          lose(on, err);
        },
      );
    }, heartbeatMs);
    timer.unref();
  };

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      ...connection(url, 'cordon bus', heartbeatMs),
      query_timeout: heartbeatMs,
      connectionTimeoutMillis: 5_000,
    });
    fresh.on('error', (err) => {
      lose(fresh, err);
    });
    fresh.on('end', () => {
      lose(fresh);
    });
    fresh.on('notification', ({ channel, payload }) => {
      tell(handlers.get(channel) ?? [], { kind: 'message', payload: payload ?? '' });
    });
    try {
      await fresh.connect();
      const heard = new Set<string>();
      // Until none is missing: a listener may have joined while an earlier one was being set up.
      for (;;) {
        const channel = [...handlers.keys()].find((name) => !heard.has(name));
        if (channel === undefined) break;
        await fresh.query(`listen ${channel}`);
        heard.add(channel);
      }
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    if (closed) {
      await fresh.end();
      return;
    }
    client = fresh;
    beat(fresh);
  };

  const again = (): void => {
    const waitMs = Math.min(100 * 2 ** failures, 5_000);
    timer = setTimeout(() => {
      connect().then(
        () => {
          failures = 0;
          if (!closed) tell(all(), { kind: 'restored' });
        },
        (err: unknown) => {
          failures++;
          log.warn('listening could not be resumed', { feature: 'bus', err, count: failures });
          if (!closed) again();
        },
      );
    }, waitMs);
    timer.unref();
  };

  await connect();
  let leaving: Promise<unknown> = Promise.resolve();

  return {
    connected: () => client !== undefined,
    listen: async (channel, handler) => {
      const set = handlers.get(checked(channel)) ?? new Set();
      handlers.set(channel, set.add(handler));
      const on = client;
      if (!on) tell([handler], { kind: 'lost' });
      else {
        await on.query(`listen ${channel}`).catch((err: unknown) => {
          lose(on, err);
        });
      }
      return () => {
        set.delete(handler);
        if (set.size > 0 || handlers.get(channel) !== set) return;
        handlers.delete(channel);
        // Behind the one before it: a connection takes one statement at a time.
        leaving = leaving.then(() => client?.query(`unlisten ${channel}`)).catch(() => undefined);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await leaving;
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
