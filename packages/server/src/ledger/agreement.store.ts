import { RETENTION_ACT, ROTATION_ACT } from '@cordon/ledger';
import type { Pool } from 'pg';
import { accountFor } from './accounting.ts';
import type { AgreementEntry, AgreementLedger, EntryScope } from './agreement.ts';

const COLUMNS = 'b.idx AS index, l.leaf, b.salt, b.body, b.kind, b.at';

const WITHIN = `b.agreement_id = $1 AND b.idx < $2 AND ($3::text IS NULL OR b.party_id = $3)
  AND ($4::timestamptz[] IS NULL OR EXISTS (SELECT FROM unnest($4::timestamptz[], $5::timestamptz[]) AS w(from_at, until_at)
       WHERE b.at >= w.from_at AND b.at < w.until_at))`;

const OPENED = `SELECT b.idx AS index FROM cordon.ledger_bodies b WHERE ${WITHIN}`;

/** Entries that are looked at in one statement: each stays far below the time a statement is given. */
const STRETCH = 50_000;

/** Entries whose body is gone; only their leaf says when they were entered. */
const CLOSED = `SELECT l.idx AS index FROM cordon.ledger_leaves l
  WHERE l.idx >= $1 AND l.idx < $2 AND NOT EXISTS (SELECT FROM cordon.ledger_bodies b WHERE b.idx = l.idx)
    AND ($3::timestamptz[] IS NULL OR EXISTS (SELECT FROM unnest($3::timestamptz[], $4::timestamptz[]) AS w(from_at, until_at)
         WHERE cordon.leaf_time(l.leaf) >= w.from_at AND cordon.leaf_time(l.leaf) < w.until_at))
  ORDER BY l.idx`;

/** Reads the entries of one agreement; who may read which is for the caller to say. */
export function createAgreementLedger(pool: Pool): AgreementLedger {
  const within = (agreement: string, { party, windows }: EntryScope, size: number): unknown[] => [
    agreement,
    size,
    party,
    windows?.map(({ from }) => from) ?? null,
    windows?.map(({ until }) => until) ?? null,
  ];
  const indices = async (text: string, values: readonly unknown[]): Promise<readonly number[]> => {
    const { rows } = await pool.query<{ index: number }>(text, [...values]);
    return rows.map(({ index }) => index);
  };
  return {
    async entries(agreement, scope, { after, size, limit }) {
      const { rows } = await pool.query<AgreementEntry>(
        `SELECT ${COLUMNS} FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE ${WITHIN} AND b.idx > $6 ORDER BY b.idx LIMIT $7`,
        [...within(agreement, scope, size), after, limit],
      );
      return rows;
    },
    async acts(agreement, scope, size) {
      const { rows } = await pool.query<AgreementEntry>(
        `SELECT ${COLUMNS} FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE ${WITHIN} AND b.body::jsonb ->> 'kind' = 'admin' ORDER BY b.idx`,
        within(agreement, scope, size),
      );
      return rows;
    },
    async these(indices) {
      const { rows } = await pool.query<AgreementEntry>(
        `SELECT ${COLUMNS} FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE b.idx = ANY ($1::bigint[]) ORDER BY b.idx`,
        [indices],
      );
      return rows;
    },
    async keyChanges(size) {
      const { rows } = await pool.query<AgreementEntry>(
        `SELECT ${COLUMNS} FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE b.kind = $1 AND b.idx < $2 ORDER BY b.idx`,
        [ROTATION_ACT, size],
      );
      return rows;
    },
    async accounts(agreement, scope, size) {
      const [, , , ...windows] = within(agreement, scope, size);
      const [opened, closed]: [number[], number[]] = [[], []];
      for (let from = 0; from < size; from += STRETCH) {
        const until = Math.min(size, from + STRETCH);
        opened.push(
          ...(await indices(`${OPENED} AND b.idx >= $6 ORDER BY b.idx`, [
            ...within(agreement, scope, until),
            from,
          ])),
        );
        closed.push(...(await indices(CLOSED, [from, until, ...windows])));
      }
      // Read last, and all: an erasure is stated before anything goes, so whatever went meanwhile is told by these.
      const { rows: erasures } = await pool.query<AgreementEntry & { readonly agreement: string | null }>(
        `SELECT ${COLUMNS}, b.agreement_id AS agreement FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE b.kind = $1 ORDER BY b.idx`,
        [RETENTION_ACT],
      );
      return accountFor(agreement, { opened, closed, size }, erasures);
    },
    async last(agreement, kind) {
      const { rows } = await pool.query<AgreementEntry>(
        `SELECT ${COLUMNS} FROM cordon.ledger_bodies b JOIN cordon.ledger_leaves l USING (idx)
         WHERE b.agreement_id = $1 AND b.kind = $2 ORDER BY b.idx DESC LIMIT 1`,
        [agreement, kind],
      );
      return rows[0] ?? null;
    },
  };
}
