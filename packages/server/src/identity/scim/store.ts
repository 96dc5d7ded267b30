import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { owe, type Owes } from '../../platform/owing.ts';
import { inTransaction, type Db } from '../db.ts';
import { forgetSignIn } from '../forget-sign-in.ts';
import { applyMappings } from './groups.store.ts';
import type { GroupWork } from './work.store.ts';
import type { Attributes } from './canonical.ts';

/** A person as the vendor's directory knows them. */
export interface DirectoryUser {
  readonly id: string;
  readonly userName: string;
  /** Canonical, without `userName`, `active` and `groups`. */
  readonly attributes: Attributes;
  readonly active: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly groups: readonly { readonly id: string; readonly display: string }[];
}

/** What the person's row takes over from the directory. */
export interface Known {
  readonly userName: string;
  readonly attributes: Attributes;
  /** The name colleagues see. */
  readonly name: string;
  /** An address nobody else has signed up with is theirs; null when there is none. */
  readonly email: string | null;
}

/** Whom a new user of the directory is: somebody who is here already, or nobody yet. */
export interface Candidate {
  readonly id: string;
  /** Deleted in the directory before, or its roster: whoever comes back proves themselves anew. */
  readonly deleted: boolean;
  readonly left: boolean;
  readonly admin: boolean;
}

const COLUMNS = `d.person_id AS id, d.user_name AS "userName", d.attributes, p.left_at IS NULL AS active, d.version,
  d.created_at AS "createdAt", d.updated_at AS "updatedAt",
  coalesce((SELECT json_agg(json_build_object('id', g.id, 'display', g.display_name) ORDER BY g.display_name, g.id)
    FROM cordon.directory_members m JOIN cordon.directory_groups g ON g.id = m.group_id
    WHERE m.value = d.person_id AND g.party_id = d.party_id), '[]') AS groups`;

const LIVE = `FROM cordon.directory_users d JOIN cordon.persons p ON p.id = d.person_id
  WHERE d.party_id = $1 AND d.source = 'scim' AND d.deleted_at IS NULL`;

export type Users = ReturnType<typeof createUsers>;

