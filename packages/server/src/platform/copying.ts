import type { Client, Connection, Submittable } from 'pg';

declare module 'pg' {
  /** Methods `pg` has and its types leave out. */
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
    sendCopyFail(reason: string): void;
  }
}

/** The parts of a query `pg` calls while a COPY runs (PostgreSQL, protocol 55.2.6). */
interface CopyQuery extends Submittable {
  handleCopyInResponse(): void;
  handleCopyData(message: { readonly chunk: Buffer }): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/** Full pieces that wait for whoever reads them before the server is asked to wait. */
const MOST_WAITING = 4;

const rowsOf = (text: string): number => Number(/^COPY (\d+)$/.exec(text)?.[1] ?? Number.NaN);

/**
 * Reads a table by COPY in its text format. The server waits while the reader does: no more than a few pieces are in memory,
 * however large the table is.
 * @param source a table and its columns, or a query in brackets, as SQL
 * @param pieceBytes what each piece but the last one has
 * @returns rows read
 */
export async function* copyOut(
  client: Client,
  source: string,
  pieceBytes: number,
): AsyncGenerator<Buffer, number, void> {
  const full: Buffer[] = [];
  let [filling, used] = [Buffer.allocUnsafe(pieceBytes), 0];
  let [rows, ended] = [Number.NaN, false];
  let failed: Error | undefined;
  let wire: Connection | undefined;
  let wake: () => void = () => undefined;
  const query: CopyQuery = {
    submit(connection) {
      wire = connection;
      connection.query(`COPY ${source} TO STDOUT`);
    },
    handleCopyInResponse: () => undefined,
    handleCopyData({ chunk }) {
      // Copied: `pg` reads the next bytes into the same memory.
      for (let at = 0; at < chunk.length;) {
        const moved = chunk.copy(filling, used, at);
        [at, used] = [at + moved, used + moved];
        if (used < pieceBytes) continue;
        full.push(filling);
        [filling, used] = [Buffer.allocUnsafe(pieceBytes), 0];
      }
      if (full.length > MOST_WAITING) wire?.stream.pause();
      wake();
    },
    handleCommandComplete: ({ text }) => {
      rows = rowsOf(text);
    },
    handleReadyForQuery() {
      ended = true;
      wake();
    },
    handleError(error) {
      failed = error;
      wake();
    },
  };
  client.query(query);
  try {
    for (;;) {
      const piece = full.shift();
      if (piece !== undefined) yield piece;
      else if (failed !== undefined) throw failed;
      else if (ended) break;
      else {
        const more = new Promise<void>((resolve) => {
          wake = resolve;
        });
        wire?.stream.resume();
        await more;
      }
    }
    if (used > 0) yield filling.subarray(0, used);
    if (!Number.isSafeInteger(rows)) throw new Error('COPY did not say how many rows there were');
    return rows;
  } finally {
    // Whoever stops reading in the middle leaves a connection that says nothing else any more.
    if (!ended && failed === undefined) wire?.stream.destroy();
  }
}

/** A COPY that takes rows in. */
export interface CopyIn {
  /** Bytes of COPY's text format, cut anywhere. Resolves when the next may come. @throws what the server refuses */
  write(bytes: Buffer): Promise<void>;
  /** @returns rows written */
  end(): Promise<number>;
}

/**
 * Begins to write a table by COPY.
 * @param target a table and its columns, as SQL
 */
export function copyIn(client: Client, target: string): CopyIn {
  const done = Promise.withResolvers<number>();
  const ready = Promise.withResolvers<undefined>();
  // Whoever writes or ends is told of it.
  done.promise.catch(() => undefined);
  let rows = Number.NaN;
  let [refused, failed] = [false, new Error('the COPY did not begin')];
  let wire: Connection | undefined;
  const query: CopyQuery = {
    submit(connection) {
      wire = connection;
      connection.query(`COPY ${target} FROM STDIN`);
    },
    handleCopyInResponse: () => {
      ready.resolve(undefined);
    },
    handleCopyData: () => undefined,
    handleCommandComplete: ({ text }) => {
      rows = rowsOf(text);
    },
    handleReadyForQuery: () => {
      done.resolve(rows);
    },
    handleError(error) {
      [refused, failed] = [true, error];
      done.reject(error);
      ready.resolve(undefined);
    },
  };
  client.query(query);
  const wired = async (): Promise<Connection> => {
    await ready.promise;
    if (refused || wire === undefined) throw failed;
    return wire;
  };
  return {
    async write(bytes) {
      const { stream } = await wired().then((connection) => {
        connection.sendCopyFromChunk(bytes);
        return connection;
      });
      if (!stream.writableNeedDrain) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          stream.off('drain', go).off('close', go);
          resolve();
        };
        stream.on('drain', go).on('close', go);
      });
    },
    async end() {
      (await wired()).endCopyFrom();
      return done.promise;
    },
  };
}
