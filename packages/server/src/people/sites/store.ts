import { sql, type Kysely } from 'kysely';
import { oweWithin } from '../../platform/owing.ts';
import type { SiteClosed, SiteFacts, Sites } from './sites.ts';

/** Sites of the vendors. */
export function createSites(db: Kysely<unknown>): Sites {
  return {
    async open({ party = null, id = null }, at) {
      const { rows } = await sql<SiteFacts>`
        SELECT s.id, s.party_id AS party, s.name, s.country,
          (SELECT count(*)::int FROM cordon.persons p WHERE p.site_id = s.id AND p.left_at IS NULL) AS people,
          (SELECT count(*)::int FROM cordon.assignments a WHERE a.site_id = s.id AND a.ended_at IS NULL
            AND (a.until_at IS NULL OR a.until_at > ${at})) AS working,
          (SELECT count(*)::int FROM cordon.networks n WHERE n.site_id = s.id) AS networks,
          (SELECT count(*)::int FROM cordon.leases l WHERE l.site_id = s.id AND l.ended_at IS NULL
            AND (l.until_at IS NULL OR l.until_at > ${at})) AS leases
        FROM cordon.sites s
        WHERE s.closed_at IS NULL AND (${party}::text IS NULL OR s.party_id = ${party}) AND (${id}::text IS NULL OR s.id = ${id})
        ORDER BY s.name, s.id`.execute(db);
      return rows;
    },

    async add({ id, party, name, country }) {
      const { numAffectedRows } = await sql`
        INSERT INTO cordon.sites (id, party_id, name, country) VALUES (${id}, ${party}, ${name}, ${country})
        ON CONFLICT (party_id, lower(name)) WHERE closed_at IS NULL DO NOTHING`.execute(db);
      return numAffectedRows === 1n;
    },

    async rename(id, name) {
      const { numAffectedRows } = await sql`
        UPDATE cordon.sites s SET name = ${name} WHERE s.id = ${id} AND s.closed_at IS NULL
          AND NOT EXISTS (SELECT FROM cordon.sites o WHERE o.party_id = s.party_id AND o.id <> s.id
            AND o.closed_at IS NULL AND lower(o.name) = lower(${name}))`.execute(db);
      return numAffectedRows === 1n;
    },

    close(id, by, at, owes) {
      return db.transaction().execute(async (tx): Promise<SiteClosed | null> => {
        const { rows } = await sql<{ party: string }>`
          UPDATE cordon.sites SET closed_at = ${at}, closed_by = ${by} WHERE id = ${id} AND closed_at IS NULL
          RETURNING party_id AS party`.execute(tx);
        const party = rows[0]?.party;
        if (party === undefined) return null;
        const ended = await sql`
          SELECT cordon.end_assignments(ARRAY(SELECT a.id FROM cordon.assignments a WHERE a.site_id = ${id}), ${at}, ${by},
            'site-closed')`.execute(tx);
        const networks = await sql`DELETE FROM cordon.networks WHERE site_id = ${id}`.execute(tx);
        const leases = await sql`
          UPDATE cordon.leases SET ended_at = ${at} WHERE site_id = ${id} AND ended_at IS NULL
            AND (until_at IS NULL OR until_at > ${at})`.execute(tx);
        // Also a site without a range: what waits to be confirmed was proposed while it was open.
        await sql`UPDATE cordon.network_lists SET revision = revision + 1 WHERE party_id = ${party}`.execute(
          tx,
        );
        await sql`SELECT pg_notify('cordon_networks', ${party})`.execute(tx);
        const closed = {
          assignments: ended.rows.length,
          networks: Number(networks.numAffectedRows ?? 0n),
          leases: Number(leases.numAffectedRows ?? 0n),
        };
        await oweWithin(tx, owes(closed));
        return closed;
      });
    },
  };
}
