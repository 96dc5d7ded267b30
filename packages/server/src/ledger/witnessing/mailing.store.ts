import { sql, type Kysely } from 'kysely';
import type { CheckpointMailDeps, CheckpointReader } from './mailing.ts';

/** Who keeps the ledger's checkpoints, and who was sent which. */
export function createCheckpointMails(
  db: Kysely<unknown>,
): Pick<CheckpointMailDeps, 'readers' | 'claim' | 'release'> {
  return {
    async readers(day) {
      const { rows } = await sql<CheckpointReader>`
        SELECT p.id, p.email FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
        WHERE p.email IS NOT NULL AND p.user_id IS NOT NULL AND p.suspended_at IS NULL
          AND p.role IN ('company-admin', 'privacy-officer', 'vendor-admin', 'auditor')
          AND (pa.kind = 'company' OR EXISTS (SELECT FROM cordon.agreements a WHERE a.processor_id = pa.id AND a.ended_at IS NULL))
          AND NOT EXISTS (SELECT FROM cordon.checkpoint_mails m WHERE m.day = ${day}::date AND m.person_id = p.id)
        ORDER BY p.id`.execute(db);
      return rows;
    },
    async claim(day, person, size) {
      const { numAffectedRows } = await sql`INSERT INTO cordon.checkpoint_mails (day, person_id, size)
        VALUES (${day}::date, ${person}, ${size}) ON CONFLICT DO NOTHING`.execute(db);
      return numAffectedRows === 1n;
    },
    async release(day, person) {
      await sql`DELETE FROM cordon.checkpoint_mails WHERE day = ${day}::date AND person_id = ${person}`.execute(
        db,
      );
    },
  };
}
