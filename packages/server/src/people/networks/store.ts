import { Failure } from '@cordon/core/kernel';
import { sql, type Kysely, type Transaction } from 'kysely';
import { sitesSql } from '../../identity/coming.ts';
import { oweWithin } from '../../platform/owing.ts';
import type { Network } from '../people.ts';
import type { Held, LiveSession, NetworkChange, NetworkLists, NewChange, StepEntries } from './lists.ts';

type Db = Kysely<unknown>;
type Runner = Db | Transaction<unknown>;

/** The lists of networks, and every change of one. */
export function createNetworkStore(db: Db): NetworkLists {
  return {
    held: (party, now) => heldOf(db, party, now),

    async changes(parties) {
      return read(
        db,
        sql`WHERE (${parties}::text[] IS NULL OR c.party_id = ANY(${parties}::text[]))
            ORDER BY c.state = 'pending' DESC, c.proposed_at DESC, c.id LIMIT 100`,
      );
    },

    async pending(party) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM cordon.network_changes WHERE party_id = ${party} AND state = 'pending'`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },

    propose: (change, entry) => write(db, change, 'pending', { proposed: entry }),

    async change(change, decide) {
      await db.transaction().execute(async (tx) => {
        await lock(tx, change.party);
        const { cutOff, ...entered } = await decide(await heldOf(tx, change.party, change.at));
        await apply(tx, change.party, change);
        await write(tx, change, 'done', { cutOff, decided: 'entry' in entered ? entered.entry : null });
        if ('owed' in entered) await oweWithin(tx, [entered.owed], keyOf(change.id, 'decided'));
      });
    },

    async settle(id, now, decide) {
      await db.transaction().execute(async (tx) => {
        const [change] = await read(tx, sql`WHERE c.id = ${id} FOR UPDATE OF c`);
        if (change === undefined) throw new Failure('not-in-scope');
        await lock(tx, change.party.id);
        const { state, by, at, cutOff, entry } = await decide(change, await heldOf(tx, change.party.id, now));
        if (state === 'done') await apply(tx, change.party.id, change);
        await sql`UPDATE cordon.network_changes SET state = ${state}, decided_by = ${by}, decided_at = ${at},
          cut_off = ${cutOff}, decided_entry = ${entry} WHERE id = ${id}`.execute(tx);
      });
    },

    review: (id, by, at, owed) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.network_changes SET reviewed_by = ${by}, reviewed_at = ${at}
          WHERE id = ${id} AND kind = 'urgent' AND state = 'done' AND reviewed_by IS NULL AND proposed_by <> ${by}`.execute(
          tx,
        );
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, [owed], keyOf(id, 'reviewed'));
        return true;
      }),
  };
}

/** By which the entry of a step is found that was done before it was entered. */
function keyOf(change: string, step: 'decided' | 'reviewed'): string {
  return `${change} ${step}`;
}

/** Two changes of one list wait for each other here. */
async function lock(tx: Runner, party: string): Promise<void> {
  await sql`INSERT INTO cordon.network_lists (party_id, revision) VALUES (${party}, 0) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
  await sql`SELECT FROM cordon.network_lists WHERE party_id = ${party} FOR UPDATE`.execute(tx);
}

async function heldOf(db: Runner, party: string, now: Date): Promise<Held> {
  const revision = await sql<{ revision: number }>`
    SELECT revision FROM cordon.network_lists WHERE party_id = ${party}`.execute(db);
  const networks = await sql<Network>`
    SELECT n.id, n.cidr::text AS cidr, n.label, n.site_id AS site FROM cordon.networks n
    WHERE n.party_id = ${party} ORDER BY n.cidr, n.id`.execute(db);
  const live = await sql<LiveSession>`
    SELECT p.id AS person, p.name, ${sql.raw(sitesSql('p', 'q.at'))} AS sites, s."ipAddress" AS ip
    FROM (SELECT ${now}::timestamptz AS at) q, auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
    WHERE p.party_id = ${party} AND s."expiresAt" > q.at ORDER BY p.name, p.id`.execute(db);
  return {
    list: { revision: revision.rows[0]?.revision ?? 0, networks: networks.rows },
    live: live.rows,
  };
}

async function apply(
  tx: Runner,
  party: string,
  { adds, removes }: Pick<NetworkChange, 'adds' | 'removes'>,
): Promise<void> {
  const gone = removes.map(({ id }) => id);
  await sql`DELETE FROM cordon.networks WHERE party_id = ${party} AND id = ANY(${gone}::text[])`.execute(tx);
  for (const { id, cidr, label, site } of adds) {
    await sql`INSERT INTO cordon.networks (id, party_id, site_id, cidr, label)
      VALUES (${id}, ${party}, ${site}, ${cidr}, ${label})`.execute(tx);
  }
}

async function write(
  db: Runner,
  { id, party, kind, base, adds, removes, by, from, at }: NewChange,
  state: 'pending' | 'done',
  {
    cutOff = null,
    proposed = null,
    decided = null,
  }: Partial<StepEntries & { readonly cutOff: number | null }>,
): Promise<void> {
  const [decidedBy, decidedAt] = state === 'done' ? [by, at] : [null, null];
  await sql`
    INSERT INTO cordon.network_changes (id, party_id, kind, base, adds, removes, state, proposed_by, proposed_at,
      proposed_from, decided_by, decided_at, cut_off, proposed_entry, decided_entry)
    VALUES (${id}, ${party}, ${kind}, ${base}, ${JSON.stringify(adds)}, ${JSON.stringify(removes)}, ${state}, ${by}, ${at},
      ${from}, ${decidedBy}, ${decidedAt}, ${cutOff}, ${proposed}, ${decided})`.execute(db);
}

async function read(db: Runner, rest: ReturnType<typeof sql>): Promise<NetworkChange[]> {
  const { rows } = await sql<NetworkChange>`
    SELECT c.id, c.kind, c.base, c.adds, c.removes, c.state, c.proposed_at AS "proposedAt",
      host(c.proposed_from) AS "proposedFrom", c.decided_at AS "decidedAt", c.cut_off AS "cutOff",
      c.reviewed_at AS "reviewedAt",
      json_build_object('proposed', c.proposed_entry,
        'decided', coalesce(c.decided_entry, (SELECT b.idx FROM cordon.ledger_bodies b WHERE b.owed = c.id || ' decided')),
        'reviewed', (SELECT b.idx FROM cordon.ledger_bodies b WHERE b.owed = c.id || ' reviewed')) AS entries,
      json_build_object('id', pa.id, 'name', pa.name, 'kind', pa.kind) AS party,
      json_build_object('id', p.id, 'name', p.name) AS "proposedBy",
      CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "decidedBy",
      CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS "reviewedBy"
    FROM cordon.network_changes c
    JOIN cordon.parties pa ON pa.id = c.party_id
    JOIN cordon.persons p ON p.id = c.proposed_by
    LEFT JOIN cordon.persons d ON d.id = c.decided_by
    LEFT JOIN cordon.persons r ON r.id = c.reviewed_by
    ${rest}`.execute(db);
  return rows;
}
