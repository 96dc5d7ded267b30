import { sql, type Kysely } from 'kysely';
import { withTransaction } from '../platform/db.ts';
import { toUtf8 } from '@cordon/ledger';
import type { Keyring } from './keyring.ts';

/** One step of sealing what was stored in clear, before there were keys. */
export interface StoredSealing {
  /** Rows that are still in clear. */
  left(): Promise<number>;
  /** Seals all of one ticket. @returns rows sealed; 0 when none is left */
  step(): Promise<number>;
}

interface ClearFile {
  readonly id: string;
  readonly name: string;
  readonly body: Buffer | null;
}

export function createStoredSealing(db: Kysely<unknown>, keyring: Keyring): StoredSealing {
  return {
    async left() {
      const { rows } = await sql<{ left: number }>`
        SELECT ((SELECT count(*) FROM cordon.ticket_messages WHERE body <> '')
              + (SELECT count(*) FROM cordon.ticket_attachments WHERE name IS NOT NULL))::int AS left`.execute(
        db,
      );
      return rows[0]?.left ?? 0;
    },

    step: () =>
      withTransaction(db, async (tx) => {
        const ticket = await nextTicket(tx);
        if (ticket === null) return 0;
        const key = await keyring.forTicket(tx, ticket);
        const messages = await sql<{ id: string; body: string }>`
          SELECT id, body FROM cordon.ticket_messages WHERE ticket_id = ${ticket} AND body <> ''`.execute(tx);
        for (const { id, body } of messages.rows) {
          const sealed = key.seal({ table: 'ticket_messages', column: 'body', row: id }, toUtf8(body));
          await sql`SELECT cordon.seal_message(${id}, ${sealed})`.execute(tx);
        }
        const files = await sql<ClearFile>`
          SELECT id, name, body FROM cordon.ticket_attachments WHERE ticket_id = ${ticket} AND name IS NOT NULL`.execute(
          tx,
        );
        for (const { id, name, body } of files.rows) {
          const cell = { table: 'ticket_attachments', row: id } as const;
          const sealedName = key.seal({ ...cell, column: 'name' }, toUtf8(name));
          const sealedBody = body === null ? null : key.seal({ ...cell, column: 'body' }, body);
          await sql`SELECT cordon.seal_attachment(${id}, ${sealedName}, ${sealedBody})`.execute(tx);
        }
        return messages.rows.length + files.rows.length;
      }),
  };
}

async function nextTicket(tx: Kysely<unknown>): Promise<string | null> {
  const { rows } = await sql<{ ticket: string }>`
    (SELECT ticket_id AS ticket FROM cordon.ticket_messages WHERE body <> '' LIMIT 1)
    UNION ALL (SELECT ticket_id FROM cordon.ticket_attachments WHERE name IS NOT NULL LIMIT 1) LIMIT 1`.execute(
    tx,
  );
  return rows[0]?.ticket ?? null;
}
