import { sql, type Kysely, type Transaction } from 'kysely';
import { withTransaction } from '../../platform/db.ts';
import type { Keys } from '../../platform/keys.ts';
import { oweWithin, type OwedAct } from '../../platform/owing.ts';
import type { Recorded } from '../clocks/fact.ts';
import type { NoticeProblem } from './store.ts';

/** One of those a notice goes to, by their place in the list. */
export interface Recipient {
  readonly notice: string;
  readonly nth: number;
  readonly address: string;
  readonly tries: number;
}

/** How far a notice to those affected is. */
export interface Progress {
  readonly total: number;
  readonly mailed: number;
  readonly givenUp: number;
  /** Of those left: whom no mail server took. */
  readonly failing: number;
}

export type PeopleStore = ReturnType<typeof createPeopleStore>;

/** A list goes in by pieces: a statement has room for so many values. */
const PIECE = 1000;

const context = (notice: string, nth: number): string => `notice-person ${notice} ${String(nth)}`;

/** Whom notices go to, each by themselves. An address is sealed, and gone once it is used. */
export function createPeopleStore(db: Kysely<unknown>, keys: Pick<Keys, 'seal' | 'unseal'>) {
  return {
    /** Within the transaction that keeps the notice: neither is there without the other. */
    async add(
      tx: Transaction<unknown>,
      notice: string,
      addresses: readonly string[],
      at: Date,
    ): Promise<void> {
      const sealed = addresses.map((address, nth) => keys.seal(address, context(notice, nth)));
      for (let from = 0; from < sealed.length; from += PIECE) {
        await sql`INSERT INTO cordon.notice_people (notice_id, nth, address_sealed, next_at)
          SELECT ${notice}, ${from} + u.place - 1, u.sealed, ${at}
          FROM unnest(${sealed.slice(from, from + PIECE)}::text[]) WITH ORDINALITY AS u(sealed, place)`.execute(
          tx,
        );
      }
    },

    /** Some of those a notice goes to now, in the order of its list. */
    async waiting(notice: string, at: Date, most: number): Promise<readonly Recipient[]> {
      const { rows } = await sql<Omit<Recipient, 'address'> & { readonly sealed: string }>`
        SELECT notice_id AS notice, nth, address_sealed AS sealed, tries FROM cordon.notice_people
        WHERE notice_id = ${notice} AND address_sealed IS NOT NULL AND next_at <= ${at}
        ORDER BY tries, nth LIMIT ${most}`.execute(db);
      return rows.map(({ sealed, ...row }) => ({
        ...row,
        address: keys.unseal(sealed, context(notice, row.nth)),
      }));
    },

    /** Erases the address of whom it was mailed to, and notes the entry, in one step. */
    async mailed({ notice, nth }: Recipient, act: OwedAct): Promise<void> {
      await withTransaction(db, async (tx) => {
        await sql`UPDATE cordon.notice_people
          SET tries = tries + 1, problem = NULL, mailed_at = ${act.at}, address_sealed = NULL
          WHERE notice_id = ${notice} AND nth = ${nth} AND address_sealed IS NOT NULL`.execute(tx);
        await oweWithin(tx, [act]);
      });
    },

    async failed({ notice, nth }: Recipient, problem: NoticeProblem, nextAt: Date): Promise<void> {
      await sql`UPDATE cordon.notice_people SET tries = tries + 1, problem = ${problem}, next_at = ${nextAt}
        WHERE notice_id = ${notice} AND nth = ${nth}`.execute(db);
    },

    /** Erases what is left. @returns how many were not reached; 0: there was nobody left */
    async giveUp(notice: string, owes: (count: number) => OwedAct, at: Date): Promise<number> {
      return withTransaction(db, async (tx) => {
        const { numAffectedRows = 0n } = await sql`UPDATE cordon.notice_people
          SET given_up_at = ${at}, address_sealed = NULL
          WHERE notice_id = ${notice} AND address_sealed IS NOT NULL`.execute(tx);
        const count = Number(numAffectedRows);
        if (count > 0) await oweWithin(tx, [owes(count)]);
        return count;
      });
    },

    /** By notice. */
    async progress(notices: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
      const { rows } = await sql<Progress & { readonly notice: string }>`
        SELECT notice_id AS notice, count(*)::int AS total, count(mailed_at)::int AS mailed,
          count(given_up_at)::int AS "givenUp", count(*) FILTER (WHERE address_sealed IS NOT NULL AND problem IS NOT NULL)::int AS failing
        FROM cordon.notice_people WHERE notice_id = ANY(${[...notices]}::text[]) GROUP BY notice_id`.execute(
        db,
      );
      return new Map(rows.map(({ notice, ...progress }) => [notice, progress]));
    },

    /** Says that nobody is left, stops the clock by a fact where the notice reached everybody, and notes the entry. */
    async finish(notice: string, incident: string, fact: Recorded | null, act: OwedAct): Promise<void> {
      await withTransaction(db, async (tx) => {
        const { numAffectedRows } = await sql`UPDATE cordon.breach_notices SET finished_at = ${act.at}
          WHERE id = ${notice} AND finished_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return;
        if (fact !== null) {
          await sql`INSERT INTO cordon.incident_facts (incident_id, kind, fact, recorded_at)
            VALUES (${incident}, ${fact.kind}, ${JSON.stringify(fact)}::jsonb, ${act.at})`.execute(tx);
        }
        await oweWithin(tx, [act]);
      });
    },
  };
}
