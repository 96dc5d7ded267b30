import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Change, Ordered } from '../incidents/incident.ts';
import type { Asked, ContainableIncident, DueOrder, OrderStore, OverdueOrder, ToTell } from './order.ts';

const ORDER = sql`
  SELECT c.id, c.incident_id AS incident, c.step, c.why, c.ordered_at AS "orderedAt", c.decide_by AS "decideBy",
    c.done_at AS "doneAt", c.customers_an_hour AS "customersAnHour", c.already, c.decision, c.decided_at AS "decidedAt",
    c.told_at AS "toldAt", c.answer, c.answered_at AS "answeredAt", c.cites,
    json_build_object('id', c.target, 'name', coalesce(p.name, v.name, c.target)) AS target,
    CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('id', b.id, 'name', b.name) END AS "orderedBy",
    CASE WHEN d.id IS NULL THEN NULL ELSE json_build_object('id', d.id, 'name', d.name) END AS "decidedBy"
  FROM cordon.incident_containments c LEFT JOIN cordon.principals p ON p.id = c.target
  LEFT JOIN cordon.parties v ON v.id = c.target LEFT JOIN cordon.persons b ON b.id = c.ordered_by
  LEFT JOIN cordon.persons d ON d.id = c.decided_by`;

/** Notes what became of an incident, in the transaction that does it. */
type RecordAct = (tx: Transaction<unknown>, change: Change) => Promise<void>;

/** @param record notes what became of an incident, with what is owed of it */
export function createOrderStore(db: Kysely<unknown>, record: RecordAct): OrderStore {
  return {
    order: ({ incident, step, target, why, at, by, decideBy, cites, customersAnHour }, change) =>
      db.transaction().execute(async (tx) => {
        const id = `icn_${randomUUID()}`;
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.incident_containments
            (id, incident_id, step, target, why, ordered_at, ordered_by, decide_by, cites, customers_an_hour, already)
          VALUES (${id}, ${incident}, ${step}, ${target}, ${why}, ${at}, ${by}, ${decideBy},
            ${JSON.stringify(cites)}::jsonb, ${customersAnHour}, ${step} NOT IN ('step-up', 'slow-down')
            AND (EXISTS (SELECT FROM cordon.persons p WHERE p.id = ${target} AND p.suspended_by = 'company')
              OR EXISTS (SELECT FROM cordon.parties v WHERE v.id = ${target} AND v.contained_at IS NOT NULL)))
          ON CONFLICT DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return null;
        await record(tx, change);
        return id;
      }),

    async due() {
      const { rows } = await sql<DueOrder>`
        SELECT id, incident_id AS incident, step, target, ordered_at AS at, ordered_by AS by FROM cordon.incident_containments
        WHERE done_at IS NULL AND decision IS NULL ORDER BY ordered_at, id`.execute(db);
      return rows;
    },

    async done(id, at) {
      await sql`UPDATE cordon.incident_containments SET done_at = coalesce(done_at, ${at}) WHERE id = ${id}`.execute(
        db,
      );
    },

    async of(incident) {
      const { rows } = await sql<Ordered>`${ORDER} WHERE c.incident_id = ${incident}
        ORDER BY c.ordered_at, c.id`.execute(db);
      return rows;
    },

    async find(id) {
      const { rows } = await sql<Ordered>`${ORDER} WHERE c.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    decide: (id, decision, change) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.incident_containments SET decision = ${decision}, decided_by = ${change.person},
            decided_at = ${change.at} WHERE id = ${id} AND decision IS DISTINCT FROM ${decision}
            AND decision IS DISTINCT FROM 'undone'`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await record(tx, change);
        return true;
      }),

    async isHeldElsewhere(id, target) {
      const { rows } = await sql`
        SELECT FROM cordon.incident_containments WHERE target = ${target} AND id <> ${id} AND step = 'suspend-agent'
          AND decision IS DISTINCT FROM 'undone'`.execute(db);
      return rows.length > 0;
    },

    async overdue(now) {
      const { rows } = await sql<OverdueOrder>`
        SELECT c.id, c.incident_id AS incident, i.vendor, c.cites FROM cordon.incident_containments c
        JOIN cordon.incidents i ON i.id = c.incident_id
        WHERE c.ordered_by IS NULL AND c.decision IS NULL AND c.decide_by <= ${now} AND i.drill IS NULL`.execute(
        db,
      );
      return rows;
    },

    async toContain(since) {
      const { rows } = await sql<ContainableIncident>`
        SELECT i.id, i.vendor, i.severity,
          coalesce((SELECT json_object_agg(k.agent, k.kinds) FROM (
            SELECT s.agent, json_agg(DISTINCT s.kind) AS kinds FROM cordon.signals s
            -- A machine locks nobody of the company out of its own house.
            JOIN cordon.persons p ON p.id = s.agent JOIN cordon.parties v ON v.id = p.party_id AND v.kind = 'vendor'
            WHERE s.incident_id = i.id AND s.agent IS NOT NULL AND s.severity <> 'low' AND s.at >= ${since}
              AND s.verdict IS DISTINCT FROM 'false-positive' GROUP BY s.agent) k), '{}') AS agents,
          -- What was undone is not done again by a machine.
          coalesce((SELECT json_agg(json_build_object('step', c.step, 'target', c.target))
            FROM cordon.incident_containments c WHERE c.incident_id = i.id), '[]') AS done
        FROM cordon.incidents i
        WHERE i.state IN ('open', 'investigating', 'contained') AND i.severity IN ('high', 'critical')`.execute(
        db,
      );
      return rows;
    },

    async toTell() {
      const { rows } = await sql<ToTell>`
        SELECT c.id, c.step, c.customers_an_hour AS "customersAnHour", p.email, c.decide_by AS "decideBy", c.cites
        FROM cordon.incident_containments c
        JOIN cordon.persons p ON p.id = c.target
        -- Nobody reads the mail of somebody who was made for a drill.
        JOIN cordon.incidents i ON i.id = c.incident_id AND i.drill IS NULL
        WHERE c.ordered_by IS NULL AND c.done_at IS NOT NULL AND NOT c.already
          AND c.decision IS NULL AND c.told_at IS NULL AND p.email IS NOT NULL`.execute(db);
      return rows;
    },

    async told(id, hash, at) {
      await sql`UPDATE cordon.incident_containments SET answer_hash = ${hash}, told_at = ${at} WHERE id = ${id}`.execute(
        db,
      );
    },

    async asked(hash) {
      const { rows } = await sql<Asked>`
        SELECT id, step, incident_id AS incident, target AS person, decide_by AS "decideBy", decision,
          answered_at AS "answeredAt"
        FROM cordon.incident_containments WHERE answer_hash = ${hash}`.execute(db);
      return rows[0] ?? null;
    },

    answer: (id, text, change) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.incident_containments SET answer = ${text}, answered_at = ${change.at}
          WHERE id = ${id} AND answered_at IS NULL AND decision IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await record(tx, change);
        return true;
      }),
  };
}
