import { Failure, type Citation, type Code } from '@cordon/core/kernel';
import { bindingLimits, type KeptLimit, type Policy } from '@cordon/core/policy';
import type { ToldBreach } from '@cordon/core/protocols';
import type { Asking, Case, Part, Refusal, Who } from './asking.ts';
import { entryOf, type Happened } from './entry.ts';
import type { GatePorts } from './ports.ts';

/** Who asked for what, and when. */
export interface Access {
  readonly who: Who;
  readonly work: Case;
  readonly asking: Asking;
  readonly at: Date;
}

/** What most entries leave empty. */
export const nothing = { citations: [], result: null, secretResult: null, text: null, uses: [] } as const;

/** The terms an entry names. */
export function versionOf(policy: Policy): { version: number; hash: string } {
  return { version: policy.terms.version, hash: policy.termsHash };
}

/** Appends one entry. @returns its index, once durable */
export async function enter(ports: GatePorts, happened: Happened): Promise<number> {
  const [entry] = await ports.ledger.append([entryOf(happened, ports.secrets)]);
  if (entry === undefined) throw new Failure('ledger-unavailable', 'the ledger acknowledged no entry');
  return entry;
}

/** Enters a refusal. @returns it, with its entry; a look-up that was refused still used up a try */
export async function refuse(
  ports: GatePorts,
  { who, work, asking, at }: Access,
  policy: Policy | null,
  code: Code,
  citations: readonly Citation[],
  parts: readonly Part[],
  breaches: readonly ToldBreach[] = [],
): Promise<Refusal> {
  const cited = citations.length > 0 ? citations : [defaultDeny(work.agreement)];
  const entry: Happened = {
    ...nothing,
    who,
    case: work,
    asking,
    at,
    terms: policy === null ? null : versionOf(policy),
    parts,
    citations: cited,
    code,
    stage: 'refusal',
    signedBy: null,
    breaches,
    // A refused lookup still used up a try of the budget: otherwise refusals could be probed for free.
    uses: asking.operation === 'lookup' ? [{ kind: 'lookup', subject: null }] : [],
  };
  return { ok: false, entry: await enter(ports, entry), code, citations: cited };
}

/** Codes by which a door refuses what a limit of the terms forbids, before anything is decided. */
const BY_LIMIT: Readonly<Partial<Record<Code, KeptLimit>>> = { 'statement-group-refused': 'group-size' };

/**
 * Enters a refusal that a door made. Where its code is about a limit it cites the clause of that limit, in the terms that are in force;
 * terms that cannot be asked keep nobody from being refused.
 */
export async function refuseForDoor(ports: GatePorts, access: Access, code: Code): Promise<Refusal> {
  const kind = BY_LIMIT[code];
  const { work, at } = access;
  const terms =
    kind === undefined
      ? null
      : await ports.terms.inForce(work.agreement, at, work.inHandSince).catch(() => null);
  if (kind === undefined || terms?.ok !== true) return refuse(ports, access, null, code, [], []);
  return refuse(ports, access, terms.policy, code, bindingLimits(terms.policy, kind), []);
}

/** The house rule a refusal cites when no clause of an agreement is nearer. */
function defaultDeny(agreement: string | null): Citation {
  return { agreement, clause: 'default-deny', effect: 'default' };
}
