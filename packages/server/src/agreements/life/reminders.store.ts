import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { alone } from '../../platform/alone.ts';
import type { AgreementTables } from '../store.ts';

type Tables = AgreementTables & {
  'cordon.agreement_reminders': { agreement_id: string; until: Date; days: number; at: Date };
};

/** Whom a mail about an agreement goes to. */
export interface Recipient {
  readonly person: string;
  readonly email: string;
}

export interface ReminderStore {
  /**
   * Runs work unless another replica is at it.
   * @returns false when one is; then nothing was done
   */
  alone(work: () => Promise<void>): Promise<boolean>;
  /** Takes a reminder for oneself. @returns false when it was taken before, by whichever replica */
  take(agreement: string, until: Date, days: number, at: Date): Promise<boolean>;
  /** Gives one back that could not be sent. */
  giveBack(agreement: string, until: Date, days: number): Promise<void>;
  /** The people of both parties who look after agreements, without those whose access is suspended. */
  recipients(controller: string, processor: string): Promise<readonly Recipient[]>;
}

/** Key of the advisory lock under which one replica looks after the ends of agreements. */
const LOCK = 4_014_014;

export function createReminderStore(pool: Pool, db: Kysely<AgreementTables>): ReminderStore {
  const reminders = db.$extendTables<Pick<Tables, 'cordon.agreement_reminders'>>();
  return {
    alone: async (work) => (await alone(pool, LOCK, work)) !== null,

    async take(agreement, until, days, at) {
      const { numInsertedOrUpdatedRows } = await reminders
        .insertInto('cordon.agreement_reminders')
        .values({ agreement_id: agreement, until, days, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async giveBack(agreement, until, days) {
      await reminders
        .deleteFrom('cordon.agreement_reminders')
        .where('agreement_id', '=', agreement)
        .where('until', '=', until)
        .where('days', '=', days)
        .execute();
    },

    async recipients(controller, processor) {
      const { rows } = await pool.query<Recipient>(
        `SELECT id AS person, email FROM cordon.persons
         WHERE suspended_at IS NULL
           AND ((party_id = $1 AND role IN ('company-admin', 'vendor-manager'))
             OR (party_id = $2 AND role = 'vendor-admin'))
         ORDER BY id`,
        [controller, processor],
      );
      return rows;
    },
  };
}
