import { Failure } from '@cordon/core/kernel';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import type { Cell, Keyring } from '../atRest/index.ts';
import { withTransaction } from '../platform/db.ts';
import type { Original, Originals } from './original.ts';
import { heldWhole } from '../platform/legalHold.ts';

const cellOf = (entry: number): Cell => ({ table: 'originals', column: 'sealed', row: String(entry) });

type Row = Omit<Original, 'entry'> & { readonly sealed: Buffer };

export function createOriginals(db: Kysely<unknown>, keyring: Keyring): Originals {
  const find = async (entry: number, now: Date): Promise<Row | null> => {
    const { rows } = await sql<Row>`
      SELECT ticket_id AS ticket, agreement_id AS agreement, act, pieces, kept_until AS "keptUntil", sealed
      FROM cordon.originals
      WHERE entry = ${entry} AND (kept_until > ${now} OR ${heldWhole('agreement_id')})`.execute(db);
    return rows[0] ?? null;
  };
  return {
    keep: ({ entry, ticket, agreement, act, pieces, keptUntil }, text) =>
      withTransaction(db, async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        await sql`
          INSERT INTO cordon.originals (entry, ticket_id, agreement_id, act, pieces, sealed, kept_until)
          VALUES (${entry}, ${ticket}, ${agreement}, ${act}, ${pieces}, ${key.seal(cellOf(entry), toUtf8(text))},
            ${keptUntil})`.execute(tx);
      }),

    async about(entry, now) {
      const row = await find(entry, now);
      if (row === null) return null;
      const { sealed: _, ...original } = row;
      return { entry, ...original };
    },

    async open(entry, ticket, now) {
      const row = await find(entry, now);
      if (row?.ticket !== ticket) return null;
      const key = await keyring.of(db, ticket);
      if (key === null) throw new Failure('key-unavailable', `the key of ticket ${ticket} is missing`);
      try {
        return fromUtf8(key.open(cellOf(entry), row.sealed));
      } catch (error) {
        throw new Failure('key-unavailable', `the original of entry ${String(entry)} does not open`, error);
      }
    },

    async expire(now) {
      const result = await sql`DELETE FROM cordon.originals
        WHERE kept_until <= ${now} AND NOT ${heldWhole('agreement_id')}`.execute(db);
      return Number(result.numAffectedRows ?? 0n);
    },
  };
}
