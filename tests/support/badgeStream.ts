import type pg from 'pg';
import type { NewBadgeEvent } from '../../packages/server/src/assurance/badges/badge.ts';
import { keptOf, numberHashing, type HashNumber } from '../../packages/server/src/assurance/badges/told.ts';
import { createRandom } from '../../packages/server/src/demo/seed/random.ts';

const MINUTE = 60_000;

export const SITE = 'sit_floor';
export const hashNumber: HashNumber = numberHashing(new Uint8Array(32).fill(7));

/** A site with two readers and people with badges, in an empty database. */
export async function layFloor(owner: Pick<pg.Pool, 'query'>, people: number): Promise<void> {
  await owner.query(`
    INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('pty_desk', 'vendor', 'Desk', now());
    INSERT INTO cordon.sites (id, party_id, name, country) VALUES ('${SITE}', 'pty_desk', 'Floor', 'PH');
    INSERT INTO cordon.badge_zones (id, site_id, name, kind) VALUES
      ('zon_floor', '${SITE}', 'Floor', 'work'), ('zon_vault', '${SITE}', 'Vault', 'restricted');
    INSERT INTO cordon.badge_doors (id, site_id, code, name, direction, zone_id, from_id) VALUES
      ('dor_in', '${SITE}', 'IN', 'In', 'in', 'zon_floor', NULL), ('dor_out', '${SITE}', 'OUT', 'Out', 'out', 'zon_floor', NULL),
      ('dor_vault', '${SITE}', 'VAULT', 'Vault', 'unknown', 'zon_vault', 'zon_floor')`);
  const nths = Array.from({ length: people }, (_, nth) => nth);
  await owner.query(
    `INSERT INTO cordon.persons (id, party_id, name, role, created_at)
     SELECT 'per_' || n, 'pty_desk', 'Person ' || n, 'agent', now() FROM unnest($1::int[]) AS n`,
    [nths],
  );
  await owner.query(
    `INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at)
     SELECT 'bdg_' || n, $3, h, 'per_' || n, 'epoch' FROM unnest($1::int[], $2::bytea[]) AS t (n, h)`,
    [nths, nths.map((nth) => Buffer.from(hashNumber(SITE, `N${String(nth)}`))), SITE],
  );
}

/** Comings and goings in the order in which they happened, ending shortly before a time. */
export function cleanStream(
  many: number,
  people: number,
  until: number,
  seed: number,
): readonly NewBadgeEvent[] {
  const random = createRandom(seed);
  const draw = (below: number): number => random.below(below);
  const from = until - 12 * 60 * MINUTE;
  return Array.from({ length: many }, (_, nth) => {
    const at = Math.floor(from + ((until - from) * nth) / many);
    const door = ['IN', 'OUT', 'VAULT', 'VAULT'][draw(4)] ?? 'IN';
    const result = draw(20) === 0 ? 'denied' : 'granted';
    const told = { id: null, at, door, badge: `N${String(draw(people))}`, direction: 'unknown' as const };
    return keptOf(SITE, { ...told, result }, hashNumber);
  });
}

/** The same as a bad network delivers it: a tenth told twice, each out of its place by up to `late` others. */
export function disordered(
  clean: readonly NewBadgeEvent[],
  late: number,
  seed: number,
): readonly NewBadgeEvent[] {
  const random = createRandom(seed);
  const draw = (below: number): number => random.below(below);
  const twice = clean.flatMap((event) => (draw(10) === 0 ? [event, event] : [event]));
  return twice
    .map((event, nth) => ({ event, place: nth + draw(late) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ event }) => event);
}
