import { Failure } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import { draftProtocol, objectionWords, PROTOCOL_OBJECTED, protocolText } from '@cordon/core/protocols';
import { toHex, toUtf8 } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { ProtocolDeps } from './deps.ts';
import type { objectionBody } from './schemas.ts';

/**
 * The vendor says what it has against the version in force, or against what the terms come to before one is. It stops nothing:
 * the company writes the protocol, and cannot say that it was not told.
 * @throws Failure `conflict` when the text that was read is neither any more, `signature-invalid`
 */
export async function objectTo(
  deps: ProtocolDeps,
  who: SignedIn,
  policy: Policy,
  purpose: string,
  { version, hash, reason, ...given }: z.infer<typeof objectionBody>,
): Promise<void> {
  const { agreement } = policy;
  const hashOf = (text: string): string => toHex(deps.sha256(toUtf8(text)));
  const [newest] = await deps.store.versions({ agreement, purpose });
  const next = (newest?.version ?? 0) + 1;
  const read = version === next ? hashOf(protocolText(draftProtocol(policy, purpose, next))) : newest?.hash;
  if (hash !== read || (version !== next && version !== newest?.version)) throw new Failure('conflict');
  const words = objectionWords({ agreement, purpose, version, hash }, hashOf(reason));
  const actor = await deps.signedActs.by(who, PROTOCOL_OBJECTED, words, given);
  const entry = await deps.enter(PROTOCOL_OBJECTED, actor, agreement, {});
  await deps.store.object({
    ...{ agreement, purpose, version, hash, reason, entry, at: deps.now() },
    ...{ person: who.person.id, party: who.person.partyId },
  });
}
