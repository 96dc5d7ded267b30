import type { Kysely } from 'kysely';
import type { BindingKind } from '@cordon/core/kernel';
import { fromUtf8, toUtf8 } from '@cordon/ledger';
import type { Cell, Keyring } from '../atRest/index.ts';
import { opened } from './sealedRows.ts';
import type { Rebind, Rebinds } from './ticket.ts';

export type RebindTables = {
  'cordon.rebinds': {
    id: string;
    ticket_id: string;
    /** In clear only where it came before sealing. */
    subject: string | null;
    subject_sealed: Buffer | null;
    claimed_by: string | null;
    asked_by: string;
    asked_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
    approved: boolean | null;
  };
  'cordon.tickets': { id: string; party_id: string; first_bound_by: BindingKind | null };
  'cordon.persons': { id: string; name: string };
};

const cellOf = (row: string): Cell => ({ table: 'rebinds', column: 'subject', row });

/** Changes of customer that wait for a second person. */
export function createRebindStore(db: Kysely<RebindTables>, keyring: Keyring): Rebinds {
  const rebinds = () =>
    db
      .selectFrom('cordon.rebinds as r')
      .innerJoin('cordon.tickets as t', 't.id', 'r.ticket_id')
      .innerJoin('cordon.persons as p', 'p.id', 'r.asked_by')
      .select([
        'r.id',
        'r.ticket_id',
        't.party_id',
        'r.subject',
        'r.subject_sealed',
        'r.claimed_by',
        'r.asked_by',
        'p.name',
        'r.asked_at',
        't.first_bound_by',
        'r.decided_at',
      ]);
  type Row = Awaited<ReturnType<ReturnType<typeof rebinds>['execute']>>[number];
  const toRebind = (row: Row): Rebind => ({
    id: row.id,
    ticket: row.ticket_id,
    party: row.party_id,
    claimedBy: row.claimed_by,
    askedBy: { id: row.asked_by, name: row.name },
    askedAt: row.asked_at,
    firstBinding: row.first_bound_by,
    decided: row.decided_at !== null,
  });
  return {
    async ask({ id, ticket, subject, claimedBy, by, at }): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const key = await keyring.forTicket(tx, ticket);
        await tx
          .insertInto('cordon.rebinds')
          .values({
            id,
            ticket_id: ticket,
            subject: null,
            subject_sealed: subject === null ? null : key.seal(cellOf(id), toUtf8(subject)),
            claimed_by: claimedBy,
            asked_by: by,
            asked_at: at,
            decided_by: null,
            decided_at: null,
            approved: null,
          })
          .execute();
      });
    },

    async pending(party: string | null): Promise<readonly Rebind[]> {
      let query = rebinds().where('r.decided_at', 'is', null).orderBy('r.asked_at').limit(200);
      if (party !== null) query = query.where('t.party_id', '=', party);
      return (await query.execute()).map(toRebind);
    },

    async find(id) {
      const row = await rebinds().where('r.id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const { subject_sealed: sealed } = row;
      if (sealed === null) return { ...toRebind(row), subject: row.subject };
      const key = await keyring.of(db, row.ticket_id);
      return { ...toRebind(row), subject: fromUtf8(opened(key, cellOf(id), sealed)) };
    },

    async decide(id: string, by: string, approved: boolean, at: Date): Promise<boolean> {
      const result = await db
        .updateTable('cordon.rebinds')
        .set({ decided_by: by, decided_at: at, approved })
        .where('id', '=', id)
        .where('decided_at', 'is', null)
        .where('asked_by', '<>', by)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
