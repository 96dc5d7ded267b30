import { randomUUID } from 'node:crypto';
import { operations } from '@cordon/core/kernel';
import { sql, type Kysely } from 'kysely';
import { sitesSql } from '../identity/coming.ts';
import { revokeWithin } from '../identity/index.ts';
import { oweWithin } from '../platform/owing.ts';
import type { People, PersonFacts, VendorFacts } from './people.ts';

export type PeopleTables = {
  'cordon.parties': { id: string; kind: 'company' | 'vendor'; name: string; created_at: Date };
  'cordon.sites': { id: string; party_id: string; name: string; country: string; closed_at: Date | null };
  'cordon.networks': { id: string; party_id: string; site_id: string | null; cidr: string; label: string };
  'cordon.persons': {
    id: string;
    party_id: string;
    email: string | null;
    suspended_at: Date | null;
    suspended_by: 'company' | 'vendor' | null;
  };
  'cordon.audit_scopes': { person_id: string; agreement_id: string; from_at: Date; until_at: Date };
  'cordon.agreements': { id: string };
};

type Db = Kysely<PeopleTables>;

const DAY = 86_400_000;

/** Parties, sites, networks and the people who work for them. */
export function createPeopleStore(db: Db): People {
  return { ...parties(db), ...vendors(db), ...networks(db), ...persons(db), ...changes(db) };
}

