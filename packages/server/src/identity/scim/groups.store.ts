import type { Pool } from 'pg';
import { owe, type Owes } from '../../platform/owing.ts';
import { inTransaction, type Db } from '../db.ts';
import type { Attributes } from './canonical.ts';
import type { GroupMapping } from './mapping.ts';
import { endUnwanted, type GroupWork } from './work.store.ts';

/** A member as the directory gave it. */
export interface Member {
  readonly value: string;
  readonly display: string | null;
  /** Whether it is somebody of the vendor's directory. */
  readonly known: boolean;
}

/** A group of a vendor's directory. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  /** Canonical, without `displayName` and `members`. */
  readonly attributes: Attributes;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly members: readonly Member[];
  readonly mapping: GroupMapping | null;
  /** Names of what the mapping gives work under and at. */
  readonly agreementTitle: string | null;
  readonly siteName: string | null;
}

export interface GroupContent {
  readonly displayName: string;
  readonly attributes: Attributes;
  readonly members: readonly Pick<Member, 'value' | 'display'>[];
}

const COLUMNS = `g.id, g.display_name AS "displayName", g.attributes, g.version, g.created_at AS "createdAt",
  g.updated_at AS "updatedAt", g.mapping,
  (SELECT a.title FROM cordon.agreements a WHERE a.id = g.mapping->>'agreement' AND a.processor_id = g.party_id)
    AS "agreementTitle",
  (SELECT s.name FROM cordon.sites s WHERE s.id = g.mapping->>'site' AND s.party_id = g.party_id) AS "siteName",
  coalesce((SELECT json_agg(json_build_object('value', m.value, 'display', m.display, 'known', d.person_id IS NOT NULL)
      ORDER BY m.position)
    FROM cordon.directory_members m
    LEFT JOIN cordon.directory_users d ON d.person_id = m.value AND d.party_id = g.party_id AND d.deleted_at IS NULL
    WHERE m.group_id = g.id), '[]') AS members`;

export type Groups = ReturnType<typeof createGroups>;

