import { sql, type Kysely } from 'kysely';
import type { IncidentStore, KeptSignal } from './incident.ts';

const SIGNAL = sql`
  SELECT s.seq::int, s.id, s.at, s.raised_at AS "raisedAt", s.kind, s.severity, s.reason, s.events, s.calibration,
    s.incident_id AS incident,
    coalesce((SELECT i.drill FROM cordon.incidents i WHERE i.id = s.incident_id),
      (SELECT g.run_id FROM cordon.drill_ground g WHERE g.id = s.agent AND g.kind = 'person')) AS drill, s.verdict, s.verdict_why AS "verdictWhy", s.judged_at AS "judgedAt",
    CASE WHEN s.agent IS NULL THEN NULL ELSE json_build_object('id', s.agent, 'name', coalesce(p.name, s.agent)) END AS agent,
    json_build_object('id', s.vendor, 'name', coalesce(v.name, s.vendor)) AS vendor,
    CASE WHEN j.id IS NULL THEN NULL ELSE json_build_object('id', j.id, 'name', j.name) END AS "judgedBy",
    (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.owed = s.id || ' raised') AS entry
  FROM cordon.signals s LEFT JOIN cordon.principals p ON p.id = s.agent LEFT JOIN cordon.parties v ON v.id = s.vendor
  LEFT JOIN cordon.persons j ON j.id = s.judged_by`;

const MOST = 500;

type SignalReads = Pick<
  IncidentStore,
  'signalsOf' | 'signal' | 'signalsAfter' | 'signalsAbout' | 'newestSignal'
>;

/** Reads signals. */
export function createSignalReads(db: Kysely<unknown>): SignalReads {
  return {
    async signalsOf(incident) {
      const { rows } = await sql<KeptSignal>`${SIGNAL} WHERE s.incident_id = ${incident}
        ORDER BY s.at, s.seq LIMIT ${MOST}`.execute(db);
      return rows;
    },

    async signal(id) {
      const { rows } = await sql<KeptSignal>`${SIGNAL} WHERE s.id = ${id}`.execute(db);
      return rows[0] ?? null;
    },

    async signalsAfter(after, limit) {
      const { rows } =
        await sql<KeptSignal>`${SIGNAL} WHERE s.seq > ${after} ORDER BY s.seq LIMIT ${limit}`.execute(db);
      return rows;
    },

    async signalsAbout(agent, since) {
      const { rows } = await sql<KeptSignal>`${SIGNAL}
        WHERE s.at >= ${since} AND (${agent}::text IS NULL OR s.agent = ${agent})
        ORDER BY s.at DESC, s.seq DESC LIMIT ${MOST}`.execute(db);
      return rows;
    },

    async newestSignal() {
      const { rows } = await sql<{
        seq: number;
      }>`SELECT coalesce(max(seq), 0)::int AS seq FROM cordon.signals`.execute(db);
      return rows[0]?.seq ?? 0;
    },
  };
}
