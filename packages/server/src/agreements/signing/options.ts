import type { SigningStatement } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Passkey } from '../../identity/index.ts';
import type { Actor, AgreementDeps } from '../agreements.ts';
import { freeze } from './freezing.ts';
import { passkeysToSign } from './partyKey.ts';
import { mustBeSignable } from './sign.ts';
import { statementOf } from './statement.ts';

/** What the signer's browser needs to ask the authenticator. */
export interface SignOptions {
  readonly statement: SigningStatement;
  readonly rpId: string;
  readonly passkeys: readonly Passkey[];
}

/**
 * Opens a version for signing: freezes its document, and says what the signer's passkey has to sign.
 * @throws Failure as `sign` does, and `passkey-needed` when the signer has none
 */
export async function signOptions(
  deps: AgreementDeps,
  actor: Actor,
  id: string,
  number: number,
): Promise<SignOptions> {
  const { agreement, version } = await mustBeSignable(deps, actor, id, number);
  const passkeys = await passkeysToSign(deps.signing, actor.person);
  const { hash } = await freeze(deps, agreement, version);
  const statement = statementOf(agreement, version, hash, actor.party);
  if (statement === null) throw new Failure('not-found');
  return { statement, rpId: new URL(deps.signing.baseUrl).hostname, passkeys };
}
