import { sql, type Kysely } from 'kysely';

/** A pack that was asked for. */
export interface EvidenceExport {
  readonly id: string;
  /** Null when it was made on the shell. */
  readonly askedBy: { readonly id: string; readonly name: string } | null;
  readonly askedAt: Date;
  readonly entriesDone: number;
  readonly entries: number;
  /** Of the manifest; null while it is being made, or when it broke off. */
  readonly manifestHash: Buffer | null;
  readonly entry: number | null;
  readonly finishedAt: Date | null;
}

export type EvidenceStore = ReturnType<typeof createEvidenceStore>;

/** Which packs were made, and how far one is that is being made: any replica can tell. */
export function createEvidenceStore(db: Kysely<unknown>) {
  return {
    async of(agreement: string): Promise<readonly EvidenceExport[]> {
      const { rows } = await sql<EvidenceExport>`
        SELECT e.id, e.asked_at AS "askedAt", e.entries_done AS "entriesDone", e.entries,
               e.manifest_hash AS "manifestHash", e.entry, e.finished_at AS "finishedAt",
               CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS "askedBy"
        FROM cordon.evidence_exports e LEFT JOIN cordon.persons p ON p.id = e.asked_by
        WHERE e.agreement_id = ${agreement} ORDER BY e.asked_at DESC, e.id LIMIT 50`.execute(db);
      return rows;
    },

    /** @returns false when there is one with this id */
    async ask(agreement: string, id: string, by: string | null, at: Date): Promise<boolean> {
      const result =
        await sql`INSERT INTO cordon.evidence_exports (id, agreement_id, asked_by, asked_at, entries_done, entries)
        VALUES (${id}, ${agreement}, ${by}, ${at}, 0, 0) ON CONFLICT (id) DO NOTHING`.execute(db);
      return result.numAffectedRows === 1n;
    },

    async begun(id: string, entries: number): Promise<void> {
      await sql`UPDATE cordon.evidence_exports SET entries = ${entries} WHERE id = ${id}`.execute(db);
    },

    async progress(id: string, done: number): Promise<void> {
      await sql`UPDATE cordon.evidence_exports SET entries_done = ${done} WHERE id = ${id}`.execute(db);
    },

    async finish(id: string, manifest: string, entry: number, at: Date): Promise<void> {
      await sql`UPDATE cordon.evidence_exports SET manifest_hash = ${Buffer.from(manifest, 'hex')}, entry = ${entry},
        finished_at = ${at} WHERE id = ${id}`.execute(db);
    },

    async last(agreement: string): Promise<Date | null> {
      const { rows } = await sql<{ at: Date | null }>`
        SELECT max(finished_at) AS at FROM cordon.evidence_exports WHERE agreement_id = ${agreement}`.execute(
        db,
      );
      return rows[0]?.at ?? null;
    },
  };
}
