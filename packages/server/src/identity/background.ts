import type { Fact } from '@cordon/core/kernel';
import { checkInFact, type BackgroundCheck } from '@cordon/core/policy';

/** A check of somebody that their vendor attested to and nobody took back. Days as 2026-11-03. */
export interface StandingCheck {
  readonly kind: BackgroundCheck;
  readonly on: string;
  readonly until: string;
}

/** SQL for the {@link StandingCheck}s of a person while they work for a party, as a JSON list. Both arguments are columns. */
export function checksSql(person: string, party: string): string {
  return `coalesce((SELECT json_agg(json_build_object('kind', b.kind, 'on', b.checked_on, 'until', b.expires_on) ORDER BY b.kind, b.checked_on)
    FROM cordon.background_checks b
    WHERE b.person_id = ${person} AND b.party_id = ${party} AND b.withdrawn_at IS NULL), '[]')`;
}

/**
 * What the policy is told: the checks that have not run out. One is good until the day it ends has begun, in UTC.
 * @param now epoch milliseconds
 */
export function backgroundFact(checks: readonly StandingCheck[], now: number): Fact {
  const standing = checks.filter(({ until }) => now < Date.parse(until));
  const value = standing.map(({ kind, on }) => checkInFact(kind, on)).join(' ');
  return { at: now, value: value === '' ? false : value };
}
