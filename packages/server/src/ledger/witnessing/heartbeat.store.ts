import { sql, type Kysely } from 'kysely';
import type { HeartbeatDeps } from './heartbeat.ts';

/** Of all replicas, the first that asks in a minute has it. */
export function createHeartbeatClaims(db: Kysely<unknown>): HeartbeatDeps['claim'] {
  return async (at, everyMs) => {
    const before = new Date(at.getTime() - everyMs);
    const { numAffectedRows } = await sql`
      UPDATE cordon.ledger_heartbeat SET at = ${at} WHERE at <= ${before}`.execute(db);
    return numAffectedRows === 1n;
  };
}
