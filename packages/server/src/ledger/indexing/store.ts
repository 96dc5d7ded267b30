import type { Pool, PoolClient } from 'pg';
import type { Cursors, LedgerEntry } from './projection.ts';

/** Entries of one transaction: short enough to be taken back, long enough to catch up. */
const BATCH = 1024;

const NEXT = `
SELECT l.idx AS index, b.kind, b.code, b.at, b.agreement_id AS agreement, b.party_id AS party, b.person_id AS person, b.body
FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies b USING (idx)
WHERE l.idx >= $1 AND l.idx < $2 ORDER BY l.idx LIMIT $3`;

type Row = { index: number } & ({ body: null } | NonNullable<LedgerEntry['opened']>);

/** @param pool of the ledger writer: what is found is written by whoever writes the entries, never by the app's login */
export function createCursors(pool: Pool): Cursors<PoolClient> {
  return {
    async size() {
      const { rows } = await pool.query<{ size: number }>(
        'SELECT coalesce(max(idx) + 1, 0) AS size FROM cordon.ledger_leaves',
      );
      return rows[0]?.size ?? 0;
    },

    async followed(name) {
      const { rows } = await pool.query<{ upto: number }>(
        'SELECT upto FROM cordon.ledger_cursors WHERE name = $1',
        [name],
      );
      return rows[0]?.upto ?? 0;
    },

    async advance(projection, end) {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('BEGIN');
        const from = await held(client, projection.name);
        const { rows } = await client.query<Row>({
          name: 'ledger-next',
          text: NEXT,
          values: [from, end, BATCH],
        });
        const entries = withoutGap(from, rows.map(entryOf));
        if (entries.length > 0) {
          await projection.apply(client, entries);
          await client.query('UPDATE cordon.ledger_cursors SET upto = $2 WHERE name = $1', [
            projection.name,
            from + entries.length,
          ]);
        }
        await client.query('COMMIT');
        return from + entries.length;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => (broken = true));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

/** The row is the lock: until the transaction ends, no other replica moves this cursor. */
async function held(client: PoolClient, name: string): Promise<number> {
  await client.query('INSERT INTO cordon.ledger_cursors (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
  const { rows } = await client.query<{ upto: number }>(
    'SELECT upto FROM cordon.ledger_cursors WHERE name = $1 FOR UPDATE',
    [name],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a cursor of the ledger is gone');
  return row.upto;
}

function entryOf({ index, ...row }: Row): LedgerEntry {
  return { index, opened: row.body === null ? null : row };
}

/** An index that is not there yet may still be: what comes behind it waits, or it would never be followed. */
function withoutGap(from: number, entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const gap = entries.findIndex(({ index }, nth) => index !== from + nth);
  return gap === -1 ? entries : entries.slice(0, gap);
}
