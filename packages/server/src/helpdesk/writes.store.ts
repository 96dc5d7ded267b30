import { randomUUID } from 'node:crypto';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import { sql, type Kysely } from 'kysely';
import type { Cell, Keyring } from '../atRest/index.ts';
import { withTransaction } from '../platform/db.ts';

/** Something that is to be written into the helpdesk. */
export interface Write {
  readonly id: string;
  readonly ticket: string;
  readonly number: string;
  readonly kind: 'comment' | 'close';
  /** Redacted; null for a closing. */
  readonly text: string | null;
  readonly entry: number | null;
  /** Tries before this one: after one, what was written may be there already. */
  readonly tries: number;
}

export type Writes = ReturnType<typeof createWrites>;

/** Tries of one write, before it is left alone and a person looks. */
const MOST_TRIES = 20;

const cellOf = (row: string): Cell => ({ table: 'helpdesk_writes', column: 'text', row });

/** What waits to be written into helpdesks, so that a helpdesk that is away keeps nobody from working. */
export function createWrites(db: Kysely<unknown>, keyring: Keyring) {
  return {
    async add(
      ticket: string,
      kind: Write['kind'],
      text: string | null,
      entry: number | null,
      at: Date,
    ): Promise<void> {
      await withTransaction(db, async (tx) => {
        const id = `hdw_${randomUUID()}`;
        const key = await keyring.forTicket(tx, ticket);
        const sealed = text === null ? null : key.seal(cellOf(id), toUtf8(text));
        await sql`
          INSERT INTO cordon.helpdesk_writes (id, ticket_id, kind, text_sealed, entry, at)
          SELECT ${id}, ticket_id, ${kind}, ${sealed}, ${entry}, ${at} FROM cordon.helpdesk_tickets
          WHERE ticket_id = ${ticket}`.execute(tx);
      });
    },

    /** What waits for one helpdesk, oldest first; each is counted as tried. */
    async take(source: string, most: number): Promise<readonly Write[]> {
      const { rows } = await sql<
        Omit<Write, 'text'> & { readonly sealed: Buffer | null; readonly nth: number }
      >`
        UPDATE cordon.helpdesk_writes w SET tries = w.tries + 1
        FROM cordon.helpdesk_tickets h
        WHERE h.ticket_id = w.ticket_id AND w.id IN (
          SELECT v.id FROM cordon.helpdesk_writes v JOIN cordon.helpdesk_tickets g ON g.ticket_id = v.ticket_id
          WHERE g.source_id = ${source} AND v.done_at IS NULL AND v.tries < ${MOST_TRIES} ORDER BY v.nth LIMIT ${most})
        RETURNING w.id, w.ticket_id AS ticket, h.number, w.kind, w.text_sealed AS sealed, w.entry::int AS entry,
                  w.tries - 1 AS tries, w.nth::int AS nth`.execute(db);
      return Promise.all(
        rows
          .toSorted((a, b) => a.nth - b.nth)
          .map(async ({ sealed, nth: _, ...write }) => {
            const key = sealed === null ? null : await keyring.of(db, write.ticket);
            return {
              ...write,
              text: sealed === null || key === null ? null : fromUtf8(key.open(cellOf(write.id), sealed)),
            };
          }),
      );
    },

    async done(id: string, at: Date): Promise<void> {
      await sql`UPDATE cordon.helpdesk_writes SET done_at = ${at} WHERE id = ${id}`.execute(db);
    },

    /** How many still wait for one helpdesk. */
    async waiting(source: string): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM cordon.helpdesk_writes w JOIN cordon.helpdesk_tickets h ON h.ticket_id = w.ticket_id
        WHERE h.source_id = ${source} AND w.done_at IS NULL`.execute(db);
      return rows[0]?.n ?? 0;
    },
  };
}
