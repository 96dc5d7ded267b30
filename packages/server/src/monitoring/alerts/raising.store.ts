import { sql, type Transaction } from 'kysely';
import { newId } from '../../platform/ids.ts';
import type { NewAlert } from './alert.ts';

/**
 * Raises an alert with what it is about, in one transaction: neither is there without the other. The same kind, subject
 * and severity is told once. Of a drill it counts as planned, for nobody.
 */
export async function raiseAlert(
  tx: Transaction<unknown>,
  { kind, about, severity, vendor, agent, reason, at, drill }: NewAlert,
): Promise<void> {
  await sql`
    INSERT INTO cordon.alerts (id, kind, about, severity, vendor, agent, reason, raised_at, planned_at)
    VALUES (${newId('alr')}, ${kind}, ${about}, ${severity}, ${vendor}, ${agent}, ${reason}, ${at},
      ${drill === null ? null : at})
    ON CONFLICT (about, kind, severity) DO NOTHING`.execute(tx);
}
