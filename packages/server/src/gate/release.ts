import type { Allowed, Citation, Code, Obligation, Principal, Usage } from '@cordon/core/kernel';
import { decide, decideQuality, type Policy } from '@cordon/core/policy';
import { canonicalText } from '@cordon/ledger';
import type { Asking, Case, Part, Who } from './asking.ts';
import type { Approval, GatePorts } from './ports.ts';

/** An access on its way: who asked for what, and what was decided about it. */
export interface Underway {
  readonly who: Who;
  readonly work: Case;
  readonly asking: Asking;
  readonly policy: Policy;
  readonly usage: Usage;
  readonly decided: readonly Part[];
  /** Set where the access needs one. */
  readonly approval: Approval | null;
}

/** Why an access that was allowed is not released. */
export interface Withheld {
  readonly code: Code;
  readonly citations: readonly Citation[];
}

/** The decision on each resource asked for. @param at epoch milliseconds */
export function decideEach(
  { work, asking, policy, usage }: Omit<Underway, 'who' | 'decided' | 'approval'>,
  principal: Principal,
  at: number,
): readonly Part[] {
  if (asking.anonymised === true) {
    return asking.resources.map((resource) => {
      const fields = policy.dataMap.resources.find(({ name }) => name === resource)?.fields ?? [];
      const names = fields.map(({ name }) => name);
      return { resource, rows: 0, decision: decideQuality(policy, principal, names, at) };
    });
  }
  return asking.resources.map((resource) => ({
    resource,
    rows: 0,
    decision: decide(
      policy,
      principal,
      {
        operation: asking.operation,
        purpose: work.purpose,
        source: work.source,
        resource,
        ...(asking.field === null ? {} : { fields: [asking.field] }),
        ...(asking.piece === undefined ? {} : { rows: asking.piece.rows }),
        ticket: work.ticket,
        usage,
      },
      at,
    ),
  }));
}

/**
 * Asks once more, at the moment of release, whether everything that allowed an access still stands: the terms, the
 * session, the person's role, their network, a second person's approval, and the decision that these lead to. Reading takes time, and a right that was
 * lost meanwhile must not be served.
 * @returns null when it does
 */
export async function withheld(ports: GatePorts, underway: Underway): Promise<Withheld | null> {
  const { who, work, asking, policy, decided, approval } = underway;
  const [again, approved, standing] = await Promise.all([
    ports.principals.again(who, work),
    approval === null ? null : ports.approvals.standing(who, work, asking, ports.now()),
    ports.protocols.standing(who, work, ports.now()),
  ]);
  // The terms last: whoever is asked about may have taught that what is kept of them is old.
  const at = ports.now();
  const terms = await ports.terms.inForce(work.agreement, at, work.inHandSince);
  if (!terms.ok) return { code: terms.code, citations: [] };
  if (terms.policy.termsHash !== policy.termsHash) return changed;
  if (!again.ok) return { code: again.code, citations: [] };
  if (standing.owed) return { code: 'protocol-unacknowledged', citations: [] };
  if (approval !== null && approved?.id !== approval.id)
    return { code: 'second-person-needed', citations: [] };
  const { principal } = again;
  if (!sameAsker(principal, who.principal)) return changed;
  for (const [nth, { decision: fresh }] of decideEach(underway, principal, at.getTime()).entries()) {
    const before = decided[nth]?.decision;
    if (before?.allow !== true) continue;
    if (!fresh.allow) return { code: fresh.code, citations: fresh.citations };
    if (!sameBounds(fresh, before)) return changed;
  }
  return null;
}

const changed: Withheld = { code: 'conflict', citations: [] };

/** What was read was read as this asker: for another role or party it may have been treated otherwise. */
function sameAsker(now: Principal, then: Principal): boolean {
  return (
    now.id === then.id &&
    now.kind === then.kind &&
    now.party === then.party &&
    now.side === then.side &&
    now.role === then.role &&
    now.office === then.office &&
    now.site === then.site
  );
}

function sameBounds(now: Allowed, then: Allowed): boolean {
  return (
    // One policy gives one table of treatments, unless only some fields were asked for.
    (now.treatments === then.treatments ||
      canonicalText({ ...now.treatments }) === canonicalText({ ...then.treatments })) &&
    now.obligations.length === then.obligations.length &&
    now.obligations.every((one, nth) => sameObligation(one, then.obligations[nth]))
  );
}

/** They are flat. */
function sameObligation(one: Obligation, other: Obligation | undefined): boolean {
  const [here, there] = [Object.entries(one), new Map(Object.entries(other ?? {}))];
  return here.length === there.size && here.every(([name, value]) => there.get(name) === value);
}
