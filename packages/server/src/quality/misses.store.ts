import { isPiiType, type PiiType } from '@cordon/pii';
import { entryOf, type Dictionary, type MissCase, type MissKind } from '@cordon/core/quality';
import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';

export type MissState = 'proposed' | 'approved' | 'refused';

/** What a reviewer marked, without the words. */
export interface Miss {
  readonly id: string;
  readonly kind: MissKind;
  readonly type: PiiType;
  readonly conversation: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly entry: number;
  readonly state: MissState;
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: Date | null;
  readonly found: boolean | null;
  readonly runAt: Date | null;
}

export interface NewMiss extends Omit<MissCase, 'type'> {
  readonly id: string;
  readonly kind: MissKind;
  readonly type: PiiType;
  readonly conversation: string;
  readonly vendor: string;
  readonly by: string;
  readonly at: Date;
  readonly entry: number;
}

export type MissStore = ReturnType<typeof createMissStore>;

const MISS = `m.id, m.kind, m.type, m.conversation_id AS conversation, m.marked_at AS at, m.entry, m.state,
  json_build_object('id', v.id, 'name', v.name) AS vendor, json_build_object('id', p.id, 'name', p.name) AS by,
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "decidedBy",
  m.decided_at AS "decidedAt", m.found, m.run_at AS "runAt"
  FROM cordon.quality_misses m JOIN cordon.parties v ON v.id = m.party_id JOIN cordon.persons p ON p.id = m.marked_by
  LEFT JOIN cordon.persons d ON d.id = m.decided_by`;

/** What was marked, with the words sealed under the installation's own key: they are no customer's of a ticket any more. */
export function createMissStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const contextOf = (id: string): string => `quality-miss:${id}:words`;
  const opened = (id: string, sealed: Buffer): Pick<MissCase, 'words' | 'context'> =>
    JSON.parse(keys.unseal(sealed.toString('utf8'), contextOf(id))) as Pick<MissCase, 'words' | 'context'>;

  return {
    async add({
      id,
      kind,
      type,
      words,
      context,
      conversation,
      vendor,
      by,
      at,
      entry,
    }: NewMiss): Promise<void> {
      const sealed = Buffer.from(keys.seal(JSON.stringify({ words, context }), contextOf(id)));
      await pool.query(
        `INSERT INTO cordon.quality_misses (id, kind, type, conversation_id, party_id, words_sealed, marked_by, marked_at, entry, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed')`,
        [id, kind, type, conversation, vendor, sealed, by, at, entry],
      );
    },

    /** Newest first. @param vendor only in conversations of this vendor, or null for all */
    async list(vendor: string | null): Promise<readonly Miss[]> {
      const { rows } = await pool.query<Miss>(
        `SELECT ${MISS} WHERE $1::text IS NULL OR m.party_id = $1 ORDER BY m.marked_at DESC, m.id LIMIT 500`,
        [vendor],
      );
      return rows;
    },

    async find(id: string): Promise<Miss | null> {
      const { rows } = await pool.query<Miss>(`SELECT ${MISS} WHERE m.id = $1`, [id]);
      return rows[0] ?? null;
    },

    /** The words themselves: for whoever decides about them. */
    async words(id: string): Promise<Pick<MissCase, 'words' | 'context'> | null> {
      const { rows } = await pool.query<{ sealed: Buffer | null }>(
        'SELECT words_sealed AS sealed FROM cordon.quality_misses WHERE id = $1',
        [id],
      );
      const sealed = rows[0]?.sealed ?? null;
      return sealed === null ? null : opened(id, sealed);
    },

    /** @returns false when it was decided before, or whoever decides marked it */
    async decide(id: string, by: string, approved: boolean, at: Date, entry: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.quality_misses SET state = $3, decided_by = $2, decided_at = $4, decided_entry = $5
         WHERE id = $1 AND state = 'proposed' AND marked_by <> $2`,
        [id, by, approved ? 'approved' : 'refused', at, entry],
      );
      return rowCount === 1;
    },

    /** What the company approved, as the anonymiser takes it. */
    async dictionary(): Promise<Dictionary> {
      const { rows } = await pool.query<{ id: string; kind: MissKind; type: string; sealed: Buffer }>(
        `SELECT id, kind, type, words_sealed AS sealed FROM cordon.quality_misses
         WHERE state = 'approved' AND words_sealed IS NOT NULL ORDER BY id`,
      );
      const all = rows.map(({ id, kind, type, sealed }) => ({ kind, type, ...opened(id, sealed) }));
      return {
        entries: all.flatMap(({ kind, type, words }) =>
          kind === 'missed' && isPiiType(type) ? [entryOf({ type, words })] : [],
        ),
        allow: all.flatMap(({ kind, words }) => (kind === 'wrongly-removed' ? [words] : [])),
      };
    },

    /** Every word that was marked as missed, as tests; those that the officer refused are none. */
    async cases(): Promise<readonly (MissCase & { readonly id: string })[]> {
      const { rows } = await pool.query<{ id: string; type: PiiType; sealed: Buffer }>(
        `SELECT id, type, words_sealed AS sealed FROM cordon.quality_misses
         WHERE kind = 'missed' AND state <> 'refused' AND words_sealed IS NOT NULL ORDER BY id`,
      );
      return rows.map(({ id, type, sealed }) => ({ id, type, ...opened(id, sealed) }));
    },

    async ran(id: string, found: boolean, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.quality_misses SET found = $2, run_at = $3 WHERE id = $1', [
        id,
        found,
        at,
      ]);
    },
  };
}
