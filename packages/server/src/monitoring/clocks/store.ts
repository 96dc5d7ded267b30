import { sql, type Kysely } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { KeptFact, Recorded } from './fact.ts';

/** A mail that reminds one person of a clock. */
export interface NewReminder {
  readonly incident: string;
  readonly clock: string;
  readonly mark: number;
  readonly forTime: Date;
  readonly person: string;
  readonly subject: string;
  readonly words: string;
}

export interface DueReminder extends NewReminder {
  readonly email: string;
  readonly tries: number;
}

/** Whom a reminder goes to. */
export interface ClockOwner {
  readonly id: string;
  readonly party: string;
  readonly email: string;
}

export type ClockStore = ReturnType<typeof createClockStore>;

/** What is known of incidents, and which reminders were made. */
export function createClockStore(db: Kysely<unknown>) {
  return {
    /** @returns everything, or what is known of one, in the order in which it was recorded */
    async facts(incident: string | null): Promise<ReadonlyMap<string, readonly KeptFact[]>> {
      const { rows } = await sql<{
        incident: string;
        fact: Recorded;
        at: Date;
        by: string | null;
        name: string | null;
      }>`SELECT f.incident_id AS incident, f.fact, f.recorded_at AS at, p.id AS by, p.name
         FROM cordon.incident_facts f LEFT JOIN cordon.persons p ON p.id = f.recorded_by
         WHERE ${incident}::text IS NULL OR f.incident_id = ${incident} ORDER BY f.id`.execute(db);
      const kept = rows.map(({ incident: of, fact, at, by, name }) => ({
        of,
        kept: { fact, at, by: by === null ? null : { id: by, name: name ?? by } },
      }));
      return new Map(
        [...Map.groupBy(kept, ({ of }) => of)].map(([of, some]) => [of, some.map((one) => one.kept)]),
      );
    },

    /** Keeps a fact and notes its entry in one step: a clock starts even while the ledger takes nothing. */
    async record(incident: string, fact: Recorded, by: string | null, act: OwedAct): Promise<void> {
      await withTransaction(db, async (tx) => {
        await sql`INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_by, recorded_at)
          VALUES (${incident}, ${fact.kind}, ${JSON.stringify(fact)}::jsonb, ${by}, ${act.at})`.execute(tx);
        await oweWithin(tx, [act]);
      });
    },

    /** The people a clock's reminders go to: of the company whoever owns privacy, of a vendor its admins. */
    async owners(): Promise<readonly ClockOwner[]> {
      const { rows } = await sql<ClockOwner>`
        SELECT p.id, p.party_id AS party, p.email FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
        WHERE p.email IS NOT NULL AND p.suspended_at IS NULL
          AND ((pa.kind = 'company' AND p.role IN ('company-admin', 'privacy-officer'))
            OR (pa.kind = 'vendor' AND p.role = 'vendor-admin'))
        ORDER BY p.id`.execute(db);
      return rows;
    },

    /** Makes reminders, each once whichever replica comes first. @param act the entry of those that are new */
    async remind(reminders: readonly NewReminder[], at: Date, act: OwedAct): Promise<boolean> {
      return withTransaction(db, async (tx) => {
        let fresh = 0n;
        for (const { incident, clock, mark, forTime, person, subject, words } of reminders) {
          const { numAffectedRows } = await sql`
            INSERT INTO cordon.clock_reminders
              (incident_id, clock, mark, for_time, person_id, subject, words, made_at, next_at)
            VALUES (${incident}, ${clock}, ${mark}, ${forTime}, ${person}, ${subject}, ${words}, ${at}, ${at})
            ON CONFLICT DO NOTHING`.execute(tx);
          fresh += numAffectedRows ?? 0n;
        }
        if (fresh > 0n) await oweWithin(tx, [act]);
        return fresh > 0n;
      });
    },

    /** Those that no mail server took yet and whose time to be tried has come. */
    async waiting(at: Date): Promise<readonly DueReminder[]> {
      const { rows } = await sql<DueReminder>`
        SELECT r.incident_id AS incident, r.clock, r.mark, r.for_time AS "forTime", r.person_id AS person,
          r.subject, r.words, r.tries, p.email
        FROM cordon.clock_reminders r JOIN cordon.persons p ON p.id = r.person_id
        WHERE r.sent_at IS NULL AND r.next_at <= ${at} AND p.email IS NOT NULL AND p.suspended_at IS NULL
        ORDER BY r.made_at, r.person_id`.execute(db);
      return rows;
    },

    /** @param sentAt null: it was not taken, and is tried again then */
    async tried(
      { incident, clock, mark, forTime, person }: DueReminder,
      sentAt: Date | null,
      nextAt: Date,
    ): Promise<void> {
      await sql`UPDATE cordon.clock_reminders SET tries = tries + 1, sent_at = ${sentAt}, next_at = ${nextAt}
        WHERE incident_id = ${incident} AND clock = ${clock} AND mark = ${mark} AND for_time = ${forTime}
          AND person_id = ${person}`.execute(db);
    },

    /** How many reminders of each incident no mail server has taken. */
    async unsent(): Promise<ReadonlyMap<string, number>> {
      const { rows } = await sql<{ incident: string; count: number }>`
        SELECT incident_id AS incident, count(*)::int AS count FROM cordon.clock_reminders
        WHERE sent_at IS NULL AND tries > 0 GROUP BY incident_id`.execute(db);
      return new Map(rows.map(({ incident, count }) => [incident, count]));
    },
  };
}
