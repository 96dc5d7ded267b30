import type { Condition } from '../../kernel/index.ts';
import type { StepFact } from './checklist.ts';

/** A check that a vendor attested to. Days as 2026-11-03, in UTC. */
export interface AttestedCheck {
  readonly kind: string;
  readonly on: string;
  readonly until: string;
}

const DAY_MS = 86_400_000;

/**
 * Whether the checks somebody has are those that the conditions ask for, and until when: until the first that is asked for runs
 * out, by its own term or by how old it may be. Of several of one kind the one that lasts longest counts.
 * @param now epoch milliseconds
 */
export function checksFact(
  conditions: readonly Condition[],
  checks: readonly AttestedCheck[],
  now: number,
): StepFact {
  const asked = conditions
    .filter(({ kind }) => kind === 'background-check')
    .flatMap(({ checks: kinds, maxAgeDays }) =>
      (Array.isArray(kinds) ? (kinds as readonly unknown[]) : []).map((kind) => ({
        kind: String(kind),
        until: lasting(
          checks.filter((one) => one.kind === kind),
          typeof maxAgeDays === 'number' ? maxAgeDays : null,
        ),
      })),
    );
  const missing = asked.filter(({ until }) => until === null || until <= now).map(({ kind }) => kind);
  const ends = asked.flatMap(({ until }) => (until === null ? [] : [until]));
  const done = missing.length === 0;
  return {
    done,
    until: done && ends.length > 0 ? Math.min(...ends) : null,
    missing: [...new Set(missing)].sort(),
  };
}

function lasting(checks: readonly AttestedCheck[], maxAgeDays: number | null): number | null {
  const ends = checks.map(({ on, until }) => {
    const own = Date.parse(until);
    return maxAgeDays === null ? own : Math.min(own, Date.parse(on) + maxAgeDays * DAY_MS);
  });
  return ends.length === 0 ? null : Math.max(...ends);
}
