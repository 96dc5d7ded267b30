import { sql, type Kysely } from 'kysely';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';

export interface SpacedAnswer {
  readonly person: string;
  readonly course: string;
  readonly question: string;
  readonly right: boolean;
  readonly at: Date;
}

export interface SpacedStore {
  /** Whether the person answered today (UTC), and the questions of each course that they were asked last. */
  asked(
    person: string,
    at: Date,
  ): Promise<{
    readonly today: boolean;
    readonly before: readonly { readonly course: string; readonly question: string }[];
  }>;
  /** @returns false when they answered today */
  add(answer: SpacedAnswer, owes: OwedAct): Promise<boolean>;
}

/** One question a day. */
export function createSpacedStore(db: Kysely<unknown>): SpacedStore {
  const day = (at: Date) => sql`(${at}::timestamptz AT TIME ZONE 'UTC')::date`;
  return {
    async asked(person, at) {
      const { rows } = await sql<{ course: string; question: string; today: boolean }>`
        SELECT course, question, day = ${day(at)} AS today FROM cordon.spaced_answers
        WHERE person = ${person} ORDER BY day DESC LIMIT 20`.execute(db);
      return { today: rows.some(({ today }) => today), before: rows };
    },

    add: ({ person, course, question, right, at }, owes) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.spaced_answers (person, day, course, question, is_right, answered_at)
          VALUES (${person}, ${day(at)}, ${course}, ${question}, ${right}, ${at}) ON CONFLICT DO NOTHING`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owes]);
        return true;
      }),
  };
}