/** The users of the vendors' directories. A vendor's id stands in every question: another's users are not there. */
export function createUsers(pool: Pool) {
  return {
    async vendor(party: string): Promise<{ id: string; name: string } | null> {
      const { rows } = await pool.query<{ id: string; name: string }>(
        `SELECT id, name FROM cordon.parties WHERE id = $1 AND kind = 'vendor'`,
        [party],
      );
      return rows[0] ?? null;
    },

    /** How many of a vendor's people each way of keeping them knows. */
    async sources(party: string): Promise<{ scim: number; roster: number; neither: number }> {
      const { rows } = await pool.query<{ scim: number; roster: number; neither: number }>(
        `SELECT count(*) FILTER (WHERE d.source = 'scim')::int AS scim,
                count(*) FILTER (WHERE d.source = 'roster')::int AS roster,
                count(*) FILTER (WHERE d.source IS NULL)::int AS neither
         FROM cordon.persons p
         LEFT JOIN cordon.directory_users d ON d.person_id = p.id AND d.deleted_at IS NULL
         WHERE p.party_id = $1 AND p.left_at IS NULL`,
        [party],
      );
      return rows[0] ?? { scim: 0, roster: 0, neither: 0 };
    },

    async all(
      party: string,
      only: { readonly userName?: string; readonly id?: string },
    ): Promise<DirectoryUser[]> {
      const { rows } = await pool.query<DirectoryUser>(
        `SELECT ${COLUMNS} ${LIVE} AND ($2::text IS NULL OR lower(d.user_name) = lower($2))
           AND ($3::text IS NULL OR d.person_id = $3) ORDER BY d.created_at, d.person_id`,
        [party, only.userName ?? null, only.id ?? null],
      );
      return rows;
    },

    /** Everybody, a page at a time, without reading the rest. */
    async page(
      party: string,
      from: number,
      count: number,
    ): Promise<{ total: number; users: DirectoryUser[] }> {
      const { rows } = await pool.query<{ total: number }>(`SELECT count(*)::int AS total ${LIVE}`, [party]);
      const { rows: users } = await pool.query<DirectoryUser>(
        `SELECT ${COLUMNS} ${LIVE} ORDER BY d.created_at, d.person_id LIMIT $3 OFFSET $2`,
        [party, from - 1, count],
      );
      return { total: rows[0]?.total ?? 0, users };
    },

    async find(party: string, id: string): Promise<DirectoryUser | null> {
      const { rows } = await pool.query<DirectoryUser>(`SELECT ${COLUMNS} ${LIVE} AND d.person_id = $2`, [
        party,
        id,
      ]);
      return rows[0] ?? null;
    },

    /** Whether somebody else of the vendor has the user name; whatever its case. */
    async taken(party: string, userName: string, except: string | null): Promise<boolean> {
      const { rowCount } = await pool.query(
        `SELECT FROM cordon.directory_users WHERE party_id = $1 AND lower(user_name) = lower($2) AND source = 'scim'
           AND deleted_at IS NULL AND person_id IS DISTINCT FROM $3`,
        [party, userName, except],
      );
      return rowCount !== 0;
    },

    /**
     * Who of the vendor's people a new user is: whoever had this user name before, else whoever has the address. A person
     * the directory knows already is nobody new.
     */
    async candidate(party: string, { userName, email }: Known): Promise<Candidate | null> {
      const { rows } = await pool.query<Candidate>(
        `SELECT p.id, coalesce(d.deleted_at IS NOT NULL, false) AS deleted, p.left_at IS NOT NULL AS left,
                p.role = 'vendor-admin' AS admin
         FROM cordon.persons p LEFT JOIN cordon.directory_users d ON d.person_id = p.id
         WHERE p.party_id = $1 AND (d.person_id IS NULL OR d.deleted_at IS NOT NULL OR d.source = 'roster')
           AND (lower(d.user_name) = lower($2) OR lower(p.email) IN (lower($2), lower($3)))
         ORDER BY lower(d.user_name) = lower($2) DESC NULLS LAST, d.deleted_at DESC NULLS LAST, p.id LIMIT 1`,
        [party, userName, email],
      );
      return rows[0] ?? null;
    },

    /** @returns false when somebody took the user name meanwhile */
    async create(
      party: string,
      id: string,
      known: Known,
      as: Candidate | null,
      active: boolean,
      at: Date,
    ): Promise<boolean> {
      const created = await inTransaction(pool, async (tx) => {
        if (as === null) {
          await tx.query(
            `INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES ($1, $2, $3, NULL, 'agent', $4)`,
            [id, party, known.name, at],
          );
        } else if (as.deleted) {
          await forgetSignIn(tx, id, at);
        }
        const { rowCount } = await tx.query(
          `INSERT INTO cordon.directory_users AS d
             (person_id, party_id, source, user_name, attributes, created_at, updated_at)
           SELECT $1, $2, 'scim', $3, $4, $5, $5
           WHERE NOT EXISTS (SELECT FROM cordon.directory_users o WHERE o.party_id = $2 AND o.person_id <> $1
             AND lower(o.user_name) = lower($3) AND o.deleted_at IS NULL)
           ON CONFLICT (person_id) DO UPDATE SET source = 'scim', user_name = excluded.user_name,
             attributes = excluded.attributes, version = d.version + 1, created_at = excluded.created_at,
             updated_at = excluded.updated_at, deleted_at = NULL
           WHERE d.deleted_at IS NOT NULL OR d.source = 'roster'`,
          [id, party, known.userName, JSON.stringify(known.attributes), at],
        );
        if (rowCount !== 1) throw new Taken();
        await takeOver(tx, id, known, active, at);
        return true;
      }).catch(nullWhenTaken);
      return created !== null;
    },

    /** @returns false when it was changed meanwhile, null when somebody has the user name */
    update(
      party: string,
      id: string,
      known: Known,
      active: boolean,
      version: number,
      at: Date,
    ): Promise<boolean | null> {
      return inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `UPDATE cordon.directory_users SET user_name = $3, attributes = $4, version = version + 1, updated_at = $6
           WHERE party_id = $1 AND person_id = $2 AND version = $5 AND deleted_at IS NULL AND source = 'scim'`,
          [party, id, known.userName, JSON.stringify(known.attributes), version, at],
        );
        if (rowCount !== 1) return false;
        await takeOver(tx, id, known, active, at);
        return true;
      }).catch(nullWhenTaken);
    },

    /** Forgets what the directory told, and keeps who it was: an entry of the ledger may name them. */
    remove(party: string, id: string, at: Date, owes: Owes<readonly GroupWork[]>): Promise<void> {
      return inTransaction(pool, async (tx) => {
        await tx.query(
          `UPDATE cordon.directory_users SET deleted_at = $3, attributes = '{}' WHERE party_id = $1 AND person_id = $2`,
          [party, id, at],
        );
        await tx.query(
          `UPDATE cordon.directory_groups SET version = version + 1, updated_at = $3
           WHERE party_id = $1 AND id IN (SELECT group_id FROM cordon.directory_members WHERE value = $2)`,
          [party, id, at],
        );
        await tx.query(
          `DELETE FROM cordon.directory_members m USING cordon.directory_groups g
           WHERE g.id = m.group_id AND g.party_id = $1 AND m.value = $2`,
          [party, id],
        );
        await owe(tx, owes(await applyMappings(tx, party, at)));
      });
    },
  };
}

/** Somebody of the vendor has the user name. */
class Taken extends Error {}

function nullWhenTaken(error: unknown): null {
  const state = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof Taken || state === '23505') return null;
  throw error;
}

/**
 * The person's row follows the directory, except for what they sign in with: a directory that could move a sign-in to
 * another address could take an account over. An address somebody else has is left to them.
 */
async function takeOver(
  tx: Db,
  id: string,
  { name, email }: Known,
  active: boolean,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE cordon.persons p SET name = $2,
       email = CASE WHEN p.user_id IS NULL AND $3::text IS NOT NULL
         AND NOT EXISTS (SELECT FROM cordon.persons o WHERE lower(o.email) = lower($3) AND o.id <> p.id)
         THEN $3 ELSE p.email END,
       left_at = CASE WHEN $4 THEN NULL ELSE coalesce(p.left_at, $5) END
     WHERE p.id = $1`,
    [id, name, email, active, at],
  );
}

export function newGroupId(): string {
  return `grp_${randomBytes(10).toString('hex')}`;
}
