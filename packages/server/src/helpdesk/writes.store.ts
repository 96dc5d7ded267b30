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

    /**
     * What waits for one helpdesk, oldest first; nothing while one that failed rests, twice as long each time and at most
     * an hour: what comes after it must not overtake it.
     */
    async take(source: string, most: number, now: Date): Promise<readonly Write[]> {
      const { rows } = await sql<Omit<Write, 'text'> & { readonly sealed: Buffer | null }>`
        SELECT w.id, w.ticket_id AS ticket, h.number, w.kind, w.text_sealed AS sealed, w.entry::int AS entry, w.tries
        FROM cordon.helpdesk_writes w JOIN cordon.helpdesk_tickets h ON h.ticket_id = w.ticket_id
        WHERE h.source_id = ${source} AND w.done_at IS NULL AND NOT EXISTS (
          SELECT FROM cordon.helpdesk_writes v JOIN cordon.helpdesk_tickets g ON g.ticket_id = v.ticket_id
          WHERE g.source_id = ${source} AND v.done_at IS NULL
            AND v.tried_at > ${now}::timestamptz - make_interval(secs => least(3600, 15 * 2 ^ least(v.tries, 8))))
        ORDER BY w.nth LIMIT ${most}`.execute(db);
      return Promise.all(
        rows.map(async ({ sealed, ...write }) => {
          const key = sealed === null ? null : await keyring.of(db, write.ticket);
          const text = sealed === null || key === null ? null : fromUtf8(key.open(cellOf(write.id), sealed));
          return { ...write, text };
        }),
      );
    },

    async tried(id: string, at: Date): Promise<void> {
      await sql`UPDATE cordon.helpdesk_writes SET tries = tries + 1, tried_at = ${at} WHERE id = ${id}`.execute(
        db,
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
