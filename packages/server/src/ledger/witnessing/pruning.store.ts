import { sql, type Kysely } from 'kysely';
import type { CosignaturePruningDeps } from './pruning.ts';

/** Only the database's own function deletes, by its own rules. */
export function createCosignaturePruning(db: Kysely<unknown>): Pick<CosignaturePruningDeps, 'remove'> {
  return {
    async remove(kept, most) {
      const { rows } = await sql<{ gone: number }>`
        SELECT cordon.prune_cosignatures(${kept}::bigint[], ${most}) AS gone`.execute(db);
      return rows[0]?.gone ?? 0;
    },
  };
}
