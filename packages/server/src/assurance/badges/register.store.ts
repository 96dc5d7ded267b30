import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';
import { newId } from '../../platform/ids.ts';
import type { BadgeRegister, BadgeSystem, FoldPeople, HeldBadge, SiteDoor, SiteZone } from './badge.ts';
import { oneAtATime, refold } from './presence.store.ts';

const SYSTEM = `y.id, y.site_id AS site, s.party_id AS party, y.name, y.created_at AS "createdAt", y.heard_at AS "heardAt",
  y.revoked_at AS "revokedAt" FROM cordon.badge_systems y JOIN cordon.sites s ON s.id = y.site_id`;

const DRAW_ZONES = `
WITH given AS (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]) AS g (id, name, kind)),
closed AS (
  UPDATE cordon.badge_zones z SET closed_at = $5 WHERE z.site_id = $1 AND z.closed_at IS NULL
    AND NOT EXISTS (SELECT FROM given g WHERE lower(g.name) = lower(z.name))),
kept AS (
  UPDATE cordon.badge_zones z SET kind = g.kind, name = g.name FROM given g
  WHERE z.site_id = $1 AND z.closed_at IS NULL AND lower(g.name) = lower(z.name) RETURNING lower(z.name) AS name)
INSERT INTO cordon.badge_zones (id, site_id, name, kind)
SELECT g.id, $1, g.name, g.kind FROM given g WHERE lower(g.name) NOT IN (SELECT name FROM kept)`;

const DRAW_DOORS = `
WITH given AS (
  SELECT g.id, g.code, g.name, g.direction, z.id AS zone, f.id AS from_
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS g (id, code, name, direction, zone, from_)
  JOIN cordon.badge_zones z ON z.site_id = $1 AND z.closed_at IS NULL AND lower(z.name) = lower(g.zone)
  LEFT JOIN cordon.badge_zones f ON f.site_id = $1 AND f.closed_at IS NULL AND lower(f.name) = lower(g.from_)),
closed AS (
  UPDATE cordon.badge_doors d SET closed_at = $8 WHERE d.site_id = $1 AND d.closed_at IS NULL
    AND NOT EXISTS (SELECT FROM given g WHERE g.code = d.code)),
kept AS (
  UPDATE cordon.badge_doors d SET name = g.name, direction = g.direction, zone_id = g.zone, from_id = g.from_ FROM given g
  WHERE d.site_id = $1 AND d.closed_at IS NULL AND g.code = d.code RETURNING d.code)
INSERT INTO cordon.badge_doors (id, site_id, code, name, direction, zone_id, from_id)
SELECT g.id, $1, g.code, g.name, g.direction, g.zone, g.from_ FROM given g WHERE g.code NOT IN (SELECT code FROM kept)`;