/** The groups of the vendors' directories, by vendor. */
export function createGroups(pool: Pool) {
  return {
    async all(party: string): Promise<DirectoryGroup[]> {
      const { rows } = await pool.query<DirectoryGroup>(
        `SELECT ${COLUMNS} FROM cordon.directory_groups g WHERE g.party_id = $1 ORDER BY g.created_at, g.id`,
        [party],
      );
      return rows;
    },

    async find(party: string, id: string): Promise<DirectoryGroup | null> {
      const { rows } = await pool.query<DirectoryGroup>(
        `SELECT ${COLUMNS} FROM cordon.directory_groups g WHERE g.party_id = $1 AND g.id = $2`,
        [party, id],
      );
      return rows[0] ?? null;
    },

    /** @param owes told of work that ended, as with each change below */
    create(
      party: string,
      id: string,
      content: GroupContent,
      at: Date,
      owes: Owes<readonly GroupWork[]>,
    ): Promise<void> {
      return inTransaction(pool, async (tx) => {
        await tx.query(
          `INSERT INTO cordon.directory_groups (id, party_id, display_name, attributes, created_at, updated_at)
           VALUES ($1, $2, $3, $4, $5, $5)`,
          [id, party, content.displayName, JSON.stringify(content.attributes), at],
        );
        await writeMembers(tx, party, id, content);
        await owe(tx, owes(await applyMappings(tx, party, at)));
      });
    },

    /** @returns false when it was changed meanwhile */
    update(
      party: string,
      id: string,
      content: GroupContent,
      version: number,
      at: Date,
      owes: Owes<readonly GroupWork[]>,
    ): Promise<boolean> {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE cordon.directory_groups SET display_name = $3, attributes = $4, version = version + 1, updated_at = $6
           WHERE party_id = $1 AND id = $2 AND version = $5`,
          [party, id, content.displayName, JSON.stringify(content.attributes), version, at],
        );
        if (rowCount !== 1) return false;
        await writeMembers(tx, party, id, content);
        await owe(tx, owes(await applyMappings(tx, party, at)));
        return true;
      });
    },

    remove(party: string, id: string, at: Date, owes: Owes<readonly GroupWork[]>): Promise<void> {
      return inTransaction(pool, async (tx) => {
        await newVersions(tx, party, id);
        await tx.query('DELETE FROM cordon.directory_groups WHERE party_id = $1 AND id = $2', [party, id]);
        await owe(tx, owes(await applyMappings(tx, party, at)));
      });
    },

    /** Says what the members of a group may do, or takes it back. */
    map: (
      party: string,
      id: string,
      mapping: GroupMapping | null,
      at: Date,
      owes: Owes<readonly GroupWork[]>,
    ): Promise<void> =>
      inTransaction(pool, async (tx) => {
        await owe(tx, owes(await mapWithin(tx, party, id, mapping, at)));
      }),
  };
}

/** @returns work that ended */
export async function mapWithin(
  tx: Db,
  party: string,
  id: string,
  mapping: GroupMapping | null,
  at: Date,
): Promise<readonly GroupWork[]> {
  await tx.query('UPDATE cordon.directory_groups SET mapping = $3 WHERE party_id = $1 AND id = $2', [
    ...[party, id],
    mapping === null ? null : JSON.stringify(mapping),
  ]);
  return applyMappings(tx, party, at);
}

/** A user's groups are part of the user, so the entity tag changes with them. */
async function newVersions(tx: Db, party: string, group: string): Promise<void> {
  await tx.query(
    `UPDATE cordon.directory_users d SET version = d.version + 1 FROM cordon.directory_members m
     WHERE m.group_id = $2 AND m.value = d.person_id AND d.party_id = $1`,
    [party, group],
  );
}

async function writeMembers(tx: Db, party: string, group: string, { members }: GroupContent): Promise<void> {
  await newVersions(tx, party, group);
  await tx.query('DELETE FROM cordon.directory_members WHERE group_id = $1', [group]);
  if (members.length === 0) return;
  await tx.query(
    `INSERT INTO cordon.directory_members (group_id, value, display, position)
     SELECT $1, value, display, position FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS m (value, display, position)
     ON CONFLICT DO NOTHING`,
    [group, members.map(({ value }) => value), members.map(({ display }) => display)],
  );
  await newVersions(tx, party, group);
}

/**
 * Gives everybody of a vendor the role and purpose of the group they are in. Of several mapped groups the one with the
 * most trusted role counts, then the first by name. Who is in none any more loses what a group gave. An administrator
 * is never touched, and nobody becomes one. Work that no group gives any more ends.
 * @returns what ended; what groups give now is given after it is entered
 */
export async function applyMappings(tx: Db, party: string, at: Date): Promise<readonly GroupWork[]> {
  await tx.query(
    `WITH best AS (
       SELECT DISTINCT ON (d.person_id) d.person_id, g.id AS group_id, g.mapping
       FROM cordon.directory_users d
       JOIN cordon.directory_members m ON m.value = d.person_id
       JOIN cordon.directory_groups g ON g.id = m.group_id AND g.party_id = d.party_id AND g.mapping IS NOT NULL
       WHERE d.party_id = $1 AND d.deleted_at IS NULL
       ORDER BY d.person_id, array_position(ARRAY['team-lead', 'qa-analyst', 'agent'], g.mapping->>'role'), g.display_name, g.id
     ), marked AS (
       UPDATE cordon.directory_users d SET mapped_by = b.group_id
       FROM cordon.directory_users o LEFT JOIN best b ON b.person_id = o.person_id
       WHERE o.person_id = d.person_id AND d.party_id = $1 AND (d.mapped_by IS NOT NULL OR b.group_id IS NOT NULL)
       RETURNING d.person_id, b.mapping
     )
     UPDATE cordon.persons p SET
       role = coalesce(marked.mapping->>'role', 'agent'),
       access_role = CASE WHEN marked.mapping->>'role' = 'agent' THEN marked.mapping->>'accessRole' END,
       purpose = CASE WHEN marked.mapping->>'role' = 'agent' THEN marked.mapping->>'purpose' END
     FROM marked WHERE p.id = marked.person_id AND p.party_id = $1
       AND p.role IN ('team-lead', 'qa-analyst', 'agent')`,
    [party],
  );
  return endUnwanted(tx, party, at);
}
