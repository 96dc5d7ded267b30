import { Failure } from '@cordon/core/kernel';
import { DEFAULT_DENY, type Policy } from '@cordon/core/policy';
import {
  changesBetween,
  checkProtocol,
  kindOfType,
  PROTOCOL_PUT,
  protocolText,
  puttingWords,
  type Protocol,
  type ProtocolChange,
  type ProtocolProblem,
} from '@cordon/core/protocols';
import { toHex, toUtf8 } from '@cordon/ledger';
import { detect } from '@cordon/pii';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { ProtocolDeps } from './deps.ts';
import { heldVersions } from './held.ts';
import type { protocolBody, protocolLookBody } from './schemas.ts';

type Written = z.infer<typeof protocolLookBody>;

const HOUR = 3_600_000;

/** What would be put in force, and what keeps it from being; nothing is changed. */
export async function lookAt(
  deps: ProtocolDeps,
  policy: Policy,
  purpose: string,
  written: Written,
): Promise<{ readonly problems: readonly ProtocolProblem[]; readonly changes: readonly ProtocolChange[] }> {
  const versions = heldVersions(deps, await deps.store.versions({ agreement: policy.agreement, purpose }));
  const newest = versions[0];
  const protocol = assembled(policy, purpose, (newest?.version ?? 0) + 1, written);
  return {
    problems: checkProtocol(protocol, policy, isPersonal),
    changes: newest === undefined ? [] : changesBetween(newest.protocol, protocol),
  };
}

/**
 * Puts a version in force: the officer signs the hash of what their own browser showed. It is entered first, and the row is
 * held against that entry ever after.
 * @throws Failure `protocol-too-wide` with the first clause that does not let it, `conflict` when another version came in
 *   between, `bad-request` when the hash is of another text, `signature-invalid`
 */
export async function putInForce(
  deps: ProtocolDeps,
  who: SignedIn,
  policy: Policy,
  purpose: string,
  { rules, ours, version, hash, graceHours, ...given }: z.infer<typeof protocolBody>,
): Promise<void> {
  const { agreement } = policy;
  const [newest] = await deps.store.versions({ agreement, purpose });
  if (version !== (newest?.version ?? 0) + 1) throw new Failure('conflict');
  const protocol = assembled(policy, purpose, version, { rules, ours });
  const [problem] = checkProtocol(protocol, policy, isPersonal);
  if (problem !== undefined) throw new Failure('protocol-too-wide', problem.problem);
  const body = protocolText(protocol);
  if (toHex(deps.sha256(toUtf8(body))) !== hash) {
    throw new Failure('bad-request', 'The hash is not of this protocol under the terms in force now.');
  }
  const words = puttingWords({ agreement, purpose, version, hash }, protocol.terms, graceHours);
  const actor = await deps.signedActs.by(who, PROTOCOL_PUT, words, given);
  const entry = await deps.enter(PROTOCOL_PUT, actor, agreement, {});
  const putAt = deps.now();
  const kept = await deps.store.add({
    ...{
      agreement,
      purpose,
      version,
      body,
      hash,
      entry,
      putAt,
      putBy: who.person.id,
      party: who.person.partyId,
    },
    graceUntil: new Date(putAt.getTime() + graceHours * HOUR),
  });
  if (!kept) throw new Failure('conflict');
}

function assembled(policy: Policy, purpose: string, version: number, { rules, ours }: Written): Protocol {
  return {
    ...{ agreement: policy.agreement, purpose, version, rules, ours },
    terms: { version: policy.terms.version, hash: policy.termsHash },
    general: policy.terms.general?.clause ?? DEFAULT_DENY,
  };
}

/** What says who somebody is. That a sentence names a place or a firm is no fault of it. */
function isPersonal(text: string): boolean {
  return detect(text).some(({ type }) => kindOfType(type) !== undefined);
}
