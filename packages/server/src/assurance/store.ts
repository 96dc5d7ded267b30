import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { oweWithin } from '../platform/owing.ts';
import type { Finding, FindingStore, Named, NewFinding } from './finding.ts';

const COLUMNS = sql`f.id, f.kind, f.about, f.source_id AS source, f.party_id AS vendor, f.agreement_id AS agreement, f.facts,
  f.raised_at AS "raisedAt", f.seen_at AS "seenAt", f.closed_at AS "closedAt", f.closed_how AS how, f.closed_by AS "closedBy",
  p.name AS "closedByName", (SELECT b.idx FROM cordon.ledger_bodies b WHERE b.owed = f.id || ' raised') AS entry
  FROM cordon.findings f LEFT JOIN cordon.persons p ON p.id = f.closed_by`;

interface Row extends NewFinding {
  readonly id: string;
  readonly raisedAt: Date;
  readonly seenAt: Date;
  readonly closedAt: Date | null;
  readonly how: NonNullable<Finding['closed']>['how'] | null;
  readonly closedBy: string | null;
  readonly closedByName: string | null;
  readonly entry: number | null;
}

export function createFindingStore(db: Kysely<unknown>): FindingStore {
  return {
    raise: ({ kind, about, source, vendor, agreement, facts }, at, owes) =>
      db.transaction().execute(async (tx) => {
        const accepted = await sql<{ id: string }>`
          SELECT id FROM cordon.findings WHERE kind = ${kind} AND about = ${about} AND closed_how = 'accepted'
            AND facts = ${JSON.stringify(facts)}::jsonb ORDER BY closed_at DESC LIMIT 1`.execute(tx);
        const known = accepted.rows[0];
        if (known !== undefined) return { id: known.id, fresh: false };
        const id = `fnd_${randomUUID()}`;
        const { rows } = await sql<{ id: string }>`
          INSERT INTO cordon.findings (id, kind, about, source_id, party_id, agreement_id, facts, raised_at, seen_at)
          VALUES (${id}, ${kind}, ${about}, ${source}, ${vendor}, ${agreement}, ${JSON.stringify(facts)}, ${at}, ${at})
          ON CONFLICT (kind, about) WHERE closed_at IS NULL
            DO UPDATE SET seen_at = excluded.seen_at, facts = excluded.facts
          RETURNING id`.execute(tx);
        const kept = rows[0]?.id ?? id;
        const fresh = kept === id;
        if (fresh) await oweWithin(tx, [owes(id)], `${id} raised`);
        return { id: kept, fresh };
      }),

    settle: (kinds, source, still, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ id: string } & NewFinding>`
          UPDATE cordon.findings SET closed_at = ${at}, closed_how = 'settled'
          WHERE kind = ANY(${kinds}::text[]) AND source_id IS NOT DISTINCT FROM ${source}::text AND closed_at IS NULL
            AND NOT about = ANY(${still}::text[])
          RETURNING id, kind, about, source_id AS source, party_id AS vendor, agreement_id AS agreement, facts`.execute(
          tx,
        );
        await oweWithin(tx, rows.map(owes));
        return rows.length;
      }),

    async list({ open, vendors }) {
      const { rows } = await sql<Row>`SELECT ${COLUMNS}
        WHERE (f.closed_at IS NULL) = ${open} AND (${vendors}::text[] IS NULL OR f.party_id = ANY(${vendors}::text[]))
        ORDER BY coalesce(f.closed_at, f.raised_at) DESC, f.id LIMIT 500`.execute(db);
      return rows.map(toFinding);
    },

    async names(ids, vendors) {
      const { rows } = await sql<Named>`
        WITH own AS (SELECT ${ids}::text[] AS ids, ${vendors}::text[] AS vendors)
        SELECT p.id, 'person' AS kind, p.name FROM own JOIN cordon.persons p
          ON p.id = ANY(ids) AND (vendors IS NULL OR p.party_id = ANY(vendors))
        UNION ALL SELECT t.id, 'ticket', t.external_id FROM own JOIN cordon.tickets t
          ON t.id = ANY(ids) AND (vendors IS NULL OR t.party_id = ANY(vendors))
        UNION ALL SELECT a.id, 'agreement', a.title FROM own JOIN cordon.agreements a
          ON a.id = ANY(ids) AND (vendors IS NULL OR a.processor_id = ANY(vendors))
        UNION ALL SELECT v.id, 'party', v.name FROM own JOIN cordon.parties v
          ON v.id = ANY(ids) AND (vendors IS NULL OR v.id = ANY(vendors))`.execute(db);
      return new Map(rows.map((row) => [row.id, row]));
    },

    async find(id) {
      const { rows } = await sql<Row>`SELECT ${COLUMNS} WHERE f.id = ${id}`.execute(db);
      return rows[0] === undefined ? null : toFinding(rows[0]);
    },

    close: (id, how, by, at, owed) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.findings SET closed_at = ${at}, closed_how = ${how}, closed_by = ${by}
          WHERE id = ${id} AND closed_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owed]);
        return true;
      }),
  };
}

function toFinding({ closedAt, how, closedBy, closedByName, ...rest }: Row): Finding {
  const by = closedBy === null ? null : { id: closedBy, name: closedByName ?? '' };
  return { ...rest, closed: closedAt === null || how === null ? null : { at: closedAt, how, by } };
}
