import { sql, type Kysely } from 'kysely';
import type { NewVendor, People, PersonFacts, VendorFacts } from './people.ts';

export type PeopleTables = {
  'cordon.parties': { id: string; kind: 'company' | 'vendor'; name: string; created_at: Date };
  'cordon.sites': { id: string; party_id: string; name: string; country: string };
  'cordon.networks': { id: string; party_id: string; site_id: string | null; cidr: string; label: string };
  'cordon.persons': {
    id: string;
    user_id: string | null;
    party_id: string;
    site_id: string | null;
    name: string;
    email: string;
    role: PersonFacts['role'];
    access_role: string | null;
    purpose: string | null;
    suspended_at: Date | null;
  };
  'cordon.audit_scopes': { person_id: string; agreement_id: string; from_at: Date; until_at: Date };
};

/** Parties, sites, networks and the people who work for them. */
export function createPeopleStore(db: Kysely<PeopleTables>): People {
  return { ...parties(db), ...persons(db) };
}

function parties(
  db: Kysely<PeopleTables>,
): Omit<People, 'list' | 'suspend' | 'liveSessions' | 'addAuditScope'> {
  const refs = () => db.selectFrom('cordon.parties').select(['id', 'name']);
  return {
    async company() {
      return (await refs().where('kind', '=', 'company').executeTakeFirst()) ?? null;
    },
    async vendor(id) {
      return (await refs().where('kind', '=', 'vendor').where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async vendors() {
      return refs().where('kind', '=', 'vendor').orderBy('name').execute();
    },
    async countOf(party) {
      const row = await db
        .selectFrom('cordon.persons')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('party_id', '=', party)
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },
    async vendorFacts(now) {
      const day = new Date(now.getTime() - 24 * 3_600_000);
      const { rows } = await sql<VendorFacts>`
        SELECT v.id, v.name,
          (SELECT count(*)::int FROM cordon.sites s WHERE s.party_id = v.id) AS sites,
          (SELECT count(*)::int FROM cordon.networks n WHERE n.party_id = v.id) AS networks,
          (SELECT count(*)::int FROM cordon.tickets t WHERE t.party_id = v.id AND t.status <> 'closed') AS "openTickets",
          (SELECT count(*)::int FROM cordon.access_events e WHERE e.vendor = v.id AND e.ok AND e.at > ${day}) AS "accesses24h",
          (SELECT count(*)::int FROM cordon.access_events e WHERE e.vendor = v.id AND NOT e.ok AND e.at > ${day}) AS "refused24h"
        FROM cordon.parties v WHERE v.kind = 'vendor' ORDER BY v.name`.execute(db);
      return rows;
    },
    async sites(party) {
      return db
        .selectFrom('cordon.sites')
        .select(['id', 'name', 'country'])
        .where('party_id', '=', party)
        .orderBy('name')
        .execute();
    },
    async networks(party) {
      const rows = await db
        .selectFrom('cordon.networks')
        .select(['id', sql<string>`cidr::text`.as('cidr'), 'label', 'site_id as site'])
        .where('party_id', '=', party)
        .orderBy('cidr')
        .execute();
      return rows;
    },
    async addNetwork(network) {
      await db
        .insertInto('cordon.networks')
        .values({
          id: network.id,
          party_id: network.party,
          site_id: network.site,
          cidr: network.cidr,
          label: network.label,
        })
        .execute();
    },
    async removeNetwork(party, id) {
      const result = await db
        .deleteFrom('cordon.networks')
        .where('party_id', '=', party)
        .where('id', '=', id)
        .executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async addVendor(vendor: NewVendor) {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('cordon.parties')
          .values({ id: vendor.id, kind: 'vendor', name: vendor.name, created_at: vendor.at })
          .execute();
        await tx
          .insertInto('cordon.sites')
          .values({ ...vendor.site, party_id: vendor.id })
          .execute();
        if (vendor.networks.length === 0) return;
        await tx
          .insertInto('cordon.networks')
          .values(
            vendor.networks.map((network) => ({ ...network, party_id: vendor.id, site_id: vendor.site.id })),
          )
          .execute();
      });
    },
  };
}

function persons(
  db: Kysely<PeopleTables>,
): Pick<People, 'list' | 'suspend' | 'liveSessions' | 'addAuditScope'> {
  return {
    async list(filter, now) {
      const party = filter.party ?? null;
      const id = filter.id ?? null;
      const { rows } = await sql<PersonFacts>`
        SELECT p.id, p.name, p.email, p.role, p.party_id AS "partyId", pa.name AS "partyName", pa.kind AS "partyKind",
          s.name AS site, p.access_role AS "accessRole", p.purpose, p.suspended_at IS NOT NULL AS suspended,
          p.user_id IS NOT NULL AS "hasAccount",
          EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id AND f.verified)
            OR EXISTS (SELECT FROM auth.passkey k WHERE k."userId" = p.user_id) AS "hasFactor",
          EXISTS (SELECT FROM cordon.networks n WHERE n.party_id = p.party_id) AS "hasNetwork",
          (SELECT count(*)::int FROM auth.session x WHERE x."userId" = p.user_id AND x."expiresAt" > ${now}) AS "liveSessions",
          (SELECT count(*)::int FROM cordon.tickets t WHERE t.assignee_id = p.id AND t.status <> 'closed') AS "ticketsInHand"
        FROM cordon.persons p
        JOIN cordon.parties pa ON pa.id = p.party_id
        LEFT JOIN cordon.sites s ON s.id = p.site_id
        WHERE (${party}::text IS NULL OR p.party_id = ${party}) AND (${id}::text IS NULL OR p.id = ${id})
        ORDER BY p.name, p.id LIMIT 500`.execute(db);
      return rows;
    },
    async suspend(person, at) {
      await db.updateTable('cordon.persons').set({ suspended_at: at }).where('id', '=', person).execute();
    },
    async liveSessions(now, party) {
      const only = party ?? null;
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
        WHERE s."expiresAt" > ${now} AND (${only}::text IS NULL OR p.party_id = ${only})`.execute(db);
      return rows[0]?.n ?? 0;
    },
    async addAuditScope({ person, agreement, from, until }) {
      await db
        .insertInto('cordon.audit_scopes')
        .values({ person_id: person, agreement_id: agreement, from_at: from, until_at: until })
        .execute();
    },
  };
}
