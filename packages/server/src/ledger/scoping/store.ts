import type { Pool } from 'pg';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import { BLOCK } from '../search/bits.ts';
import type { EntryWithOpenings } from './opened.ts';

interface Row {
  index: number;
  leaf: string;
  at: Date | null;
  salt: Buffer | null;
  body: string | null;
  openings: { name: string; sealed: string | null; value: string | null; salt: string }[];
}

const SELECT = `
SELECT l.idx AS index, l.leaf, b.at, b.salt, b.body, coalesce(o.openings, '[]') AS openings
FROM cordon.ledger_leaves l LEFT JOIN cordon.ledger_bodies b USING (idx) LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('name', name, 'value', value, 'sealed', encode(value_sealed, 'base64'),
                                    'salt', encode(salt, 'base64'))) AS openings
  FROM cordon.ledger_openings p WHERE p.idx = l.idx) o ON true`;

/** Reads entries with all that opens them; what of it somebody may see is for the caller to say. */
export function createScopingStore(pool: Pool, seal: OpeningSeal) {
  const entryOf = ({ index, leaf, at, salt, body, openings }: Row): EntryWithOpenings => ({
    ...{ index, leaf },
    // The leaf tells its time to whoever has only the leaf.
    at: at ?? new Date((JSON.parse(leaf) as { t: string }).t),
    body: body === null || salt === null ? null : { salt, text: body },
    openings: openings.map(({ name, sealed, value, salt: opener }) => ({
      ...{ name, salt: Buffer.from(opener, 'base64') },
      value: sealed === null ? (value ?? '') : seal.open({ index, name }, Buffer.from(sealed, 'base64')),
    })),
  });
  return {
    /** In order. */
    async these(indices: readonly number[]): Promise<readonly EntryWithOpenings[]> {
      const { rows } = await pool.query<Row>(`${SELECT} WHERE l.idx = ANY ($1::bigint[]) ORDER BY l.idx`, [
        indices,
      ]);
      return rows.map(entryOf);
    },

    /**
     * Of accesses to what was made before, the entries of that time: an original names its own; a recording had on the screen
     * what was read on its ticket while it ran. The ticket may be another customer's since.
     */
    async madeOf(
      indices: readonly number[],
    ): Promise<readonly { readonly index: number; readonly of: number }[]> {
      const { rows } = await pool.query<{ index: number; of: number }>(
        `WITH later AS (
           SELECT idx, body::jsonb AS body FROM cordon.ledger_bodies WHERE idx = ANY ($1::bigint[]))
         SELECT idx::int AS index, (body ->> 'of')::int AS of FROM later WHERE body ->> 'act' = 'unseal'
         UNION ALL
         SELECT l.idx::int, e.entry::int FROM later l JOIN cordon.recordings r ON r.id = l.body ->> 'recording'
           JOIN cordon.access_events e ON e.ticket = l.body ->> 'ticket' AND e.agent = r.person_id AND e.ok
             AND e.at BETWEEN r.started_at AND r.last_at AND e.entry < l.idx AND NOT e.flags @> ARRAY['recording']`,
        [indices],
      );
      return rows;
    },

    /** Entries without a body, of any agreement: whose they were cannot be told any more. Their leaf has their time. */
    async bodiless(from: Date, until: Date): Promise<readonly number[]> {
      const { rows } = await pool.query<{ index: number }>(
        `WITH near AS (
           SELECT least(min(block) FILTER (WHERE until_at >= $1), max(block) FILTER (WHERE until_at < $1)) AS first,
                  greatest(max(block) FILTER (WHERE from_at < $2), min(block) FILTER (WHERE from_at >= $2)) AS last
           FROM cordon.ledger_blocks)
         SELECT l.idx AS index FROM near, cordon.ledger_leaves l
         WHERE l.idx >= coalesce(near.first, 0)::bigint * ${String(BLOCK)} AND l.idx < (near.last + 1)::bigint * ${String(BLOCK)}
           AND NOT EXISTS (SELECT FROM cordon.ledger_bodies b WHERE b.idx = l.idx)
           AND (l.leaf::json ->> 't')::timestamptz >= $1 AND (l.leaf::json ->> 't')::timestamptz < $2 ORDER BY l.idx`,
        [from, until],
      );
      return rows.map(({ index }) => index);
    },
  };
}