function parties(db: Db): Pick<People, 'company' | 'vendor' | 'vendors' | 'party' | 'agreementExists'> {
  const refs = () => db.selectFrom('cordon.parties').select(['id', 'name']);
  return {
    async company() {
      return (await refs().where('kind', '=', 'company').executeTakeFirst()) ?? null;
    },
    async vendor(id) {
      return (await refs().where('kind', '=', 'vendor').where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async vendors() {
      return refs().where('kind', '=', 'vendor').orderBy('name').orderBy('id').execute();
    },
    async party(id) {
      const row = await db
        .selectFrom('cordon.parties')
        .select(['id', 'kind', 'name'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row ?? null;
    },
    async agreementExists(id) {
      const row = await db
        .selectFrom('cordon.agreements')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

function vendors(db: Db): Pick<People, 'vendorFacts' | 'addVendor'> {
  return {
    async vendorFacts(now, vendor) {
      const since = new Date(now.getTime() - DAY);
      const only = vendor ?? null;
      const { rows } = await sql<VendorFacts>`
        SELECT v.id, v.name, coalesce(e.allowed, 0) AS "accesses24h", coalesce(e.refused, 0) AS "refused24h",
          (SELECT count(*)::int FROM cordon.sites s WHERE s.party_id = v.id AND s.closed_at IS NULL) AS sites,
          (SELECT count(*)::int FROM cordon.networks n WHERE n.party_id = v.id) AS networks,
          (SELECT count(*)::int FROM cordon.tickets t WHERE t.party_id = v.id AND t.status <> 'closed') AS "openTickets"
        FROM cordon.parties v
        LEFT JOIN (
          SELECT vendor, (count(*) FILTER (WHERE ok))::int AS allowed, (count(*) FILTER (WHERE NOT ok))::int AS refused
          FROM cordon.access_events WHERE at >= ${since} AND kind = ANY(${operations}::text[]) GROUP BY vendor
        ) e ON e.vendor = v.id
        WHERE v.kind = 'vendor' AND (${only}::text IS NULL OR v.id = ${only})
        ORDER BY v.name, v.id`.execute(db);
      return rows;
    },
    async addVendor({ name, site, networks: ranges, at }) {
      const id = `pty_${randomUUID()}`;
      const siteId = `sit_${randomUUID()}`;
      await db.transaction().execute(async (tx) => {
        await tx.insertInto('cordon.parties').values({ id, kind: 'vendor', name, created_at: at }).execute();
        await tx
          .insertInto('cordon.sites')
          .values({ id: siteId, party_id: id, ...site, closed_at: null })
          .execute();
        if (ranges.length === 0) return;
        const rows = ranges.map(({ cidr, label }) => ({
          id: `net_${randomUUID()}`,
          party_id: id,
          // For all its people: the site is its only one yet.
          site_id: null,
          cidr,
          label,
        }));
        await tx.insertInto('cordon.networks').values(rows).execute();
      });
      return { id, site: siteId };
    },
  };
}

function networks(db: Db): Pick<People, 'sites' | 'networks'> {
  return {
    async sites(party) {
      return db
        .selectFrom('cordon.sites')
        .select(['id', 'name', 'country'])
        .where('party_id', '=', party)
        .where('closed_at', 'is', null)
        .orderBy('name')
        .orderBy('id')
        .execute();
    },
    async networks(party) {
      return db
        .selectFrom('cordon.networks')
        .select(['id', sql<string>`cidr::text`.as('cidr'), 'label', 'site_id as site'])
        .where('party_id', '=', party)
        .orderBy('cordon.networks.cidr')
        .orderBy('id')
        .execute();
    },
  };
}

function persons(db: Db): Pick<People, 'list' | 'countOf' | 'emailTaken' | 'liveSessions'> {
  return {
    async list(filter, now) {
      const party = filter.party ?? null;
      const id = filter.id ?? null;
      const kind = filter.kind ?? null;
      const { rows } = await sql<PersonFacts>`
        SELECT p.id, p.name, p.email, p.role, p.party_id AS "partyId", pa.name AS "partyName", pa.kind AS "partyKind",
          s.name AS site, p.site_id AS "siteId", p.access_role AS "accessRole", p.purpose, p.suspended_by AS "suspendedBy",
          pa.contained_at IS NOT NULL AS contained,
          p.left_at IS NOT NULL AS left,
          coalesce((
            SELECT json_agg(json_build_object('id', a.id, 'agreement', a.agreement_id, 'accessRole', a.access_role,
                     'purpose', a.purpose) ORDER BY a.agreement_id, a.purpose)
            FROM cordon.assignments a
            WHERE a.person_id = p.id AND a.ended_at IS NULL AND a.from_at <= ${now}
              AND (a.until_at IS NULL OR a.until_at > ${now})), '[]') AS assignments,
          CASE WHEN p.user_id IS NOT NULL THEN 'taken-up' WHEN i.until > ${now} THEN 'open' ELSE 'expired' END
            AS invitation,
          EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id AND f.verified)
            OR EXISTS (SELECT FROM auth.passkey k WHERE k."userId" = p.user_id) AS "hasFactor",
          EXISTS (SELECT FROM cordon.networks n WHERE n.party_id = p.party_id
            AND (n.site_id IS NULL OR n.site_id IN (SELECT json_array_elements_text(${sql.raw(sitesSql('p', 'q.at'))}))))
            AS "hasNetwork",
          (SELECT count(*)::int FROM auth.session x WHERE x."userId" = p.user_id AND x."expiresAt" > ${now})
            AS "liveSessions",
          (SELECT count(*)::int FROM cordon.tickets t WHERE t.assignee_id = p.id AND t.status <> 'closed')
            AS "ticketsInHand"
        FROM (SELECT ${now}::timestamptz AS at) q, cordon.persons p
        JOIN cordon.parties pa ON pa.id = p.party_id
        LEFT JOIN cordon.sites s ON s.id = p.site_id
        LEFT JOIN (
          SELECT person_id, max(expires_at) AS until FROM cordon.invitations WHERE used_at IS NULL GROUP BY person_id
        ) i ON i.person_id = p.id
        WHERE (${party}::text IS NULL OR p.party_id = ${party}) AND (${id}::text IS NULL OR p.id = ${id})
          AND (${kind}::text IS NULL OR pa.kind = ${kind})
        ORDER BY p.name, p.id`.execute(db);
      return rows;
    },
    async countOf(party) {
      const { people } = await db
        .selectFrom('cordon.persons')
        .select(({ fn }) => fn.countAll<number>().as('people'))
        .where('party_id', '=', party)
        .executeTakeFirstOrThrow();
      return people;
    },
    async emailTaken(email) {
      const row = await db
        .selectFrom('cordon.persons')
        .select('id')
        .where(sql`lower(email)`, '=', sql`lower(${email})`)
        .executeTakeFirst();
      return row !== undefined;
    },
    async liveSessions(now, party) {
      const only = party ?? null;
      const { rows } = await sql<{ sessions: number }>`
        SELECT count(*)::int AS sessions FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
        WHERE s."expiresAt" > ${now} AND (${only}::text IS NULL OR p.party_id = ${only})`.execute(db);
      return rows[0]?.sessions ?? 0;
    },
  };
}

function changes(db: Db): Pick<People, 'suspend' | 'restore' | 'addAuditScope'> {
  const change = (tx: Db, id: string) => tx.updateTable('cordon.persons').where('id', '=', id);
  return {
    async suspend(person, side, at, owes) {
      await db.transaction().execute(async (tx) => {
        await change(tx, person)
          .set({
            suspended_at: sql`coalesce(suspended_at, ${at})`,
            suspended_by: sql`CASE WHEN suspended_by = 'company' THEN 'company' ELSE ${side} END`,
          })
          .execute();
        await oweWithin(tx, owes(await revokeWithin(tx, [{ scope: 'person', id: person }], at)));
      });
    },
    async restore(person, side, at) {
      return db.transaction().execute(async (tx) => {
        let open = change(tx, person).set({ suspended_at: null, suspended_by: null });
        if (side === 'vendor') open = open.where('suspended_by', '=', 'vendor');
        const { numUpdatedRows } = await open.executeTakeFirst();
        // A sign-in that was under way when they were suspended must not come to life with this.
        if (numUpdatedRows === 1n) await revokeWithin(tx, [{ scope: 'person', id: person }], at);
        return numUpdatedRows === 1n;
      });
    },
    async addAuditScope({ person, agreement, from, until }) {
      await db
        .insertInto('cordon.audit_scopes')
        .values({ person_id: person, agreement_id: agreement, from_at: from, until_at: until })
        .execute();
    },
  };
}
