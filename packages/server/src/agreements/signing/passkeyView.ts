import type { Assertion } from '@cordon/core/agreements';
import type { z } from 'zod';
import type { Passkey } from '../../identity/index.ts';
import type { assertionBody } from './schemas.ts';

/** What a browser is told to ask the authenticator with. */
export function passkeyOptionsOf(rpId: string, passkeys: readonly Passkey[]) {
  return {
    rpId,
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      type: 'public-key' as const,
      transports: [...transports],
    })),
    userVerification: 'required' as const,
  };
}

/** An assertion as its bytes. */
export function assertionIn({
  credentialId,
  authenticatorData,
  clientDataJSON,
  signature,
}: z.infer<typeof assertionBody>): {
  readonly credentialId: Buffer;
  readonly assertion: Assertion & { readonly [part in keyof Assertion]: Buffer };
} {
  return {
    credentialId: bytes(credentialId),
    assertion: {
      authenticatorData: bytes(authenticatorData),
      clientDataJSON: bytes(clientDataJSON),
      signature: bytes(signature),
    },
  };
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
