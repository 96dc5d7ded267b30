import { sql, type Kysely } from 'kysely';
import type { CosignaturePruningDeps } from './pruning.ts';

/** Of each witness: enough that those who cosign together still have one together when one of them falls silent or goes. */
const LAST = 100;

export function createCosignaturePruning(db: Kysely<unknown>): Pick<CosignaturePruningDeps, 'remove'> {
  return {
    async remove(before, kept, most) {
      const { numAffectedRows } = await sql`
        WITH last AS MATERIALIZED (
          SELECT DISTINCT of.size FROM cordon.witnesses w,
            LATERAL (SELECT c.size FROM cordon.ledger_cosignatures c WHERE c.witness_id = w.id ORDER BY c.size DESC LIMIT ${LAST}) of)
        DELETE FROM cordon.ledger_cosignatures c USING (
          SELECT o.size, o.witness_id FROM cordon.ledger_cosignatures o
          WHERE o.at < ${before} AND o.size <> ALL (${kept}::bigint[])
            AND NOT EXISTS (SELECT FROM last WHERE last.size = o.size)
            AND NOT EXISTS (SELECT FROM cordon.checkpoint_mails m WHERE m.size = o.size)
          LIMIT ${most}) old
        WHERE c.size = old.size AND c.witness_id = old.witness_id`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },
  };
}
