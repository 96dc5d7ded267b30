import type { Code, Principal } from '../kernel/index.ts';
import { checkConditions } from './conditions/check.ts';
import { runningLeases } from './exceptions.ts';
import type { Policy } from './policy.ts';

/** Whether somebody may go on where they sit. */
export interface Seat {
  /** Why not; null while they may. */
  readonly stop: Code | null;
  /** When that may be another by the clock alone, epoch milliseconds; null: not by the clock. */
  readonly changesAt: number | null;
}

/** Conditions on what somebody sits at and where: other systems tell of both, at any moment. */
const SEATED: readonly string[] = ['posture', 'device-here', 'badge'];

/** Conditions on what readied somebody. */
const READIED: readonly string[] = ['training', 'background-check'];

/** A grace that runs, a lease that begins, a system that tells again: looked at anew after this. */
const LOOKED_AGAIN_MS = 30_000;

/** Courses and checks end by days: a screen may stay some minutes longer, which every access itself does not. */
const SELDOM_MS = 300_000;

/**
 * What the agreement says of somebody's device, badge, courses and checks at a moment. Each access is decided by all of the terms (`decide`);
 * this tells a screen that shows an earlier one whether it may stay.
 * @param principal with the facts of that moment, and the lease that runs where they are
 * @param now epoch milliseconds
 */
export function seatOf(policy: Policy, principal: Principal, now: number): Seat {
  const rules = policy.conditions.filter(({ kind }) => SEATED.includes(kind) || READIED.includes(kind));
  const verdict = checkConditions(rules, principal, now, runningLeases(policy, principal, now));
  if (!verdict.hold) return { stop: verdict.code, changesAt: now + LOOKED_AGAIN_MS };
  const ends = rules.flatMap(({ kind, factNeeded, staleAfter, standsFor }) => {
    const fact = factNeeded === null ? undefined : principal.facts[factNeeded];
    if (fact === undefined) return [];
    if (READIED.includes(kind)) return [now + SELDOM_MS];
    if (fact.value !== true) return [now + LOOKED_AGAIN_MS];
    return staleAfter === null ? [] : [fact.at + staleAfter + standsFor];
  });
  const next = ends.map((end) => (end > now ? end : now + LOOKED_AGAIN_MS));
  return { stop: null, changesAt: next.length === 0 ? null : Math.min(...next) };
}
