import { sql, type Kysely } from 'kysely';

/** An agreement that the evidence of an incident is under. */
export interface ConcernedAgreement {
  readonly id: string;
  readonly title: string;
  readonly endedAt: Date | null;
  /** Null when it ran out by itself. */
  readonly endedBy: { readonly id: string; readonly name: string } | null;
  /** The entry of its end. */
  readonly entry: number | null;
}

/** What was closed of the vendor of an incident, beyond the incident's own orders. */
export interface VendorStanding {
  readonly contained: boolean;
  /** How often it was shut out since the instant asked for, drills apart. */
  readonly times: number;
  readonly agreements: readonly ConcernedAgreement[];
}

/** @param since from when on times of being shut out count */
export type ReadVendorStanding = (incident: string, vendor: string, since: Date) => Promise<VendorStanding>;

/** Evidence that names no agreement with the vendor, as a sign-in does, concerns all of them. */
export function createVendorStanding(db: Kysely<unknown>): ReadVendorStanding {
  return async (incident, vendor, since) => {
    const [shut, agreements] = await Promise.all([
      sql<Omit<VendorStanding, 'agreements'>>`
        SELECT coalesce(bool_or(released_at IS NULL), false) AS contained,
          (count(*) FILTER (WHERE at >= ${since} AND reason <> 'drill'))::int AS times
        FROM cordon.containments WHERE party_id = ${vendor}`.execute(db),
      sql<ConcernedAgreement>`
        WITH evidence AS (
          SELECT DISTINCT e.agreement_id AS id FROM cordon.signals s, unnest(s.events) x
          JOIN cordon.access_events e ON x ~ '^[0-9]{1,15}$' AND e.entry = x::bigint
          JOIN cordon.agreements own ON own.id = e.agreement_id AND own.processor_id = ${vendor}
          WHERE s.incident_id = ${incident} AND s.verdict IS DISTINCT FROM 'false-positive')
        SELECT a.id, a.title, a.ended_at AS "endedAt",
          (SELECT json_build_object('id', p.id, 'name', p.name) FROM cordon.agreement_events v
           JOIN cordon.persons p ON p.id = v.person_id
           WHERE v.agreement_id = a.id AND v.kind = 'ended' ORDER BY v.seq DESC LIMIT 1) AS "endedBy",
          (SELECT b.idx::int FROM cordon.ledger_bodies b WHERE b.agreement_id = a.id
             AND b.kind IN ('agreement-ended', 'agreement-expired') ORDER BY b.idx DESC LIMIT 1) AS entry
        FROM cordon.agreements a
        WHERE a.processor_id = ${vendor}
          AND (a.id IN (SELECT id FROM evidence) OR NOT EXISTS (SELECT FROM evidence)) ORDER BY a.id`.execute(
        db,
      ),
    ]);
    return { ...(shut.rows[0] ?? { contained: false, times: 0 }), agreements: agreements.rows };
  };
}
