import { randomUUID } from 'node:crypto';
import { takeAlertsOf } from '../alerts/raising.store.ts';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { oweWithin } from '../../platform/owing.ts';
import type { Change, ExposedField, Incident, IncidentAct, IncidentNote, IncidentStore } from './incident.ts';
import { createSignalReads } from './signals.store.ts';

const INCIDENT = sql`
  SELECT i.id, i.state, i.severity, i.kinds, i.first_at AS "firstAt", i.last_at AS "lastAt", i.opened_at AS "openedAt",
    i.post_mortem AS "postMortem", i.drill, json_build_object('id', i.vendor, 'name', coalesce(v.name, i.vendor)) AS vendor,
    coalesce((SELECT json_agg(json_build_object('id', a.id, 'name', coalesce(p.name, a.id)) ORDER BY a.id)
      FROM unnest(i.agents) a(id) LEFT JOIN cordon.principals p ON p.id = a.id), '[]') AS agents,
    CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
    s.signals, s.unjudged, s."real",
    (SELECT count(*)::int FROM cordon.incident_containments c
     WHERE c.incident_id = i.id AND c.ordered_by IS NULL AND c.decision IS NULL) AS undecided
  FROM cordon.incidents i LEFT JOIN cordon.parties v ON v.id = i.vendor LEFT JOIN cordon.persons o ON o.id = i.owner_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS signals, (count(*) FILTER (WHERE verdict IS NULL AND severity <> 'low'))::int AS unjudged,
      (count(*) FILTER (WHERE verdict = 'real'))::int AS "real"
    FROM cordon.signals WHERE incident_id = i.id) s`;

const OPEN = sql`i.state IN ('open', 'investigating', 'contained')`;

const MOST = 500;

