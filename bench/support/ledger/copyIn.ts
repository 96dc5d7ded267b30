import type pg from 'pg';

/** What of a connection of `pg` a COPY speaks with; its typings leave that out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * COPY ... FROM STDIN with the data at hand, in one message.
 * @throws what PostgreSQL answers
 */
export function copyIn(client: pg.PoolClient, text: string, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: Error | null = null;
    const query = {
      submit: (connection: CopyConnection) => {
        connection.query(text);
      },
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(data);
        connection.endCopyFrom();
      },
      handleError: (error: Error) => {
        failed = error;
        reject(error);
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => {
        if (failed === null) resolve();
      },
    };
    client.query(query as unknown as pg.Submittable);
  });
}
