import { sql, type Kysely } from 'kysely';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { Position } from '../watching/engine.ts';
import type { Version } from './calibration.ts';

type Row = Omit<Version, 'compared'> & {
  days: number;
  events: number;
  before: Version['compared']['before'];
  after: Version['compared']['after'];
};

export interface CalibrationStore {
  /** Newest first. */
  versions(): Promise<readonly Version[]>;
  newest(): Promise<Version | null>;
  /** @returns false when another version was made meanwhile */
  add(version: Omit<Version, 'by'> & { readonly by: string }, owed: OwedAct): Promise<boolean>;
  /** Where the events of this instant begin. */
  positionAt(from: Date): Promise<Position>;
  /** Of the signals of each detector, how many people judged real and how many not. */
  verdicts(): Promise<
    readonly {
      readonly kind: string;
      readonly real: number;
      readonly falsePositive: number;
      readonly unjudged: number;
    }[]
  >;
}

export function createCalibrationStore(db: Kysely<unknown>): CalibrationStore {
  const read = async (limit: number): Promise<readonly Version[]> => {
    const { rows } = await sql<Row>`
      SELECT c.version, c.thresholds AS overrides, c.changed, c.containment, c.why, c.days, c.events, c.before, c.after, c.at,
        json_build_object('id', p.id, 'name', p.name) AS by
      FROM cordon.calibrations c JOIN cordon.persons p ON p.id = c.by_person
      ORDER BY c.version DESC LIMIT ${limit}`.execute(db);
    return rows.map(({ days, events, before, after, ...row }) => ({
      ...row,
      compared: { days, events, before, after },
    }));
  };
  return {
    versions: () => read(100),
    newest: async () => (await read(1))[0] ?? null,

    add: ({ version, overrides, changed, containment, why, compared, by, at }, owed) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.calibrations
            (version, thresholds, changed, containment, why, days, events, before, after, by_person, at)
          VALUES (${version}, ${JSON.stringify(overrides)}::jsonb, ${JSON.stringify(changed)}::jsonb,
            ${JSON.stringify(containment)}::jsonb, ${why}, ${compared.days}, ${compared.events},
            ${JSON.stringify(compared.before)}::jsonb, ${JSON.stringify(compared.after)}::jsonb, ${by}, ${at})
          ON CONFLICT DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owed]);
        return true;
      }),

    async positionAt(from) {
      const { rows } = await sql<Position>`
        SELECT coalesce((SELECT max(entry) FROM cordon.access_events WHERE at < ${from}), -1)::int AS entry,
          coalesce(s.xid, '0')::text AS "stepXid", coalesce(s.id, 0)::int AS "stepId"
        FROM (SELECT 1) one LEFT JOIN (
          SELECT xid, id FROM cordon.ticket_steps WHERE at < ${from} ORDER BY xid DESC, id DESC LIMIT 1) s ON true`.execute(
        db,
      );
      return rows[0] ?? { entry: -1, stepXid: '0', stepId: 0 };
    },

    async verdicts() {
      const { rows } = await sql<{ kind: string; real: number; falsePositive: number; unjudged: number }>`
        SELECT kind, (count(*) FILTER (WHERE verdict = 'real'))::int AS "real",
          (count(*) FILTER (WHERE verdict = 'false-positive'))::int AS "falsePositive",
          (count(*) FILTER (WHERE verdict IS NULL))::int AS unjudged
        FROM cordon.signals s WHERE severity <> 'low'
          AND NOT EXISTS (SELECT FROM cordon.incidents i WHERE i.id = s.incident_id AND i.drill IS NOT NULL)
        GROUP BY kind ORDER BY kind`.execute(db);
      return rows;
    },
  };
}
