import { toUtf8 } from '@cordon/ledger';
import { get } from '../../../api/client.ts';
import type { CertificateDraft } from '../../../api/types.ts';
import { sha256Hex } from '../../../keys/sha256.ts';
import { UNEQUAL, type Ready } from '../signing/signature.ts';
import { sameStatement } from '../signing/statement.ts';

/** A certificate of deletion that is ready to be signed: its text, hashed by this browser, and what a passkey signs. */
export interface ReadyCertificate extends Pick<Ready, 'passkeys' | 'rpId'> {
  readonly text: string;
  readonly statement: CertificateDraft['statement'];
}

/**
 * Fetches the certificate and makes the statement to be signed from its text. What the server says is to be signed must
 * be the same.
 * @param vendor the party of the agreement it is signed for
 * @throws ApiError; Error in plain words when server and page differ
 */
export async function readyCertificate(
  id: string,
  vendor: string,
  person: string,
): Promise<ReadyCertificate> {
  const { text, issuedAt, statement, rpId, allowCredentials } = await get('/api/agreements/:id/certificate', {
    id,
  });
  const own: ReadyCertificate['statement'] = {
    type: 'cordon-deletion/v1',
    agreement: id,
    certificate: await sha256Hex(toUtf8(text)),
    person,
    party: vendor,
    at: issuedAt,
  };
  if (!sameStatement(own, statement)) throw new Error(UNEQUAL);
  return { text, statement: own, rpId, passkeys: allowCredentials };
}
