import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { oweWithin } from '../platform/owing.ts';
import type { FindingStore, Found, Named } from './finding.ts';
import { FINDINGS, keepStep, noteEvent, toFinding, type FindingRow } from './rows.store.ts';

export function createFindingStore(db: Kysely<unknown>): FindingStore {
  return {
    raise: (finding, at, owes, again) =>
      db.transaction().execute(async (tx) => {
        const { kind, about, source, vendor, agreement, facts } = finding;
        const known =
          await sql<FindingRow>`SELECT f.* FROM (${FINDINGS}) f JOIN cordon.findings g ON g.id = f.id
          WHERE g.kind = ${kind} AND g.about = ${about} AND g.closed_at IS NULL FOR UPDATE OF g`.execute(tx);
        const [before] = known.rows;
        if (before !== undefined) {
          await sql`UPDATE cordon.findings SET seen_at = ${at}, facts = ${JSON.stringify(facts)}::jsonb
            WHERE id = ${before.id}`.execute(tx);
          const change = again(toFinding(before));
          const moved = change !== null && (await keepStep(tx, before, change)) !== null;
          return { id: before.id, fresh: false, moved };
        }
        const id = `fnd_${randomUUID()}`;
        const { severity, origin, practice, title, told, owner, dueAt, dueBy } = finding;
        const { rows } = await sql<{ id: string }>`
          INSERT INTO cordon.findings (id, kind, about, source_id, party_id, agreement_id, facts, raised_at, seen_at,
            severity, origin, practice, title, told, state, owner_side, owner_id, due_at, due_agreement, due_clause, due_duty, due_hours)
          VALUES (${id}, ${kind}, ${about}, ${source}, ${vendor}, ${agreement}, ${JSON.stringify(facts)}, ${at}, ${at},
            ${severity}, ${origin}, ${practice}, ${title ?? null}, ${told ?? null}, 'open', ${owner.side},
            ${owner.person}, ${dueAt}, ${dueBy?.agreement ?? null}, ${dueBy?.clause ?? null}, ${dueBy?.duty ?? null},
            ${dueBy?.hours ?? null})
          ON CONFLICT (kind, about) WHERE closed_at IS NULL
            DO UPDATE SET seen_at = excluded.seen_at, facts = excluded.facts
          RETURNING id`.execute(tx);
        const kept = rows[0]?.id ?? id;
        const fresh = kept === id;
        if (fresh) await oweWithin(tx, [owes(id)], `${id} raised`);
        return { id: kept, fresh, moved: false };
      }),

    settle: (kinds, source, still, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ id: string } & Found>`
          UPDATE cordon.findings SET closed_at = ${at}, closed_how = 'settled', state = 'closed', asked_by = NULL,
            asked_until = NULL, excepted_by = NULL, excepted_until = NULL, revision = revision + 1
          WHERE kind = ANY(${kinds}::text[]) AND source_id IS NOT DISTINCT FROM ${source}::text AND closed_at IS NULL
            AND NOT about = ANY(${still}::text[])
          RETURNING id, kind, about, source_id AS source, party_id AS vendor, agreement_id AS agreement, facts`.execute(
          tx,
        );
        for (const row of rows) await noteEvent(tx, row.id, { owed: owes(row) });
        return rows.length;
      }),

    async list({ open, vendors, mine, overdueAt }) {
      const { rows } = await sql<FindingRow>`${FINDINGS}
        WHERE (f.closed_at IS NULL) = ${open} AND (${vendors}::text[] IS NULL OR f.party_id = ANY(${vendors}::text[]))
          AND (${mine?.person ?? null}::text IS NULL OR f.owner_id = ${mine?.person ?? null}
            OR (f.owner_id IS NULL AND f.owner_side = ${mine?.side ?? null}))
          AND (${overdueAt ?? null}::timestamptz IS NULL OR (f.due_at <= ${overdueAt ?? null}
            AND coalesce(f.excepted_until <= ${overdueAt ?? null}, true)))
        ORDER BY f.closed_at DESC, f.due_at, f.raised_at DESC, f.id LIMIT 500`.execute(db);
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
      const { rows } = await sql<FindingRow>`${FINDINGS} WHERE f.id = ${id}`.execute(db);
      return rows[0] === undefined ? null : toFinding(rows[0]);
    },
  };
}
