import type { Pool } from 'pg';
import type { OpeningSeal } from '../../platform/openingSeal.ts';
import type { CheckedTables, StoredRow } from './tables.ts';

interface Row {
  index: number;
  leaf: string;
  hash: Buffer;
  text: string | null;
  salt: Buffer;
  at: Date;
  agreement: string | null;
  party: string | null;
  person: string | null;
  code: string | null;
  openings: { name: string; value: string | null; sealed: string | null; salt: string }[];
}

/** Reads the ledger's tables for a check; nothing is written. */
export function createCheckedTables(pool: Pool, seal: Pick<OpeningSeal, 'open'>): CheckedTables {
  const opened = ({ index, openings }: Row): StoredRow['openings'] =>
    openings.map(({ name, value, sealed, salt }) => ({
      ...{ name, salt: Buffer.from(salt, 'base64') },
      value: value ?? tryOpen(seal, { index, name }, Buffer.from(sealed ?? '', 'base64')),
    }));
  return {
    async rows(from, limit) {
      const { rows } = await pool.query<Row>(
        `SELECT l.idx AS index, l.leaf, l.hash, b.body AS text, b.salt, b.at, b.agreement_id AS agreement,
                b.party_id AS party, b.person_id AS person, b.code, coalesce(o.openings, '[]') AS openings
         FROM (SELECT * FROM cordon.ledger_leaves WHERE idx >= $1 ORDER BY idx LIMIT $2) l
         LEFT JOIN cordon.ledger_bodies b USING (idx)
         LEFT JOIN LATERAL (SELECT json_agg(json_build_object('name', name, 'value', value,
             'sealed', encode(value_sealed, 'base64'), 'salt', encode(salt, 'base64')) ORDER BY name) AS openings
           FROM cordon.ledger_openings WHERE idx = l.idx) o ON true
         ORDER BY l.idx`,
        [from, limit],
      );
      return rows.map((row) => {
        const { index, leaf, hash, text, salt, at, agreement, party, person, code } = row;
        return {
          ...{ index, leaf, hash },
          body: text === null ? null : { text, salt, at, agreement, party, person, code },
          openings: opened(row),
        };
      });
    },
    async nodes(wanted) {
      const { rows } = await pool.query<{ level: number; index: number; hash: Buffer }>(
        `SELECT level, idx AS index, hash FROM cordon.ledger_nodes
         WHERE (level, idx) IN (SELECT * FROM unnest($1::int[], $2::bigint[]))`,
        [wanted.map(({ level }) => level), wanted.map(({ index }) => index)],
      );
      return rows;
    },
    async countNodes() {
      const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM cordon.ledger_nodes');
      return rows[0]?.n ?? 0;
    },
    async checkpoints(above, limit) {
      const { rows } = await pool.query<{ size: number; note: string }>(
        'SELECT size, note FROM cordon.ledger_checkpoints WHERE size > $1 ORDER BY size LIMIT $2',
        [above, limit],
      );
      return rows;
    },
  };
}

function tryOpen(
  seal: Pick<OpeningSeal, 'open'>,
  place: { readonly index: number; readonly name: string },
  sealed: Buffer,
): string | undefined {
  try {
    return seal.open(place, sealed);
  } catch {
    return undefined;
  }
}
