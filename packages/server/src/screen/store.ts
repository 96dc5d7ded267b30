import { sql, type Kysely } from 'kysely';
import type { ScreenEvent } from '@cordon/core/kernel';
import type { OnScreen, Told } from './event.ts';

export type ScreenStore = ReturnType<typeof createScreenStore>;

/** What browsers told of accesses, beside their entries. */
export function createScreenStore(db: Kysely<unknown>) {
  return {
    /** An access of this person that showed customer data. @returns null for another's, and for one that showed nothing */
    async shown(entry: number, person: string, since: Date): Promise<OnScreen | null> {
      const { rows } = await sql<OnScreen>`
        SELECT entry::int, at, agreement_id AS agreement, ticket FROM cordon.access_events
        WHERE entry = ${entry} AND agent = ${person} AND ok AND at > ${since} AND kind IN ('read', 'reveal', 'unseal')`.execute(
        db,
      );
      return rows[0] ?? null;
    },

    /** Entries of an access so far, and when the last of one kind was. */
    async told(of: number, what: ScreenEvent): Promise<{ readonly all: number; readonly last: Date | null }> {
      const { rows } = await sql<{ all: number; last: Date | null }>`
        SELECT count(*)::int AS all, max(at) FILTER (WHERE what = ${what}) AS last
        FROM cordon.screen_events WHERE of_entry = ${of}`.execute(db);
      return rows[0] ?? { all: 0, last: null };
    },

    async add(entry: number, of: number, person: string, { what, times }: Told, at: Date): Promise<void> {
      await sql`INSERT INTO cordon.screen_events (entry, of_entry, person_id, what, times, at)
        VALUES (${entry}, ${of}, ${person}, ${what}, ${times}, ${at})`.execute(db);
    },
  };
}
