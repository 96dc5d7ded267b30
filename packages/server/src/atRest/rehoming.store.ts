import { sql, type Kysely } from 'kysely';
import { Failure } from '@cordon/core/kernel';
import { withTransaction } from '../platform/db.ts';
import type { Keyring } from './keyring.ts';
import { covering } from './keyring.store.ts';

/** Puts the keys of tickets that came before any agreement covered them under the agreement's, once there is one. */
export interface Rehoming {
  /** Keys of tickets that wait for it. */
  left(): Promise<number>;
  /**
   * Moves some. Where it breaks off, what was not committed is found again.
   * @param after the last ticket of the step before; '' at the beginning
   * @returns null when none is left after that ticket
   */
  step(after: string): Promise<Rehomed | null>;
}

export interface Rehomed {
  readonly last: string;
  readonly moved: number;
  /** Keys that do not open: altered, or their provider does not answer. They stay where they are. */
  readonly failed: number;
}

/** Keys moved in one transaction: short enough that nobody waits. */
const BATCH = 100;

export function createRehoming(db: Kysely<unknown>, keyring: Keyring): Rehoming {
  return {
    async left() {
      const { rows } = await sql<{ left: number }>`
        SELECT count(*)::int AS left FROM ${waiting} WHERE ${covering} IS NOT NULL`.execute(db);
      return rows[0]?.left ?? 0;
    },

    step: (after) =>
      withTransaction(db, async (tx) => {
        // A ticket that somebody writes on or hands over right now is left for the next round.
        const { rows } = await sql<{ ticket: string; party: string; agreement: string }>`
          SELECT t.id AS ticket, t.party_id AS party, ${covering} AS agreement FROM ${waiting}
          WHERE ${covering} IS NOT NULL AND t.id > ${after}
          ORDER BY t.id LIMIT ${BATCH} FOR NO KEY UPDATE OF t SKIP LOCKED`.execute(tx);
        const last = rows.at(-1)?.ticket;
        if (last === undefined) return null;
        let moved = 0;
        for (const { ticket, party, agreement } of rows) {
          if (await opens(keyring.moveTo(tx, [ticket], party, agreement))) moved += 1;
        }
        return { last, moved, failed: rows.length - moved };
      }),
  };
}

const waiting = sql`
  cordon.tickets t JOIN cordon.ticket_keys k ON k.ticket_id = t.id
  JOIN cordon.data_keys d ON d.id = k.data_key_id AND d.agreement_id IS NULL`;

/** One key that does not open keeps no other where it is. */
async function opens(moving: Promise<void>): Promise<boolean> {
  try {
    await moving;
    return true;
  } catch (error) {
    if (error instanceof Failure && (error.code === 'key-unavailable' || error.code === 'key-destroyed')) {
      return false;
    }
    throw error;
  }
}
