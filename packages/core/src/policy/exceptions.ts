import type { Citation, Principal, Request } from '../kernel/index.ts';
import type { ExceptionKind } from './conditions/kind.ts';
import type { ExceptionRule, Policy } from './policy.ts';

/** An exception that runs for this asker, and the conditions it may let stand while they fail. */
export interface RunningException {
  readonly kind: ExceptionKind;
  readonly citation: Citation;
  readonly lets: (condition: string) => boolean;
}

/**
 * The exceptions that run for an access. A lease is for the processor's people and the kinds of condition it names; an
 * emergency is for one person of the controller, who reads one case. Either runs for the time people gave it and never
 * longer than its clause allows.
 */
export function runningExceptions(
  policy: Policy,
  principal: Principal,
  request: Request,
  now: number,
): readonly RunningException[] {
  const { emergency, side } = principal;
  const found = [...runningLeases(policy, principal, now)];
  if (
    policy.emergency !== null &&
    emergency !== undefined &&
    side === 'controller' &&
    request.operation === 'read' &&
    request.ticket?.id === emergency.ticket &&
    runs(policy.emergency, emergency, now)
  ) {
    found.push({ kind: 'emergency', citation: policy.emergency.citation, lets: () => true });
  }
  return found;
}

/** The lease among them: it holds for all that somebody does. */
export function runningLeases(
  policy: Policy,
  { lease, side }: Principal,
  now: number,
): readonly RunningException[] {
  if (policy.lease === null || lease === undefined || side !== 'processor') return [];
  if (!runs(policy.lease, lease, now)) return [];
  const { kinds } = lease;
  return [{ kind: 'lease', citation: policy.lease.citation, lets: (kind) => kinds.includes(kind) }];
}

function runs(
  { atMost }: ExceptionRule,
  { from, until }: { readonly from: number; readonly until: number },
  now: number,
): boolean {
  return now >= from && now < Math.min(until, from + atMost);
}
