import type { Principal } from '../kernel/index.ts';
import type { Policy } from './policy.ts';
import { isRecent } from './time.ts';

/** Whether the second factor was confirmed anew within the time the terms give. @param now epoch milliseconds */
export function isSteppedUp(policy: Policy, principal: Principal, now: number): boolean {
  return principal.stepUpAt !== null && isRecent(principal.stepUpAt, now, policy.stepUp.within);
}
