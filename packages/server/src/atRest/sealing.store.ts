import { sql, type Kysely } from 'kysely';
import { withTransaction } from '../platform/db.ts';
import { toUtf8 } from '@cordon/ledger';
import type { OpeningSeal } from '../platform/openingSeal.ts';
import type { Keyring, TicketKey } from './keyring.ts';

/** One step of sealing what was stored in clear, before there were keys. */
export interface StoredSealing {
  /** Rows that are still in clear. */
  left(): Promise<number>;
  /** Seals all of one ticket, or some openings of the ledger. @returns rows sealed; 0 when none is left */
  step(): Promise<number>;
}

interface ClearFile {
  readonly id: string;
  readonly name: string;
  readonly body: Buffer | null;
}

export function createStoredSealing(
  db: Kysely<unknown>,
  keyring: Keyring,
  openings: OpeningSeal,
): StoredSealing {
  return {
    async left() {
      const { rows } = await sql<{ left: number }>`
        SELECT ((SELECT count(*) FROM cordon.ticket_messages WHERE body <> '')
              + (SELECT count(*) FROM cordon.ticket_attachments WHERE name IS NOT NULL)
              + (SELECT count(*) FROM cordon.tickets WHERE bound_subject IS NOT NULL OR first_subject IS NOT NULL)
              + (SELECT count(*) FROM cordon.rebinds WHERE subject IS NOT NULL)
              + (SELECT count(*) FROM cordon.ledger_openings WHERE value IS NOT NULL))::int AS left`.execute(
        db,
      );
      return rows[0]?.left ?? 0;
    },

    step: () =>
      withTransaction(db, async (tx) => {
        const ticket = await nextTicket(tx);
        if (ticket === null) return sealOpenings(tx, openings);
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
        const subjects = await sealSubjects(tx, key, ticket);
        return messages.rows.length + files.rows.length + subjects;
      }),
  };
}

async function nextTicket(tx: Kysely<unknown>): Promise<string | null> {
  const { rows } = await sql<{ ticket: string }>`
    (SELECT ticket_id AS ticket FROM cordon.ticket_messages WHERE body <> '' LIMIT 1)
    UNION ALL (SELECT ticket_id FROM cordon.ticket_attachments WHERE name IS NOT NULL LIMIT 1)
    UNION ALL (SELECT id FROM cordon.tickets WHERE bound_subject IS NOT NULL OR first_subject IS NOT NULL LIMIT 1)
    UNION ALL (SELECT ticket_id FROM cordon.rebinds WHERE subject IS NOT NULL LIMIT 1) LIMIT 1`.execute(tx);
  return rows[0]?.ticket ?? null;
}

/** Whose a ticket is, and whose somebody asked for it to be. */
async function sealSubjects(tx: Kysely<unknown>, key: TicketKey, ticket: string): Promise<number> {
  const { rows } = await sql<Record<'bound' | 'first', string | null>>`
    SELECT bound_subject AS bound, first_subject AS first FROM cordon.tickets
    WHERE id = ${ticket} AND (bound_subject IS NOT NULL OR first_subject IS NOT NULL)`.execute(tx);
  for (const { bound, first } of rows) {
    const sealed = (column: string, subject: string | null) =>
      subject === null ? null : key.seal({ table: 'tickets', column, row: ticket }, toUtf8(subject));
    await sql`
      UPDATE cordon.tickets SET bound_subject = NULL, first_subject = NULL,
        bound_subject_sealed = coalesce(${sealed('bound_subject', bound)}::bytea, bound_subject_sealed),
        first_subject_sealed = coalesce(${sealed('first_subject', first)}::bytea, first_subject_sealed)
      WHERE id = ${ticket}`.execute(tx);
  }
  const asked = await sql<{ id: string; subject: string }>`
    SELECT id, subject FROM cordon.rebinds WHERE ticket_id = ${ticket} AND subject IS NOT NULL`.execute(tx);
  for (const { id, subject } of asked.rows) {
    const sealed = key.seal({ table: 'rebinds', column: 'subject', row: id }, toUtf8(subject));
    await sql`UPDATE cordon.rebinds SET subject = NULL, subject_sealed = ${sealed} WHERE id = ${id}`.execute(
      tx,
    );
  }
  return rows.length + asked.rows.length;
}

/** Openings sealed in one transaction. */
const SOME = 500;

async function sealOpenings(tx: Kysely<unknown>, openings: OpeningSeal): Promise<number> {
  const { rows } = await sql<{ index: string; name: string; value: string }>`
    SELECT idx AS index, name, value FROM cordon.ledger_openings WHERE value IS NOT NULL ORDER BY idx, name LIMIT ${SOME}`.execute(
    tx,
  );
  for (const { index, name, value } of rows) {
    const sealed = openings.seal({ index: Number(index), name }, value);
    await sql`SELECT cordon.seal_opening(${index}, ${name}, ${sealed}, ${openings.hash(name, value)})`.execute(
      tx,
    );
  }
  return rows.length;
}
