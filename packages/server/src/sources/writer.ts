import pg from 'pg';
import { encrypted } from '../platform/tls/outgoing.ts';

/** Far beyond the role's own statement_timeout: this is for a source that went silent. */
const SILENT_MS = 8_000;

/** The scope login at work. */
export interface ScopeWriter {
  /** Runs one statement in a transaction of its own. @param name the same for the same text */
  write(name: string, text: string, values: readonly unknown[]): Promise<void>;
  /** Resolves when what was asked before is done. */
  close(): Promise<void>;
}

/**
 * One connection carries the scopes of all readers, pipelined: a statement does not wait for the answer to the one
 * before it, and one that fails does not touch the others. Opened at the first write, and again after it broke;
 * whatever was under way then fails.
 */
export function openScopeWriter(url: string, onFault: (error: unknown) => void): ScopeWriter {
  let current: Promise<pg.Client> | null = null;
  let closed = false;

  const connect = async (onEnd: () => void): Promise<pg.Client> => {
    const client = new pg.Client({
      ...encrypted(url),
      application_name: 'cordon scope',
      connectionTimeoutMillis: 5_000,
      query_timeout: SILENT_MS,
      keepAlive: true,
      pipeline: true,
    });
    client.on('error', onFault);
    client.once('end', onEnd);
    await client.connect();
    return client;
  };

  const connected = async (): Promise<pg.Client> => {
    if (closed) throw new Error('the scope login was signed out');
    if (current !== null) return current;
    const forget = (): void => {
      if (current === opening) current = null;
    };
    const opening = connect(forget);
    current = opening;
    opening.catch(forget);
    return opening;
  };

  return {
    async write(name, text, values) {
      const client = await connected();
      await client.query({ name, text, values: [...values] });
    },
    close: async () => {
      closed = true;
      const client = await current?.catch(() => null);
      await client?.end();
    },
  };
}
