import { isRule, programsOn, type DeviceState } from '@cordon/core/assurance';
import { sql, type Kysely } from 'kysely';
import { oweWithin } from '../../platform/owing.ts';
import type { Device, DeviceStore, Taken } from './device.ts';

interface Row extends Omit<Device, 'failing' | 'unknown' | 'programs'> {
  readonly state: DeviceState;
  readonly failing: readonly string[];
  readonly unknown: readonly string[];
}

/** Devices, what they told, and who works on them. */
export function createDeviceStore(db: Kysely<unknown>): DeviceStore {
  return {
    async list({ party = null, id = null, person = null, retired = false }) {
      const { rows } = await sql<Row>`
        SELECT d.id, d.name, json_build_object('id', pa.id, 'name', pa.name) AS party, d.kind, d.platform, d.shared,
          CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name) END AS site,
          coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name) FROM cordon.device_people dp
            JOIN cordon.persons p ON p.id = dp.person_id WHERE dp.device_id = d.id), '[]') AS people,
          d.added_at AS "addedAt", d.state, d.ok, d.failing, d.unknown, d.told_at AS "toldAt", d.heard_at AS "heardAt",
          host(d.address) AS address, d.retired_at AS "retiredAt"
        FROM cordon.devices d JOIN cordon.parties pa ON pa.id = d.party_id LEFT JOIN cordon.sites s ON s.id = d.site_id
        WHERE (${party}::text IS NULL OR d.party_id = ${party}) AND (${id}::text IS NULL OR d.id = ${id})
          AND (${retired} OR d.retired_at IS NULL)
          AND (${person}::text IS NULL
               OR EXISTS (SELECT FROM cordon.device_people dp WHERE dp.device_id = d.id AND dp.person_id = ${person})
               OR (d.shared AND d.party_id = (SELECT p.party_id FROM cordon.persons p WHERE p.id = ${person})))
        ORDER BY pa.name, d.name, d.id LIMIT 20000`.execute(db);
      return rows.map(({ state, ...row }) => ({
        ...row,
        failing: row.failing.filter(isRule),
        unknown: row.unknown.filter(isRule),
        programs: programsOn(state),
      }));
    },

    async count(party) {
      const { rows } = await sql<{ count: number }>`
        SELECT count(*)::int AS count FROM cordon.devices WHERE party_id = ${party} AND retired_at IS NULL`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },

    add: ({ id, party, name, kind, site, shared, people, host }, by, at) =>
      db.transaction().execute(async (tx) => {
        if (host !== null) await forgetRetired(tx, party, host);
        const { numAffectedRows } = await sql`
          INSERT INTO cordon.devices (id, party_id, name, kind, site_id, shared, host_hash, added_at)
          VALUES (${id}, ${party}, ${name}, ${kind}, ${site}, ${shared}, ${host}, ${at})
          ON CONFLICT (party_id, host_hash) DO NOTHING`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await give(tx, id, people, by, at);
        return true;
      }),

    enrol: ({ id, party, name, kind, host }, { node, secret, platform }, at, owes) =>
      db.transaction().execute(async (tx) => {
        // Whoever enrols it anew means it; what a shipper still sends of it does not bring it back.
        if (node !== null) await forgetRetired(tx, party, host);
        // The key before this one is good no more: one device has one. A shipper's devices have none.
        const { rows } = await sql<{ id: string }>`
          INSERT INTO cordon.devices (id, party_id, name, kind, host_hash, node_hash, secret_id, platform, added_at, heard_at)
          VALUES (${id}, ${party}, ${name}, ${kind}, ${host}, ${node}, ${secret}, ${platform}, ${at}, ${at})
          ON CONFLICT (party_id, host_hash) DO UPDATE SET node_hash = coalesce(excluded.node_hash, cordon.devices.node_hash),
            secret_id = CASE WHEN excluded.node_hash IS NULL AND cordon.devices.node_hash IS NOT NULL
              THEN cordon.devices.secret_id ELSE excluded.secret_id END, platform = coalesce(excluded.platform, cordon.devices.platform), heard_at = excluded.heard_at
            WHERE cordon.devices.retired_at IS NULL
          RETURNING id`.execute(tx);
        const kept = rows[0]?.id;
        if (kept === undefined) return null;
        const enrolled = { id: kept, again: kept !== id };
        await oweWithin(tx, owes(enrolled));
        return enrolled;
      }),

    async byNode(node) {
      const { rows } = await sql<{ id: string; party: string }>`
        SELECT d.id, d.party_id AS party FROM cordon.devices d
        WHERE d.node_hash = ${node} AND d.retired_at IS NULL
          AND EXISTS (SELECT FROM cordon.device_secrets s WHERE s.id = d.secret_id AND s.revoked_at IS NULL)`.execute(
        db,
      );
      return rows[0] ?? null;
    },

    take: (device, judge, { address, at }, owes) =>
      db.transaction().execute(async (tx): Promise<Taken | null> => {
        const { rows } = await sql<{
          party: string;
          state: DeviceState;
          ok: boolean;
          failing: string[];
          unknown: string[];
        }>`
          SELECT party_id AS party, state, ok, failing, unknown FROM cordon.devices
          WHERE id = ${device} AND retired_at IS NULL FOR UPDATE`.execute(tx);
        const before = rows[0];
        if (before === undefined) return null;
        const { state, verdict } = judge(before.state);
        // A verdict without a report behind each rule is no yes.
        const ok = verdict.ok && verdict.at !== null;
        await sql`
          UPDATE cordon.devices SET state = ${JSON.stringify(state)}::jsonb, ok = ${ok}, failing = ${verdict.failing}::text[],
            unknown = ${verdict.unknown}::text[], told_at = ${verdict.at === null ? null : new Date(verdict.at)},
            heard_at = ${at}, address = ${address}, platform = coalesce(${verdict.platform}, platform)
          WHERE id = ${device}`.execute(tx);
        const changed = before.ok !== ok || before.failing.join() !== verdict.failing.join();
        const taken = { device, party: before.party, verdict, changed };
        await oweWithin(tx, owes(taken));
        return taken;
      }),

    change: (device, { name, kind, site, shared, people }, by, at) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.devices SET name = ${name}, kind = ${kind}, site_id = ${site}, shared = ${shared}
          WHERE id = ${device} AND retired_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await sql`DELETE FROM cordon.device_people WHERE device_id = ${device}
          AND NOT person_id = ANY(${people}::text[])`.execute(tx);
        await give(tx, device, people, by, at);
        return true;
      }),

    retire: (device, by, at, owes) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          UPDATE cordon.devices SET retired_at = ${at}, retired_by = ${by}, node_hash = NULL, state = '{}',
            ok = false, failing = '{}', unknown = '{}', told_at = NULL, address = NULL
          WHERE id = ${device} AND retired_at IS NULL`.execute(tx);
        if (numAffectedRows !== 1n) return false;
        await oweWithin(tx, owes(null));
        return true;
      }),

    async choose(session, device, at) {
      await sql`
        INSERT INTO cordon.session_devices (session_id, device_id, chosen_at) VALUES (${session}, ${device}, ${at})
        ON CONFLICT (session_id) DO UPDATE SET device_id = excluded.device_id, chosen_at = excluded.chosen_at`.execute(
        db,
      );
    },

    async chosen(session) {
      const { rows } = await sql<{ device: string }>`
        SELECT device_id AS device FROM cordon.session_devices WHERE session_id = ${session}`.execute(db);
      return rows[0]?.device ?? null;
    },
  };
}

/** Lets a device that was retired come back as another, given to nobody. */
async function forgetRetired(tx: Kysely<unknown>, party: string, host: Uint8Array): Promise<void> {
  await sql`UPDATE cordon.devices SET host_hash = NULL
    WHERE party_id = ${party} AND host_hash = ${host} AND retired_at IS NOT NULL`.execute(tx);
}

async function give(
  tx: Kysely<unknown>,
  device: string,
  people: readonly string[],
  by: string,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO cordon.device_people (device_id, person_id, given_by, given_at)
    SELECT ${device}, p.id, ${by}, ${at} FROM cordon.persons p JOIN cordon.devices d ON d.id = ${device} AND d.party_id = p.party_id
    WHERE p.id = ANY(${people}::text[]) ON CONFLICT DO NOTHING`.execute(tx);
}
