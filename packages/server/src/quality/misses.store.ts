import type { PiiType } from '@cordon/pii';
import type { MissCase, MissKind } from '@cordon/core/quality';
import { sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Keys } from '../platform/keys.ts';

/** What became of the entry of the dictionary that it was proposed as. */
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
  /** The entry of the dictionary. */
  readonly dictionary: string;
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

const MISS = `m.id, m.kind, m.type, m.conversation_id AS conversation, m.marked_at AS at, m.entry, e.id AS dictionary,
  CASE e.state WHEN 'proposed' THEN 'proposed' WHEN 'refused' THEN 'refused' ELSE 'approved' END AS state,
  json_build_object('id', v.id, 'name', v.name) AS vendor, json_build_object('id', p.id, 'name', p.name) AS by,
  CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END AS "decidedBy",
  e.decided_at AS "decidedAt", m.found, m.run_at AS "runAt"
  FROM cordon.quality_misses m JOIN cordon.parties v ON v.id = m.party_id JOIN cordon.persons p ON p.id = m.marked_by
  JOIN cordon.dictionary_entries e ON e.miss_id = m.id LEFT JOIN cordon.persons d ON d.id = e.decided_by`;

/** What was marked, with the words sealed under the installation's own key: they are no customer's of a ticket any more. */
export function createMissStore(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>) {
  const contextOf = (id: string): string => `quality-miss:${id}:words`;
  const opened = (id: string, sealed: Buffer): Pick<MissCase, 'words' | 'context'> =>
    JSON.parse(keys.unseal(sealed.toString('utf8'), contextOf(id))) as Pick<MissCase, 'words' | 'context'>;

  return {
    /** With the entry of the dictionary that it is proposed as, in one step. */
    async add(
      { id, kind, type, words, context, conversation, vendor, by, at, entry }: NewMiss,
      tx: Transaction<unknown>,
    ): Promise<void> {
      const sealed = Buffer.from(keys.seal(JSON.stringify({ words, context }), contextOf(id)));
      await sql`INSERT INTO cordon.quality_misses
          (id, kind, type, conversation_id, party_id, words_sealed, marked_by, marked_at, entry)
        VALUES (${id}, ${kind}, ${type}, ${conversation}, ${vendor}, ${sealed}, ${by}, ${at}, ${entry})`.execute(
        tx,
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

    /** Every word that was marked as missed, as tests; those that the officer refused are none. */
    async cases(): Promise<readonly (MissCase & { readonly id: string })[]> {
      const { rows } = await pool.query<{ id: string; type: PiiType; sealed: Buffer }>(
        `SELECT m.id, m.type, m.words_sealed AS sealed FROM cordon.quality_misses m
         JOIN cordon.dictionary_entries e ON e.miss_id = m.id
         WHERE m.kind = 'missed' AND e.state <> 'refused' AND m.words_sealed IS NOT NULL ORDER BY m.id`,
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
