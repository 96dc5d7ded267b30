import { challengeOf } from '@cordon/core/agreements';
import { sign, signOptions, type Actor, type AgreementDeps } from '../agreements/index.ts';
import type { SoftwareAuthenticator } from './authenticator.ts';

/**
 * Signs a version as its signer's browser would: asks what is to be signed, makes the challenge itself, answers with the
 * authenticator. The authenticator stands for a passkey of the person.
 * @throws Failure as `sign` does
 */
export async function signWith(
  authenticator: SoftwareAuthenticator,
  deps: AgreementDeps,
  actor: Actor,
  agreement: string,
  version: number,
): Promise<void> {
  const passkeysOf = async () => [authenticator.passkey()];
  const own: AgreementDeps = { ...deps, signing: { ...deps.signing, passkeysOf } };
  const { statement } = await signOptions(own, actor, agreement, version);
  const challenge = Buffer.from(challengeOf(statement, deps.sha256)).toString('base64url');
  await sign(own, actor, agreement, {
    version,
    credentialId: authenticator.id,
    assertion: authenticator.assert(challenge),
    userAgent: null,
  });
}
