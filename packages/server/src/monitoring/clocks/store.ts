import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely, type Transaction } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { KeptFact, Recorded } from './fact.ts';
import { foldRows, type FactRow, type Withdrawal } from './folding.ts';

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

/** Which fact is taken back, and why. */
export interface Taking {
  readonly fact: number;
  readonly reason: string;
}

/** The entry of one fact, with its number among them. */
export type OwesOfFact = (fact: Recorded, id: number) => OwedAct;

export type ClockStore = ReturnType<typeof createClockStore>;

/** What is known of incidents, and which reminders were made. */
export function createClockStore(db: Kysely<unknown>) {
  return {
    /** @returns everything, or what is known of one, in the order in which it counts */
    async facts(incident: string | null): Promise<ReadonlyMap<string, readonly KeptFact[]>> {
      const { rows } = await sql<FactRow & { readonly incident: string }>`
        SELECT f.incident_id AS incident, f.id::float8 AS id, f.fact, f.recorded_at AS at,
          f.takes_back::float8 AS "takesBack", f.in_place_of::float8 AS "inPlaceOf",
          CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS by
        FROM cordon.incident_facts f LEFT JOIN cordon.persons p ON p.id = f.recorded_by
        WHERE ${incident}::text IS NULL OR f.incident_id = ${incident} ORDER BY f.id`.execute(db);
      return new Map([...Map.groupBy(rows, (row) => row.incident)].map(([of, some]) => [of, foldRows(some)]));
    },

    /**
     * Keeps facts, takes back the one they correct, and notes what has to be entered, in one step: a clock starts even while
     * the ledger takes nothing.
     * @param owes of one fact with its number
     * @throws Failure `already-done` for one that was taken back meanwhile; then nothing is kept
     */
    async record(
      incident: string,
      facts: readonly Recorded[],
      by: string,
      at: Date,
      owes: OwesOfFact,
      taking?: Taking,
    ): Promise<void> {
      await withTransaction(db, async (tx) => {
        if (taking !== undefined) await takeBack(tx, incident, taking, by, at);
        for (const fact of facts) {
          const { rows } = await sql<{ id: number }>`
            INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_by, recorded_at, in_place_of)
            VALUES (${incident}, ${fact.kind}, ${JSON.stringify(fact)}::jsonb, ${by}, ${at}, ${taking?.fact ?? null})
            RETURNING id::float8 AS id`.execute(tx);
          await oweWithin(tx, [owes(fact, rows[0]?.id ?? 0)]);
        }
      });
    },

    /** Takes a fact back, and notes its entry. @throws Failure `already-done` */
    async withdraw(incident: string, taking: Taking, by: string, act: OwedAct): Promise<void> {
      await withTransaction(db, async (tx) => {
        await takeBack(tx, incident, taking, by, act.at);
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

async function takeBack(
  tx: Transaction<unknown>,
  incident: string,
  { fact, reason }: Taking,
  by: string,
  at: Date,
): Promise<void> {
  const row: Withdrawal = { kind: 'withdrawn', reason };
  const { numAffectedRows } = await sql`
    INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_by, recorded_at, takes_back)
    VALUES (${incident}, ${row.kind}, ${JSON.stringify(row)}::jsonb, ${by}, ${at}, ${fact})
    ON CONFLICT (takes_back) DO NOTHING`.execute(tx);
  if (numAffectedRows !== 1n) throw new Failure('already-done');
}