/** Sites' zones, readers, badges and the systems that tell of them. */
export function createBadgeRegister(
  pool: Pool,
  keys: Pick<Keys, 'seal' | 'unseal'>,
  fold: FoldPeople,
): BadgeRegister {
  const context = (id: string): string => `badge-system:${id}`;
  return {
    async site(id) {
      const { rows } = await pool.query<{ id: string; party: string; name: string }>(
        'SELECT id, party_id AS party, name FROM cordon.sites WHERE id = $1 AND closed_at IS NULL',
        [id],
      );
      return rows[0] ?? null;
    },

    async sitesOf(parties) {
      const { rows } = await pool.query<{ id: string; name: string; vendor: string }>(
        `SELECT s.id, s.name, p.name AS vendor FROM cordon.sites s JOIN cordon.parties p ON p.id = s.party_id
         WHERE s.party_id = ANY ($1) AND s.closed_at IS NULL ORDER BY p.name, s.name, s.id`,
        [parties],
      );
      return rows;
    },

    async zones(site) {
      const { rows } = await pool.query<SiteZone>(
        `SELECT id, name, kind FROM cordon.badge_zones WHERE site_id = $1 AND closed_at IS NULL
         ORDER BY array_position(ARRAY['public', 'work', 'restricted'], kind), name`,
        [site],
      );
      return rows;
    },

    async doors(site) {
      const { rows } = await pool.query<SiteDoor>(
        `SELECT id, code, name, direction, zone_id AS zone, from_id AS "from", skew_ms AS skew, adds_ms AS adds, far
         FROM cordon.badge_doors WHERE site_id = $1 AND closed_at IS NULL ORDER BY name, id`,
        [site],
      );
      return rows;
    },

    draw: (site, { zones, doors }, at) =>
      oneAtATime(pool, async (tx) => {
        await tx.query(DRAW_ZONES, [
          ...[
            site,
            zones.map(() => newId('zon')),
            zones.map(({ name }) => name),
            zones.map(({ kind }) => kind),
          ],
          at,
        ]);
        await tx.query(DRAW_DOORS, [
          ...[
            site,
            doors.map(() => newId('dor')),
            doors.map(({ code }) => code),
            doors.map(({ name }) => name),
          ],
          ...[
            doors.map(({ direction }) => direction),
            doors.map(({ zone }) => zone),
            doors.map(({ from }) => from),
          ],
          at,
        ]);
      }),

    async badges(site, since) {
      const { rows } = await pool.query<HeldBadge>(
        `SELECT b.id, b.from_at AS "from", b.until_at AS until, b.lost_at AS "lostAt",
           CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'escort', v.escort_id) END AS visitor,
           CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS person, p.left_at AS "leftAt"
         FROM cordon.badges b LEFT JOIN cordon.persons p ON p.id = b.person_id
         LEFT JOIN cordon.badge_visitors v ON v.id = b.visitor_id
         WHERE b.site_id = $1 AND (b.until_at IS NULL OR b.until_at > $2 OR EXISTS (
           SELECT FROM cordon.badge_events e WHERE e.badge_id = b.id AND e.at > $2)) ORDER BY b.from_at, b.id`,
        [site, since],
      );
      return rows.map(({ leftAt, person, ...row }: HeldBadge & { leftAt?: Date | null }) => ({
        ...row,
        person: person && { ...person, leftAt: leftAt ?? null },
      }));
    },

    async give(site, badges, at) {
      const { rowCount } = await pool.query(
        `WITH given AS (
           SELECT g.*, p.id AS found FROM unnest($2::text[], $3::bytea[], $4::text[]) AS g (id, hash, person)
           JOIN cordon.persons p ON p.id = g.person JOIN cordon.sites s ON s.id = $1 AND s.party_id = p.party_id),
         over AS (
           UPDATE cordon.badges b SET until_at = $5 FROM given g
           WHERE b.site_id = $1 AND b.number_hash = g.hash AND (b.until_at IS NULL OR b.until_at > $5) AND b.from_at <= $5)
         INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at)
         SELECT g.id, $1, g.hash, g.found, $5 FROM given g`,
        [
          ...[site, badges.map(({ id }) => id), badges.map(({ hash }) => Buffer.from(hash))],
          ...[badges.map(({ person }) => person), at],
        ],
      );
      return rowCount ?? 0;
    },

    endBadge: (id, lost, at) =>
      oneAtATime(pool, async (tx) => {
        const { rows } = await tx.query<{ person: string | null }>(
          `UPDATE cordon.badges SET until_at = $2, lost_at = CASE WHEN $3 THEN $2::timestamptz END
           WHERE id = $1 AND (until_at IS NULL OR until_at > $2) RETURNING person_id AS person`,
          [id, at, lost],
        );
        const [ended] = rows;
        if (ended === undefined) return false;
        // Whoever came in with it is held to be there no longer: what it says now may be anybody.
        if (ended.person !== null) {
          await tx.query(
            `UPDATE cordon.badge_presence SET zone_id = NULL, before_id = NULL, since = $2 WHERE person_id = $1`,
            [ended.person, at],
          );
          await refold(tx, lost ? [] : [ended.person], fold, at);
        }
        return true;
      }),

    async badgeSite(id) {
      const { rows } = await pool.query<{ site: string }>(
        'SELECT site_id AS site FROM cordon.badges WHERE id = $1',
        [id],
      );
      return rows[0]?.site ?? null;
    },

    async systems(site) {
      const { rows } = await pool.query<BadgeSystem>(
        `SELECT ${SYSTEM} WHERE y.site_id = $1 AND y.revoked_at IS NULL ORDER BY y.created_at, y.id`,
        [site],
      );
      return rows;
    },

    async system(id) {
      const { rows } = await pool.query<BadgeSystem>(`SELECT ${SYSTEM} WHERE y.id = $1`, [id]);
      return rows[0] ?? null;
    },

    async addSystem({ id, site, name }, secret, by, at) {
      await pool.query(
        `INSERT INTO cordon.badge_systems (id, site_id, name, secret_sealed, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, site, name, keys.seal(secret, context(id)), by, at],
      );
    },

    async rotate(id, secret, previousUntil) {
      const { rowCount } = await pool.query(
        `UPDATE cordon.badge_systems SET previous_sealed = secret_sealed, previous_until = $3, secret_sealed = $2
         WHERE id = $1 AND revoked_at IS NULL`,
        [id, keys.seal(secret, context(id)), previousUntil],
      );
      return rowCount === 1;
    },

    async revoke(id, at) {
      const { rowCount } = await pool.query(
        'UPDATE cordon.badge_systems SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    async secrets(id, at) {
      const { rows } = await pool.query<{ now: string; before: string | null }>(
        `SELECT y.secret_sealed AS now, CASE WHEN y.previous_until > $2 THEN y.previous_sealed END AS before
         FROM cordon.badge_systems y JOIN cordon.sites s ON s.id = y.site_id AND s.closed_at IS NULL
         WHERE y.id = $1 AND y.revoked_at IS NULL`,
        [id, at],
      );
      return rows.flatMap(({ now, before }) =>
        [now, before].flatMap((sealed) => (sealed === null ? [] : [keys.unseal(sealed, context(id))])),
      );
    },
  };
}
