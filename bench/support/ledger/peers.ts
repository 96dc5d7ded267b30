import type pg from 'pg';
import type { LedgerRecord } from '../../../packages/server/src/gate/index.ts';
import { copyIn } from './copyIn.ts';
import { entry } from './entries.ts';

/** Somebody who keeps entries, many at a time or one. Resolves once they are durable. */
export interface Keeper {
  readonly keep: (records: readonly LedgerRecord[]) => Promise<unknown>;
}

const SHAPE = `(idx bigint PRIMARY KEY, agreement_id text, party_id text, person_id text, kind text NOT NULL, code text,
  at timestamptz NOT NULL, body text NOT NULL)`;

/** Tables a plain log would have: the same JSON in one table with its primary key, and nothing else. */
export async function makePlain(owner: pg.Pool): Promise<void> {
  await owner.query(
    `CREATE SCHEMA plain; CREATE TABLE plain.inserted ${SHAPE}; CREATE TABLE plain.copied ${SHAPE}`,
  );
}

let next = 0;

const columns = ({ agreement, party, person, kind, code, at, body }: LedgerRecord) => [
  ...[String(next++), agreement, party, person, kind, code, at.toISOString(), JSON.stringify(body)],
];

/** A row a statement, each committed by itself, over the connections of a pool. */
export const plainInsert = (pool: pg.Pool): Keeper => ({
  keep: async (records) => {
    for (const record of records) {
      await pool.query({
        name: 'plain-insert',
        text: 'INSERT INTO plain.inserted VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        values: columns(record),
      });
    }
  },
});

const escaped = (value: string | null): string =>
  value === null ? '\\N' : value.replaceAll(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found);
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** @returns rows a second of COPY, a batch at a time on one connection, each batch committed by itself */
export async function copyRate(pool: pg.Pool, batch: number, forMs: number): Promise<number> {
  const client = await pool.connect();
  try {
    const began = performance.now();
    let rows = 0;
    while (performance.now() < began + forMs) {
      const lines = Array.from(
        { length: batch },
        () => `${columns(entry(rows++)).map(escaped).join('\t')}\n`,
      );
      await copyIn(client, 'COPY plain.copied FROM STDIN', Buffer.from(lines.join('')));
    }
    return rows / ((performance.now() - began) / 1000);
  } finally {
    client.release();
  }
}
