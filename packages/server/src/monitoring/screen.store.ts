import type { ScreenEvent } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import type { Scope } from './scope.ts';
import { within } from './scoped.store.ts';
import type { AccessTables, ScreenRow } from './tables.ts';

/** What browsers told of screens, as far as somebody may see the accesses it is about. */
export function createScreenReads(db: Kysely<AccessTables>) {
  return {
    /** What was told of the screen an access was on, oldest first. */
    async screenOf(of: number, scope: Scope): Promise<readonly ScreenRow[]> {
      return within(db.selectFrom('cordon.access_events as e'), scope)
        .innerJoin('cordon.screen_events as s', 's.entry', 'e.entry')
        .select(['s.entry', 's.what', 's.times', 's.at'])
        .where('s.of_entry', '=', of)
        .orderBy('s.entry')
        .execute();
    },

    /** How often a person's browser told what, and of how many accesses. */
    async screenCounts(
      person: string,
      from: Date,
      scope: Scope,
    ): Promise<readonly { what: ScreenEvent; times: number; accesses: number }[]> {
      return within(db.selectFrom('cordon.access_events as e'), scope)
        .innerJoin('cordon.screen_events as s', 's.entry', 'e.entry')
        .select([
          's.what',
          sql<number>`sum(s.times)::int`.as('times'),
          sql<number>`count(DISTINCT s.of_entry)::int`.as('accesses'),
        ])
        .where('s.person_id', '=', person)
        .where('s.at', '>=', from)
        .groupBy('s.what')
        .orderBy('s.what')
        .execute();
    },
  };
}