export function createIncidentStore(db: Kysely<unknown>): IncidentStore {
  const change = async (what: Change, update: RawBuilder<unknown>): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      const { numAffectedRows } = await update.execute(tx);
      if (numAffectedRows !== 1n) return false;
      await acted(tx, what);
      return true;
    });

  return {
    ...createSignalReads(db),

    async list(open, drills) {
      const { rows } =
        await sql<Incident>`${INCIDENT} WHERE (${OPEN}) = ${open} AND (${drills} OR i.drill IS NULL)
        ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], i.severity), i.last_at DESC, i.id
        LIMIT ${MOST}`.execute(db);
      return rows;
    },

    async ofEndedDrills() {
      const { rows } = await sql<Pick<Incident, 'id' | 'state'>>`
        SELECT i.id, i.state FROM cordon.incidents i JOIN cordon.drill_runs r ON r.id = i.drill
        WHERE (${OPEN}) AND r.ended_at IS NOT NULL ORDER BY i.id`.execute(db);
      return rows;
    },

    async find(id) {
      const { rows } = await sql<Incident>`${INCIDENT} WHERE i.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    async acts(incident) {
      const { rows } = await sql<IncidentAct>`
        SELECT a.at, a.act, a.detail,
          CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.name) END AS by,
          (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = a.owed) AS entry
        FROM cordon.incident_acts a LEFT JOIN cordon.persons p ON p.id = a.person_id
        WHERE a.incident_id = ${incident} ORDER BY a.id`.execute(db);
      return rows;
    },

    async notes(incident) {
      const { rows } = await sql<IncidentNote>`
        SELECT n.id, n.at, n.text, json_build_object('id', p.id, 'name', p.name) AS by
        FROM cordon.incident_notes n JOIN cordon.persons p ON p.id = n.person_id
        WHERE n.incident_id = ${incident} ORDER BY n.at, n.id`.execute(db);
      return rows;
    },

    take: (what) =>
      change(
        what,
        sql`WITH told AS (${takeAlertsOf(what.incident, what.person, what.at)})
          UPDATE cordon.incidents SET owner_id = ${what.person}, changed_at = ${what.at}
          WHERE id = ${what.incident} AND owner_id IS DISTINCT FROM ${what.person}`,
      ),

    move: (what, from, to) =>
      change(
        what,
        sql`UPDATE cordon.incidents SET state = ${to}, changed_at = ${what.at}
          WHERE id = ${what.incident} AND state = ${from}`,
      ),

    note: (what, text) =>
      db.transaction().execute(async (tx) => {
        await sql`INSERT INTO cordon.incident_notes (id, incident_id, at, person_id, text)
          VALUES (${`inn_${randomUUID()}`}, ${what.incident}, ${what.at}, ${what.person}, ${text})`.execute(
          tx,
        );
        await acted(tx, what);
      }),

    writePostMortem: (what, text) =>
      change(
        what,
        sql`UPDATE cordon.incidents SET post_mortem = ${text}, changed_at = ${what.at} WHERE id = ${what.incident}`,
      ),

    judge: (what, signal, verdict, why) =>
      change(
        what,
        sql`UPDATE cordon.signals SET verdict = ${verdict}, verdict_why = ${why}, judged_by = ${what.person},
          judged_at = ${what.at} WHERE id = ${signal} AND verdict IS DISTINCT FROM ${verdict}`,
      ),

    async exposed(incident) {
      const { rows } = await sql<ExposedField>`
        WITH evidence AS (
          SELECT e.entry, e.agreement_id AS agreement, e.subject, b.body::jsonb AS body
          FROM cordon.access_events e JOIN cordon.ledger_bodies b ON b.idx = e.entry
          WHERE e.entry IN (SELECT x::bigint FROM cordon.signals s, unnest(s.events) x
                            WHERE s.incident_id = ${incident} AND s.verdict IS DISTINCT FROM 'false-positive'
                              AND x ~ '^[0-9]{1,15}$')
            AND e.ok AND e.subject IS NOT NULL
        ), shown AS (
          SELECT v.agreement, v.subject, p ->> 'resource' AS resource, t.key AS field, t.value = 'clear' AS clear
          FROM evidence v, jsonb_array_elements(v.body -> 'parts') p, jsonb_each_text(p -> 'treatments') t
          WHERE v.body ->> 'field' IS NULL AND (p ->> 'rows')::int > 0 AND t.value <> 'hidden'
          UNION ALL
          SELECT v.agreement, v.subject, v.body -> 'parts' -> 0 ->> 'resource', v.body ->> 'field',
            v.body ->> 'act' IN ('reveal', 'unseal')
          FROM evidence v WHERE v.body ->> 'field' IS NOT NULL
        )
        SELECT agreement, resource, field, count(DISTINCT subject)::int AS customers, bool_or(clear) AS clear
        FROM shown WHERE resource IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC, 2, 3`.execute(db);
      return rows;
    },

    async clauses(incident) {
      const { rows } = await sql<{ agreement: string; clause: string; entries: number }>`
        SELECT c ->> 'agreement' AS agreement, c ->> 'clause' AS clause, count(DISTINCT b.idx)::int AS entries
        FROM cordon.ledger_bodies b CROSS JOIN LATERAL (SELECT b.body::jsonb AS body) j
        CROSS JOIN LATERAL (
          SELECT * FROM jsonb_array_elements(coalesce(j.body -> 'citations', '[]'))
          UNION ALL SELECT q.* FROM jsonb_array_elements(coalesce(j.body -> 'parts', '[]')) p,
            jsonb_array_elements(coalesce(p -> 'citations', '[]')) q) cited(c)
        WHERE b.idx IN (SELECT x::bigint FROM cordon.signals s, unnest(s.events) x
                        WHERE s.incident_id = ${incident} AND x ~ '^[0-9]{1,15}$')
          AND c ->> 'agreement' IS NOT NULL
        GROUP BY 1, 2 ORDER BY 1, 2`.execute(db);
      return rows;
    },

    async raiseSeverity(incident, severity) {
      await sql`UPDATE cordon.incidents SET severity = ${severity} WHERE id = ${incident}`.execute(db);
    },
  };
}

/** What became of an incident, beside what is owed of it. */
export async function acted(
  tx: Transaction<unknown>,
  { incident, person, at, detail, owed }: Change,
): Promise<void> {
  const key = `${incident} ${randomUUID()}`;
  await sql`INSERT INTO cordon.incident_acts (incident_id, at, act, person_id, detail, owed)
    VALUES (${incident}, ${at}, ${owed.act}, ${person}, ${detail ?? null}, ${key})`.execute(tx);
  await oweWithin(tx, [owed], key);
}
