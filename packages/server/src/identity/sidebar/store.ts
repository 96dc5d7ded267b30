import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Keys } from '../../platform/keys.ts';
import type { Hint, HintKey } from './hint.ts';
import {
  FRAME_IDLE_MS,
  FRAMES_AT_ONCE,
  HINT_KEPT_MS,
  type Frame,
  type NewSidebar,
  type Sidebar,
  type TakenHint,
} from './sidebar.ts';

const COLUMNS = `id, source_id AS source, name, origins, algorithm, created_at AS "createdAt", last_used_at AS "lastUsedAt",
  revoked_at AS "revokedAt"`;

/** Whoever asks often is written down once in so long. */
const USED_EVERY_MS = 30_000;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export type SidebarStore = ReturnType<typeof createSidebarStore>;

/** Sidebars of helpdesks, the hints they gave, and the frames that are open. */
export function createSidebarStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const context = (id: string) => `sidebar:${id}`;
  return {
    /** Of a source, newest first, revoked ones too. */
    async of(source: string): Promise<readonly Sidebar[]> {
      const { rows } = await pool.query<Sidebar>(
        `SELECT ${COLUMNS} FROM cordon.sidebars WHERE source_id = $1 ORDER BY created_at DESC, id`,
        [source],
      );
      return rows;
    },

    /** @returns null for one that is not there or was revoked */
    async live(id: string): Promise<Sidebar | null> {
      const { rows } = await pool.query<Sidebar>(
        `SELECT ${COLUMNS} FROM cordon.sidebars WHERE id = $1 AND revoked_at IS NULL`,
        [id],
      );
      return rows[0] ?? null;
    },

    async add({ id, source, name, origins }: NewSidebar, key: HintKey, by: string, at: Date): Promise<void> {
      await pool.query(
        `INSERT INTO cordon.sidebars (id, source_id, name, origins, algorithm, secret_sealed, public_key, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[id, source, name, origins, key.algorithm],
          key.algorithm === 'HS256' ? keys.seal(key.secret, context(id)) : null,
          key.algorithm === 'ES256' ? Buffer.from(key.publicKey) : null,
          ...[by, at],
        ],
      );
    },

    /** Ends it, and every frame that was opened by it. @returns its source, or null when there is none to end */
    async revoke(id: string, at: Date): Promise<string | null> {
      const { rows } = await pool.query<{ source: string }>(
        `WITH ended AS (UPDATE cordon.sidebars SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING source_id),
              frames AS (UPDATE cordon.credentials SET revoked_at = $2
                         WHERE kind = 'frame' AND revoked_at IS NULL AND grant_ ->> 'sidebar' = $1)
         SELECT source_id AS source FROM ended`,
        [id, at],
      );
      return rows[0]?.source ?? null;
    },

    /** What a live sidebar's hints are checked with. */
    async keyOf(id: string): Promise<HintKey | null> {
      const { rows } = await pool.query<{ sealed: string | null; key: Buffer | null }>(
        'SELECT secret_sealed AS sealed, public_key AS key FROM cordon.sidebars WHERE id = $1 AND revoked_at IS NULL',
        [id],
      );
      const [row] = rows;
      if (row?.sealed != null) return { algorithm: 'HS256', secret: keys.unseal(row.sealed, context(id)) };
      return row?.key == null ? null : { algorithm: 'ES256', publicKey: row.key };
    },

    /** Takes a hint for the frame that has this key. @returns false when its number was taken before */
    async takeHint(id: string, sidebar: string, hint: Hint, frameKey: string, at: Date): Promise<boolean> {
      await pool.query('DELETE FROM cordon.sidebar_hints WHERE at < $1', [
        new Date(at.getTime() - HINT_KEPT_MS),
      ]);
      const { rowCount } = await pool.query(
        `WITH used AS (UPDATE cordon.sidebars SET last_used_at = $7 WHERE id = $2)
         INSERT INTO cordon.sidebar_hints (id, sidebar_id, jti, ticket, helpdesk_user, frame_key, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sidebar_id, jti) DO NOTHING`,
        [id, sidebar, hint.jti, hint.ticket, hint.user, hashOf(frameKey), at],
      );
      return rowCount === 1;
    },

    /** A hint by its id, for the frame with this key; null for any other, and once its sidebar was revoked. */
    async hint(id: string, frameKey: string): Promise<TakenHint | null> {
      const { rows } = await pool.query<TakenHint>(
        `SELECT h.id, h.sidebar_id AS sidebar, s.source_id AS source, h.ticket, h.helpdesk_user AS "user"
         FROM cordon.sidebar_hints h JOIN cordon.sidebars s ON s.id = h.sidebar_id AND s.revoked_at IS NULL
         WHERE h.id = $1 AND h.frame_key = $2`,
        [id, hashOf(frameKey)],
      );
      return rows[0] ?? null;
    },

    /** The sign-in address of a person, in lower case. */
    async emailOf(person: string): Promise<string | null> {
      const { rows } = await pool.query<{ email: string | null }>(
        'SELECT lower(email) AS email FROM cordon.persons WHERE id = $1',
        [person],
      );
      return rows[0]?.email ?? null;
    },

    /** Cordon's ticket for the helpdesk's number, among those of a party. */
    async ticketOf(source: string, party: string, number: string): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>(
        'SELECT id FROM cordon.tickets WHERE source_id = $1 AND party_id = $2 AND external_id = $3',
        [source, party, number],
      );
      return rows[0]?.id ?? null;
    },

    /** Keeps an open frame by the hash of its token; the oldest beyond what a session may have ends. */
    async open(frame: Frame & { readonly party: string }, token: string, at: Date): Promise<void> {
      await pool.query(
        `WITH surplus AS (
           UPDATE cordon.credentials SET revoked_at = $9 WHERE id IN (
             SELECT id FROM cordon.credentials WHERE session_id = $4 AND kind = 'frame' AND revoked_at IS NULL
             ORDER BY created_at DESC, id OFFSET $10))
         INSERT INTO cordon.credentials (id, kind, party_id, person_id, session_id, secret_hash, grant_, label, created_by,
           created_at, expires_at)
         VALUES ($1, 'frame', $2, $3, $4, $5, $6, $7, $3, $9, $8)`,
        [
          ...[frame.id, frame.party, frame.person, frame.session, hashOf(token)],
          ...[JSON.stringify({ sidebar: frame.sidebar }), 'helpdesk frame', frame.expiresAt, at],
          FRAMES_AT_ONCE - 1,
        ],
      );
    },

    /** The frame of a token: its session there, its sidebar too, and not idle. Notes that it was used. */
    async frame(token: string, at: Date): Promise<Frame | null> {
      const { rows } = await pool.query<Frame>({
        name: 'sidebar-frame',
        text: `WITH found AS (
             SELECT c.id, c.session_id AS session, c.person_id AS person, b.id AS sidebar, c.expires_at AS "expiresAt"
             FROM cordon.credentials c
             JOIN auth.session s ON s.id = c.session_id AND s."expiresAt" > $2
             JOIN cordon.sidebars b ON b.id = c.grant_ ->> 'sidebar' AND b.revoked_at IS NULL
             WHERE c.kind = 'frame' AND c.secret_hash = $1 AND c.revoked_at IS NULL AND c.expires_at > $2
               AND coalesce(c.last_used_at, c.created_at) > $3),
           used AS (UPDATE cordon.credentials c SET last_used_at = $2 FROM found
                    WHERE c.id = found.id AND coalesce(c.last_used_at, c.created_at) < $4)
           SELECT * FROM found`,
        values: [
          ...[hashOf(token), at],
          ...[new Date(at.getTime() - FRAME_IDLE_MS), new Date(at.getTime() - USED_EVERY_MS)],
        ],
      });
      return rows[0] ?? null;
    },
  };
}
