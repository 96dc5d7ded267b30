import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';
import type { OpeningSeal } from '../platform/openingSeal.ts';
import type { KnownMark, Mark, MarkedCustomer, Marks } from './mark.ts';

type Row = Omit<MarkedCustomer, 'subject'> & { readonly sealed: string };

type KnownRow = Omit<KnownMark, 'from' | 'until'> & {
  readonly hash: string;
  readonly from: Date;
  readonly until: Date | null;
};

const contextOf = (id: string): string => `marked-customer:${id}:subject`;

/** @param openings the hash under which the ledger's openings name a customer: an access is found to be of a marked one by it */
export function createMarks(
  pool: Pool,
  sealing: Pick<Keys, 'seal' | 'unseal'>,
  openings: Pick<OpeningSeal, 'hash'>,
): Marks {
  const hashOf = (subject: string): Buffer => {
    const hash = openings.hash('subject', subject);
    if (hash === null) throw new Error('customers have no hash');
    return hash;
  };
  return {
    async newest(limit) {
      const { rows } = await pool.query<Row>(
        `SELECT m.id, m.source_id AS source, m.subject_sealed AS sealed, m.mark, m.marked_at AS "markedAt",
                json_build_object('id', b.id, 'name', b.name) AS "markedBy",
                CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS person
         FROM cordon.marked_customers m JOIN cordon.persons b ON b.id = m.marked_by
         LEFT JOIN cordon.persons p ON p.id = m.person_id
         WHERE m.ended_at IS NULL ORDER BY m.marked_at DESC, m.id LIMIT $1`,
        [limit],
      );
      return rows.map(({ sealed, ...row }) => ({
        ...row,
        subject: sealing.unseal(sealed, contextOf(row.id)),
      }));
    },

    async counts() {
      const { rows } = await pool.query<{ source: string; mark: Mark; customers: number }>(
        `SELECT source_id AS source, mark, count(*)::int AS customers FROM cordon.marked_customers
         WHERE ended_at IS NULL GROUP BY source_id, mark ORDER BY source_id, mark`,
      );
      return rows;
    },

    async mark(made, by, at) {
      const { rowCount } = await pool.query(
        `INSERT INTO cordon.marked_customers (id, source_id, subject_hash, subject_sealed, mark, person_id, marked_by, marked_at)
         SELECT m.*, $7, $8 FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[]) AS m
         ON CONFLICT (source_id, subject_hash, mark) WHERE ended_at IS NULL DO NOTHING`,
        [
          ...[made.map(({ id }) => id), made.map(({ source }) => source)],
          ...[
            made.map(({ subject }) => hashOf(subject)),
            made.map(({ id, subject }) => sealing.seal(subject, contextOf(id))),
          ],
          ...[made.map(({ mark }) => mark), made.map(({ person }) => person), by, at],
        ],
      );
      return rowCount ?? 0;
    },

    async end({ source, mark, subjects }, by, at) {
      const { rowCount } = await pool.query(
        `UPDATE cordon.marked_customers SET ended_at = $4, ended_by = $5
         WHERE source_id = $1 AND mark = $2 AND subject_hash = ANY ($3) AND ended_at IS NULL`,
        [source, mark, subjects.map(hashOf), at, by],
      );
      return rowCount ?? 0;
    },

    async known(hashes) {
      if (hashes.length === 0) return new Map();
      const { rows } = await pool.query<KnownRow>(
        `SELECT encode(subject_hash, 'hex') AS hash, source_id AS source, mark, person_id AS person, marked_at AS "from", ended_at AS until
         FROM cordon.marked_customers WHERE subject_hash = ANY ($1) ORDER BY marked_at, id`,
        [[...new Set(hashes)].map((hash) => Buffer.from(hash, 'hex'))],
      );
      return Map.groupBy(
        rows.map(({ from, until, ...row }) => ({
          ...row,
          ...{ from: from.getTime(), until: until?.getTime() ?? null },
        })),
        ({ hash }) => hash,
      );
    },

    async forget(before) {
      await pool.query('DELETE FROM cordon.marked_customers WHERE ended_at < $1', [before]);
    },
  };
}
