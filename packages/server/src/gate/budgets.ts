import type { Usage } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Case, Part, Who } from './asking.ts';
import type { Access } from './entering.ts';
import type { GatePorts } from './ports.ts';
import { decideEach } from './release.ts';

/** Whether an access would use up a budget by whom it is about; how much it shows is counted where it is shown. */
export function countsAnew({ ticket }: Case, { newSubject, newUnbound }: Usage): boolean {
  if (ticket === null) return false;
  const bound = ticket.binding !== null && ticket.binding.by !== 'agent';
  return newSubject || (newUnbound && !bound);
}

/** Each resource decided, and with which budgets. */
export interface Counted {
  readonly decided: readonly Part[];
  readonly usage: Usage;
}

/**
 * Decides each resource with what was used up so far.
 * @param lately what was counted a moment ago: it may let through, and whoever it would refuse is counted anew
 */
export async function decideCounted(
  ports: GatePorts,
  policy: Policy,
  access: Access,
  lately: Usage | null,
): Promise<Counted> {
  if (lately !== null) {
    const counted = decideAll(policy, access, lately);
    if (counted.decided.every(({ decision }) => decision.allow)) return counted;
  }
  const { who, work, at } = access;
  return decideAll(policy, access, await usageOf(ports, who, work, at));
}

function decideAll(policy: Policy, { who, work, asking, at }: Access, used: Usage): Counted {
  const usage = asking.flags.includes('again') ? withoutLastReveal(used) : used;
  const decided = decideEach({ work, asking, policy, usage }, who.principal, at.getTime());
  return { decided, usage };
}

/**
 * For work that is not done in turn: what was counted a moment ago, or what is counted now. Customers who are shown are held
 * against the budget themselves (`holdingShown`); of somebody who is slowed each access is counted.
 */
export async function usageLately(ports: GatePorts, who: Who, work: Case, at: Date): Promise<Usage> {
  const slowed = who.principal.held?.customersAnHour != null;
  const lately = work.ticket === null && !slowed ? ports.usage.lately(who.principal.id, at) : null;
  return lately ?? usageOf(ports, who, work, at);
}

/** What the asker used up so far, and whether this work would be new among it. */
function usageOf(ports: GatePorts, { principal }: Who, { ticket }: Case, at: Date): Promise<Usage> {
  // A claim has reached nobody yet, and counting it would tell a look-up that hit from one that missed.
  const binding = ticket?.binding ?? null;
  const subject = binding === null || binding.by === 'agent' ? null : binding.subject;
  const counted = {
    subject: subject === null ? null : ports.secrets.countingKey(subject),
    ticket: ticket?.id ?? null,
  };
  return ports.usage.of(principal.id, counted, at);
}

/** Budgets as they were before a reveal that is shown once more. */
function withoutLastReveal(used: Usage): Usage {
  const { reveals, lastHour } = used;
  const before = (count: number): number => Math.max(0, count - 1);
  return { ...used, reveals: before(reveals), lastHour: { ...lastHour, reveals: before(lastHour.reveals) } };
}
