import { sql, type RawBuilder, type Transaction } from 'kysely';
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

/**
 * Takes what was told of an incident, for whoever takes the incident: nobody else is called then. What is raised of it later
 * calls people again.
 * @returns a statement, for the transaction in which the incident is taken
 */
export function takeAlertsOf(incident: string, by: string, at: Date): RawBuilder<unknown> {
  return sql`UPDATE cordon.alerts SET taken_by = ${by}, taken_at = ${at}
    WHERE split_part(about, '/', 1) = 'incident' AND split_part(about, '/', 2) = ${incident} AND taken_at IS NULL`;
}
