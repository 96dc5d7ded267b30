import { sql, type Kysely } from 'kysely';

/** Somebody an incident was really about. */
export interface Involved {
  readonly incident: string;
  readonly person: string;
}

export interface InvolvedStore {
  /** Of incidents that were closed since, and of no drill: whom nobody was asked a course of for it. */
  involved(since: Date): Promise<readonly Involved[]>;
}

/** A signal somebody judged a false alarm is no reason to teach anybody. */
export function createInvolvedStore(db: Kysely<unknown>): InvolvedStore {
  return {
    async involved(since) {
      const { rows } = await sql<Involved>`
        SELECT DISTINCT i.id AS incident, p.id AS person
        FROM cordon.incidents i
        JOIN cordon.signals s ON s.incident_id = i.id AND s.verdict = 'real'
        JOIN cordon.persons p ON p.id = s.agent AND p.left_at IS NULL
        WHERE i.state = 'closed' AND i.drill IS NULL
          AND EXISTS (SELECT FROM cordon.incident_acts c
            WHERE c.incident_id = i.id AND c.act = 'incident-moved' AND c.detail = 'closed' AND c.at >= ${since})
          AND NOT EXISTS (SELECT FROM cordon.course_assignments a
            WHERE a.person = p.id AND a.reason = 'incident' AND a.cause = i.id)
        ORDER BY 1, 2`.execute(db);
      return rows;
    },
  };
}
