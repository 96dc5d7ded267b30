import type { Allowed, Code } from '@cordon/core/kernel';
import type { Asking, Case, Who } from './asking.ts';
import type { Approval, GatePorts } from './ports.ts';

/** Marks an export that is only counted; whoever takes rows away cannot set it. */
export const COUNT = 'count';

/** What an allowed access was carried out on: whose key signed it, and who approved it. */
export interface Warrant {
  readonly signedBy: string | null;
  readonly approval: Approval | null;
}

/**
 * Whether the obligations of a decision that come before it is carried out are met: the person's own signature, and a second
 * person's approval.
 * @returns the code of the refusal when one is not
 */
export async function warrantFor(
  ports: GatePorts,
  who: Who,
  work: Case,
  asking: Asking,
  decisions: readonly Allowed[],
  at: Date,
): Promise<Warrant | Code> {
  // A count shows no cell.
  const counts = asking.flags.includes(COUNT);
  const owes = (kind: 'sign' | 'approve') =>
    !counts && decisions.some(({ obligations }) => obligations.some((due) => due.kind === kind));
  // What is shown again within its minutes was signed when it was asked for.
  const mustSign = owes('sign') && !asking.flags.includes('again');
  const verified =
    asking.act === null ? null : await ports.signatures.verify(who.frame ?? who.session, asking.act);
  if (mustSign && asking.act !== null && verified === null) return 'signature-invalid';
  const approval = owes('approve') ? await ports.approvals.standing(who, work, asking, at) : null;
  if (owes('approve') && approval === null) return 'second-person-needed';
  // A tool has no key: for its look-ups stands the signature under which its credential was made, on this ticket alone.
  // For the pieces of an export stands the one under which the whole was asked for.
  const standsIn = { lookup: who.credential?.key, export: approval?.key };
  const { operation } = asking;
  const instead = operation === 'lookup' || operation === 'export' ? standsIn[operation] : undefined;
  const signedBy = verified ?? instead ?? null;
  return mustSign && signedBy === null ? 'signature-invalid' : { signedBy, approval };
}
