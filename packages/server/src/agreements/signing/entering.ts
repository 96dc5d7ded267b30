import { assertionHash } from '@cordon/core/agreements';
import type { AgreementDeps } from '../agreements.ts';
import type { SignedBy } from './store.ts';

/** Enters a signature in the ledger: every hash it rests on, and the key it was made with. */
export async function enterSignature(
  deps: AgreementDeps,
  signed: SignedBy,
  terms: Buffer,
  document: Buffer,
): Promise<number> {
  const { agreement_id: agreement, party_id: party, person_id: person, ip } = signed;
  const assertion = {
    authenticatorData: signed.authenticator_data,
    clientDataJSON: signed.client_data,
    signature: signed.signature,
  };
  return deps.enter('agreement-signed', { person, party, ip }, agreement, {
    version: signed.version,
    revision: signed.revision,
    terms: terms.toString('hex'),
    document: document.toString('hex'),
    file: signed.hash.toString('hex'),
    assertion: Buffer.from(assertionHash(assertion, deps.signing.crypto)).toString('hex'),
    credential: signed.credential_id.toString('base64url'),
    key: signed.public_key.toString('base64'),
    signedAt: signed.signed_at.toISOString(),
  });
}

/**
 * Enters the signatures that a crash kept from being entered. A signature and its document are kept in one step, so what
 * is missing here is the entry alone; the document names the entry, so it is never entered twice.
 * @returns how many
 */
export async function enterLeftOver(deps: AgreementDeps): Promise<number> {
  const { store } = deps.signing;
  return store.alone(async () => {
    const left = await store.signatures('unentered');
    for (const signed of left) {
      const version = (await deps.store.versions(signed.agreement_id)).find(
        (one) => one.version === signed.version,
      );
      if (version?.documentHash == null) throw new Error('a signature without its document');
      await enterSignature(deps, signed, version.hash, version.documentHash);
      await deps.changed(signed.agreement_id);
    }
    return left.length;
  });
}
