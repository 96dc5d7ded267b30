import { toBase64 } from './bytes.ts';
import { TYPE_COSIGNATURE } from './vkey.ts';
import type { VerifierKey } from './vkey.ts';

/** What a verifier demands of a checkpoint (C2SP tlog-policy): who signs, and which cosignatures are enough. */
export interface Policy {
  /** Any one of these logs may have signed. */
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** Which witnesses must have cosigned; null when none need to (`quorum none`). */
  readonly quorum: PolicyMember | null;
}

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url: string | null;
}

/** A witness as the policy calls it: the name means nothing outside the policy. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
}

/** Has witnessed what at least `threshold` of its members have witnessed. */
export interface PolicyGroup {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly PolicyMember[];
}

export type PolicyMember = PolicyWitness | PolicyGroup;

/** All keys that a policy trusts, the logs' first: what `verifyCheckpoint` takes. */
export function policyKeys(policy: Policy): VerifierKey[] {
  return [...policy.logs, ...policy.witnesses].map(({ key }) => key);
}

/**
 * Whether enough witnesses cosigned (C2SP tlog-policy, "Defining the quorum").
 * @param verified the keys whose cosignatures of this one checkpoint hold, as `verifyCheckpoint` lists them; keys of
 *   another type, and of witnesses that the policy does not have, count for nothing
 */
export function quorumHolds(policy: Policy, verified: readonly VerifierKey[]): boolean {
  // By public key: an Ed25519 cosignature does not cover the name. By type: a log does not witness itself by signing.
  const cosigned = new Set(
    verified.filter(({ type }) => type === TYPE_COSIGNATURE).map(({ publicKey }) => toBase64(publicKey)),
  );
  const witnessed = (member: PolicyMember): boolean =>
    'members' in member
      ? member.members.filter(witnessed).length >= member.threshold
      : cosigned.has(toBase64(member.key.publicKey));
  return policy.quorum === null || witnessed(policy.quorum);
}
