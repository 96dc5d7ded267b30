import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { revokeWithin } from '../identity/index.ts';
import { oweWithin } from '../platform/owing.ts';
import { RELEASE_ASKED_MS, type AtStake, type ContainReason, type Containments } from './containment.ts';

interface Row {
  reason: ContainReason;
  byId: string;
  byName: string;
  at: Date;
  askedBy: string | null;
  askedName: string | null;
  askedAt: Date | null;
}

/** Containments of vendors. */
export function createContainments(db: Kysely<unknown>): Containments {
  return {
    async open(vendor, now) {
      const { rows } = await sql<Row>`
        SELECT c.reason, b.id AS "byId", b.name AS "byName", c.at, a.id AS "askedBy", a.name AS "askedName",
          c.asked_at AS "askedAt"
        FROM cordon.containments c JOIN cordon.persons b ON b.id = c.by_person
        LEFT JOIN cordon.persons a ON a.id = c.asked_by
        WHERE c.party_id = ${vendor} AND c.released_at IS NULL`.execute(db);
      const row = rows[0];
      if (row === undefined) return null;
      const { askedBy, askedName, askedAt } = row;
      const until = askedAt === null ? null : new Date(askedAt.getTime() + RELEASE_ASKED_MS);
      const counts = askedBy !== null && until !== null && until > now;
      return {
        reason: row.reason,
        by: { id: row.byId, name: row.byName },
        at: row.at,
        asked: counts ? { id: askedBy, name: askedName ?? '', until } : null,
      };
    },

    async atStake(vendor, now) {
      const { rows } = await sql<AtStake>`
        SELECT count(*)::int AS people,
          (SELECT count(*)::int FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
           WHERE p.party_id = ${vendor} AND s."expiresAt" > ${now}) AS "liveSessions",
          (SELECT count(*)::int FROM cordon.credentials c
           WHERE c.party_id = ${vendor} AND c.revoked_at IS NULL AND c.expires_at > ${now}) AS credentials,
          (SELECT count(*)::int FROM cordon.reveals r JOIN cordon.persons p ON p.id = r.person_id
           WHERE p.party_id = ${vendor} AND r.closed_at IS NULL AND r.expires_at > ${now}) AS "openReveals",
          (SELECT count(*)::int FROM cordon.tickets t
           WHERE t.party_id = ${vendor} AND t.status <> 'closed') AS "openTickets"
        FROM cordon.persons WHERE party_id = ${vendor}`.execute(db);
      return rows[0] ?? { people: 0, liveSessions: 0, credentials: 0, openReveals: 0, openTickets: 0 };
    },

    async contain(vendor, { person, reason, at }, owes) {
      return db.transaction().execute(async (tx) => {
        const added = await sql`
          INSERT INTO cordon.containments (id, party_id, reason, by_person, at)
          VALUES (${`ctm_${randomUUID()}`}, ${vendor}, ${reason}, ${person}, ${at})
          ON CONFLICT (party_id) WHERE released_at IS NULL DO NOTHING`.execute(tx);
        await sql`UPDATE cordon.parties SET contained_at = coalesce(contained_at, ${at}) WHERE id = ${vendor}`.execute(
          tx,
        );
        const taken = await revokeWithin(tx, [{ scope: 'party', id: vendor }], at);
        const contained = { ...taken, already: added.numAffectedRows !== 1n };
        await oweWithin(tx, owes(contained));
        return contained;
      });
    },

    async askRelease(vendor, person, at) {
      const { numAffectedRows } = await sql`
        UPDATE cordon.containments SET asked_by = ${person}, asked_at = ${at}
        WHERE party_id = ${vendor} AND released_at IS NULL`.execute(db);
      return numAffectedRows === 1n;
    },

    async release(vendor, person, at) {
      return db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.containments SET released_by = ${person}, released_at = ${at}
          WHERE party_id = ${vendor} AND released_at IS NULL AND asked_by <> ${person}
            AND asked_at > ${new Date(at.getTime() - RELEASE_ASKED_MS)}`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await sql`UPDATE cordon.parties SET contained_at = NULL WHERE id = ${vendor}`.execute(tx);
        // A sign-in that was under way when the vendor was shut out must not come to life with this.
        await revokeWithin(tx, [{ scope: 'party', id: vendor }], at);
        return true;
      });
    },
  };
}
