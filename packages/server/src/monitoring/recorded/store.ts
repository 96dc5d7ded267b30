import { sql, type Kysely } from 'kysely';

/** How often something of a person was recorded, by what it was. */
export interface RecordedKind {
  readonly kind: string;
  readonly times: number;
  readonly first: Date;
  readonly last: Date;
}

export interface RecordedEntry {
  readonly entry: number;
  readonly at: Date;
  readonly kind: string;
  readonly what: string | null;
  readonly ticket: string | null;
  readonly ok: boolean;
  readonly bySql: boolean;
  readonly code: string | null;
}

export interface RecordedStore {
  kinds(person: string, since: Date): Promise<readonly RecordedKind[]>;
  /** Newest first. */
  newest(person: string, limit: number): Promise<readonly RecordedEntry[]>;
}

/** What stands in the ledger about one person, for that person. */
export function createRecordedStore(db: Kysely<unknown>): RecordedStore {
  return {
    async kinds(person, since) {
      const { rows } = await sql<RecordedKind>`
        SELECT kind, count(*)::int AS times, min(at) AS first, max(at) AS last FROM cordon.access_events
        WHERE agent = ${person} AND at >= ${since} GROUP BY kind ORDER BY kind`.execute(db);
      return rows;
    },

    async newest(person, limit) {
      const { rows } = await sql<RecordedEntry>`
        SELECT e.entry::int, e.at, e.kind, e.resource AS what, t.external_id AS ticket, e.ok, e.code,
          'door-postgres' = ANY (e.flags) AS "bySql"
        FROM cordon.access_events e LEFT JOIN cordon.tickets t ON t.id = e.ticket
        WHERE e.agent = ${person} ORDER BY e.entry DESC LIMIT ${limit}`.execute(db);
      return rows;
    },
  };
}
