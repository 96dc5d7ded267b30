import { Failure } from '@cordon/core/kernel';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import type { Kysely } from 'kysely';
import type { Cell, Keyring } from '../../atRest/index.ts';

export type RevealTables = {
  'cordon.reveals': {
    id: string;
    entry: number;
    person_id: string;
    agreement_id: string;
    ticket_id: string;
    resource: string;
    row_key_sealed: Buffer;
    field: string;
    expires_at: Date;
    closed_at: Date | null;
  };
};

type Row = RevealTables['cordon.reveals'];

/** A reveal on somebody's screen. Its value is not kept: showing it again reads the source again. */
export interface Reveal {
  readonly id: string;
  readonly entry: number;
  readonly person: string;
  readonly agreement: string;
  readonly ticket: string;
  readonly resource: string;
  readonly key: string;
  readonly field: string;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
}

export type RevealStore = ReturnType<typeof createRevealStore>;

const cellOf = (row: string): Cell => ({ table: 'reveals', column: 'row_key', row });

export function createRevealStore(db: Kysely<RevealTables>, keyring: Keyring) {
  const keyOf = async ({ id, ticket_id: ticket, row_key_sealed: sealed }: Row): Promise<string> => {
    const key = await keyring.of(db, ticket);
    if (key === null) throw new Failure('key-unavailable', `the key of ticket ${ticket} is missing`);
    try {
      return fromUtf8(key.open(cellOf(id), sealed));
    } catch (error) {
      throw new Failure('key-unavailable', `which row reveal ${id} is of does not open`, error);
    }
  };
  return {
    async open(reveal: Omit<Reveal, 'closedAt'>): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, reveal.ticket);
        await tx
          .insertInto('cordon.reveals')
          .values({
            id: reveal.id,
            entry: reveal.entry,
            person_id: reveal.person,
            agreement_id: reveal.agreement,
            ticket_id: reveal.ticket,
            resource: reveal.resource,
            row_key_sealed: key.seal(cellOf(reveal.id), toUtf8(reveal.key)),
            field: reveal.field,
            expires_at: reveal.expiresAt,
            closed_at: null,
          })
          .execute();
      });
    },

    /** @throws Failure `key-unavailable`, `key-destroyed` */
    async find(id: string, person: string): Promise<Reveal | null> {
      const row = await db
        .selectFrom('cordon.reveals')
        .selectAll()
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        entry: row.entry,
        person: row.person_id,
        agreement: row.agreement_id,
        ticket: row.ticket_id,
        resource: row.resource,
        key: await keyOf(row),
        field: row.field,
        expiresAt: row.expires_at,
        closedAt: row.closed_at,
      };
    },

    /** Needs no key: a reveal can be taken off a screen whatever is the matter with the keys. */
    async close(id: string, person: string, at: Date): Promise<void> {
      await db
        .updateTable('cordon.reveals')
        .set({ closed_at: at })
        .where('id', '=', id)
        .where('person_id', '=', person)
        .where('closed_at', 'is', null)
        .execute();
    },

    /** Closes every reveal still on a screen under an agreement. @returns how many */
    async closeAll(agreement: string, at: Date): Promise<number> {
      const result = await db
        .updateTable('cordon.reveals')
        .set({ closed_at: at })
        .where('agreement_id', '=', agreement)
        .where('closed_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async countOpen(now: Date, agreement?: string): Promise<number> {
      let query = db
        .selectFrom('cordon.reveals')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('closed_at', 'is', null)
        .where('expires_at', '>', now);
      if (agreement !== undefined) query = query.where('agreement_id', '=', agreement);
      return Number((await query.executeTakeFirst())?.n ?? 0);
    },
  };
}
