import type { BadgeEvent, SeenAtSite } from '@cordon/core/assurance/badges';
import type { Pool } from 'pg';
import type { BadgeEvents, FoldPeople, Taken } from './badge.ts';
import { oneAtATime, refold } from './presence.store.ts';

const TAKE = `
WITH told AS (
  SELECT * FROM unnest($2::text[], $3::timestamptz[], $4::text[], $5::bytea[], $6::text[], $7::text[])
    AS t (key, at, door, number, direction, result)),
known AS (
  SELECT t.*, d.id AS door_id FROM told t
  JOIN cordon.badge_doors d ON d.site_id = $1 AND d.code = t.door AND d.closed_at IS NULL),
fresh AS (
  INSERT INTO cordon.badge_events (site_id, key, at, received_at, door_id, badge_id, direction, result, live)
  SELECT $1, k.key, k.at, $8, k.door_id,
    (SELECT b.id FROM cordon.badges b WHERE b.site_id = $1 AND b.number_hash = k.number AND b.from_at <= $8
     ORDER BY b.from_at DESC, b.id LIMIT 1),
    k.direction, k.result, $9
  FROM known k ON CONFLICT (site_id, key) DO NOTHING RETURNING badge_id)
SELECT (SELECT count(*)::int FROM told) - (SELECT count(*)::int FROM known) AS "unknownDoors",
  (SELECT count(*)::int FROM fresh) AS taken,
  (SELECT count(*)::int FROM known) - (SELECT count(*)::int FROM fresh) AS repeated,
  ARRAY(SELECT DISTINCT b.person_id FROM fresh f JOIN cordon.badges b ON b.id = f.badge_id
        WHERE b.person_id IS NOT NULL) AS people`;

const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** A clock is told by its newest deliveries. */
const NEWEST = 101;

export function createBadgeEvents(pool: Pool, fold: FoldPeople): BadgeEvents {
  return {
    take: (site, events, live, at) =>
      oneAtATime(pool, async (tx): Promise<Taken> => {
        const { rows } = await tx.query<Taken & { people: readonly string[] }>(TAKE, [
          site,
          ...[events.map(({ key }) => key), events.map((one) => one.at), events.map(({ door }) => door)],
          ...[events.map(({ hash }) => Buffer.from(hash)), events.map(({ direction }) => direction)],
          ...[events.map(({ result }) => result), at, live !== null],
        ]);
        const [{ people, ...taken } = { people: [], taken: 0, repeated: 0, unknownDoors: 0 }] = rows;
        if (live !== null) {
          await refold(tx, people, fold, at);
          await tx.query(
            'UPDATE cordon.badge_systems SET heard_at = greatest(heard_at, $2) WHERE id = $1 AND revoked_at IS NULL',
            [live.system, at],
          );
        }
        return taken;
      }),

    async day(site, from, to) {
      const { rows } = await pool.query<BadgeEvent>(
        `SELECT key, ${ms('at')} AS at, ${ms('received_at')} AS received, door_id AS door, badge_id AS badge, direction, result
         FROM cordon.badge_events WHERE site_id = $1 AND at >= $2 AND at < $3 ORDER BY at`,
        [site, from, to],
      );
      return rows;
    },

    async work(site, from) {
      const { rows } = await pool.query<{ person: string; at: number }>(
        `SELECT agent AS person, ${ms('max(at)')} AS at FROM cordon.access_events
         WHERE site = $1 AND at >= $2 AND ok AND kind NOT IN ('admin', 'sign-in', 'screen')
         GROUP BY agent, date_bin('15 minutes', at, 'epoch') ORDER BY 2`,
        [site, from],
      );
      return rows;
    },

    async delays(site) {
      const { rows } = await pool.query<{ door: string; delays: number[] }>(
        `SELECT d.id AS door, ARRAY(
           SELECT ${ms('e.received_at')} - ${ms('e.at')} FROM cordon.badge_events e
           WHERE e.door_id = d.id AND e.live ORDER BY e.id DESC LIMIT $2) AS delays
         FROM cordon.badge_doors d WHERE d.site_id = $1 AND d.closed_at IS NULL`,
        [site, NEWEST],
      );
      return new Map(rows.map(({ door, delays }) => [door, delays]));
    },

    async keepSkew(door, skew, adds, far) {
      await pool.query(
        `UPDATE cordon.badge_doors SET skew_ms = $2, adds_ms = $3, far = $4
         WHERE id = $1 AND (skew_ms, adds_ms, far) IS DISTINCT FROM ($2, $3, $4)`,
        [door, Math.round(skew), Math.round(adds), far],
      );
    },

    async acrossSites(from) {
      const { rows } = await pool.query<SeenAtSite>(
        `WITH seen AS (
           SELECT b.person_id AS person, e.site_id AS site, ${ms('e.at')} + d.adds_ms AS at FROM cordon.badge_events e
           JOIN cordon.badges b ON b.id = e.badge_id AND b.person_id IS NOT NULL JOIN cordon.badge_doors d ON d.id = e.door_id
           WHERE e.live AND e.result = 'granted' AND e.at >= $1)
         SELECT * FROM seen WHERE person IN (SELECT person FROM seen GROUP BY person HAVING count(DISTINCT site) > 1)`,
        [from],
      );
      return rows;
    },

    async sites() {
      const { rows } = await pool.query<{ id: string; party: string }>(
        `SELECT s.id, s.party_id AS party FROM cordon.sites s WHERE s.closed_at IS NULL
           AND EXISTS (SELECT FROM cordon.badge_doors d WHERE d.site_id = s.id AND d.closed_at IS NULL) ORDER BY s.id`,
      );
      return rows;
    },

    async forget(before) {
      await pool.query('DELETE FROM cordon.badge_events WHERE at < $1', [before]);
    },
  };
}
