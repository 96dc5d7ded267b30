import { accessKinds } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { accessRow } from './schemas.ts';
import { CANARY } from '../gate/index.ts';
import type { ErasureKind } from '../ledger/erasing/index.ts';
import type { Scope, Window } from './scope.ts';
import { ofNetworks, within } from './scoped.store.ts';
import { createScreenReads } from './screen.store.ts';
import type { AccessTables } from './tables.ts';

export type AccessRow = z.infer<typeof accessRow>;

/** What a list of a person's accesses may be narrowed by. */
interface ListFilter {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly agent?: string | undefined;
  readonly ticket?: string | undefined;
  /** One kind, or `data`: every kind that is an access to customer data. */
  readonly kind?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** What two people had removed of an entry: all of it, or whom it was about. */
const removed = sql<ErasureKind | null>`(SELECT x.kind FROM cordon.ledger_erasure_parts q
  JOIN cordon.ledger_erasures x ON x.id = q.erasure_id
  WHERE q.done_at IS NOT NULL AND q.covers @> e.entry ORDER BY x.kind LIMIT 1)`.as('removed');

export type AccessStore = ReturnType<typeof createAccessStore>;

/** Reads the access-event stream. */
export function createAccessStore(db: Kysely<AccessTables>) {
  const events = () =>
    db
      .selectFrom('cordon.access_events as e')
      .leftJoin('cordon.principals as p', 'p.id', 'e.agent')
      .leftJoin('cordon.parties as v', 'v.id', 'e.vendor')
      .leftJoin('cordon.sites as s', 's.id', 'e.site')
      .leftJoin('cordon.tickets as t', 't.id', 'e.ticket')
      .leftJoin('cordon.agreements as a', 'a.id', 'e.agreement_id')
      .select([
        'e.entry',
        'e.at',
        'e.kind',
        'e.agent',
        'p.name as agent_name',
        'e.vendor',
        'v.name as vendor_name',
        'e.site',
        's.name as site_name',
        'e.agreement_id',
        'a.title as agreement_title',
        'e.ticket',
        't.external_id as ticket_number',
        'e.ticket_state',
        'e.resource',
        'e.fields',
        'e.rows',
        'e.flags',
        'e.ip',
        'e.ok',
        'e.code',
        removed,
      ]);

  return {
    ...createScreenReads(db),

    /** Newest first, or oldest first when `after` is given (a feed catching up). */
    async list(filter: ListFilter, scope: Scope, limit: number): Promise<readonly AccessRow[]> {
      let query = within(events(), scope);
      if (filter.before !== undefined) query = query.where('e.entry', '<', filter.before);
      if (filter.after !== undefined) query = query.where('e.entry', '>', filter.after);
      if (filter.agent !== undefined) query = query.where('e.agent', '=', filter.agent);
      if (filter.ticket !== undefined) query = query.where('e.ticket', '=', filter.ticket);
      if (filter.kind === 'data') query = query.where('e.kind', 'in', accessKinds);
      else if (filter.kind !== undefined) query = query.where('e.kind', '=', filter.kind);
      if (filter.from !== undefined) query = query.where('e.at', '>=', filter.from);
      if (filter.until !== undefined) query = query.where('e.at', '<', filter.until);
      const rows = await query
        .orderBy('e.entry', filter.after === undefined ? 'desc' : 'asc')
        .limit(limit)
        .execute();
      return rows.map((row) => toRow(row, scope));
    },

    /** Those among these entries that the scope shows, newest first: an index that errs shows nothing more. */
    async these(entries: readonly number[], scope: Scope): Promise<readonly AccessRow[]> {
      const rows = await within(events(), scope)
        .where(sql<boolean>`e.entry = ANY (${entries}::bigint[])`)
        .orderBy('e.entry', 'desc')
        .execute();
      return rows.map((row) => toRow(row, scope));
    },

    /** Our ids of the tickets that have this number in a helpdesk. */
    async ticketsNumbered(number: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('cordon.tickets')
        .select('id')
        .where('external_id', '=', number)
        .execute();
      return rows.map(({ id }) => id);
    },

    async agreementsOf(vendor: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('cordon.agreements')
        .select('id')
        .where('processor_id', '=', vendor)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** One entry. An auditor also opens those of changes of the networks of a vendor they audit: they name no agreement. */
    async find(entry: number, scope: Scope): Promise<AccessRow | null> {
      const row = await within(events(), scope, ofNetworks).where('e.entry', '=', entry).executeTakeFirst();
      return row === undefined ? null : toRow(row, scope);
    },

    async newest(): Promise<number> {
      const row = await db
        .selectFrom('cordon.access_events')
        .select(({ fn }) => fn.max('entry').as('entry'))
        .executeTakeFirst();
      return row?.entry ?? -1;
    },

    /** Allowed and refused accesses to customer data by minute and vendor. */
    async perMinute(from: Date): Promise<{ minute: Date; vendor: string; ok: number; refused: number }[]> {
      const rows = await db
        .selectFrom('cordon.access_events')
        .select([
          sql<Date>`date_trunc('minute', at)`.as('minute'),
          'vendor',
          sql<string>`count(*) FILTER (WHERE ok)`.as('ok'),
          sql<string>`count(*) FILTER (WHERE NOT ok)`.as('refused'),
        ])
        .where('at', '>=', from)
        .where('kind', 'in', accessKinds)
        .groupBy(['minute', 'vendor'])
        .orderBy('minute')
        .execute();
      return rows.map(({ minute, vendor, ok, refused }) => ({
        minute,
        vendor,
        ok: Number(ok),
        refused: Number(refused),
      }));
    },

    /** Accesses to customer data; sign-ins and administration are not among them. */
    async count(
      from: Date,
      filter: { readonly vendor?: string; readonly agreement?: string; readonly until?: Date } = {},
    ): Promise<{ ok: number; refused: number; reveals: number; people: number }> {
      let query = db
        .selectFrom('cordon.access_events')
        .select([
          sql<string>`count(*) FILTER (WHERE ok)`.as('ok'),
          sql<string>`count(*) FILTER (WHERE NOT ok)`.as('refused'),
          sql<string>`count(*) FILTER (WHERE ok AND kind = 'reveal')`.as('reveals'),
          sql<string>`count(DISTINCT agent)`.as('people'),
        ])
        .where('at', '>=', from)
        .where('kind', 'in', accessKinds);
      if (filter.vendor !== undefined) query = query.where('vendor', '=', filter.vendor);
      if (filter.agreement !== undefined) query = query.where('agreement_id', '=', filter.agreement);
      if (filter.until !== undefined) query = query.where('at', '<', filter.until);
      const row = await query.executeTakeFirstOrThrow();
      return {
        ok: Number(row.ok),
        refused: Number(row.refused),
        reveals: Number(row.reveals),
        people: Number(row.people),
      };
    },

    async windowsOf(
      person: string,
    ): Promise<readonly (Window & { title: string; vendor: string; source: string })[]> {
      const rows = await db
        .selectFrom('cordon.audit_scopes as s')
        .innerJoin('cordon.agreements as a', 'a.id', 's.agreement_id')
        .innerJoin('cordon.parties as v', 'v.id', 'a.processor_id')
        .select(['s.agreement_id', 's.from_at', 's.until_at', 'a.title', 'a.source_id', 'v.name'])
        .where('s.person_id', '=', person)
        .orderBy('s.agreement_id')
        .execute();
      return rows.map((row) => ({
        agreement: row.agreement_id,
        from: row.from_at,
        until: row.until_at,
        title: row.title,
        source: row.source_id,
        vendor: row.name,
      }));
    },
  };

  type Row = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number];

  function toRow(row: Row, { vendor, windows }: Scope): AccessRow {
    // Who a canary is, is the company's to know.
    const company = vendor === null && windows === null;
    return {
      entry: row.entry,
      at: row.at.toISOString(),
      kind: row.kind,
      agent: { id: row.agent, name: row.agent_name ?? nameOfService(row.agent) },
      vendor: { id: row.vendor, name: row.vendor_name ?? row.vendor },
      site: row.site_name ?? row.site,
      agreement: row.agreement_id,
      agreementTitle: row.agreement_title,
      ticket: row.ticket,
      ticketNumber: row.ticket_number,
      ticketState: row.ticket_state,
      resource: row.resource,
      fields: row.fields,
      rows: row.rows,
      ip: row.ip,
      ok: row.ok,
      code: row.code,
      removed: row.removed,
      flags: company ? row.flags : row.flags.filter((flag) => flag !== CANARY),
    };
  }
}

/** A job of Cordon's own is no person of any party, and acts under an id that no person can have. */
function nameOfService(id: string): string {
  return id.replace(/^cordon:/, 'Cordon’s ');
}
