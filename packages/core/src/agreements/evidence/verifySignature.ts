import { fromBase64 } from '@cordon/ledger';
import { settled, wrongWithAssertion, type Assertion, type DeferredCrypto } from '../seal/index.ts';
import { challengeOf, type SigningStatement } from '../statement.ts';
import type { EvidenceManifest, PackedSignature, PackedVersion } from './manifest.ts';

/** What a party signed of a version; null for a party that has no part in it, or while there is no document. */
function statementOf(
  { id, controller, processor }: EvidenceManifest['agreement'],
  { version, termsHash, documentHash }: PackedVersion,
  party: string,
): SigningStatement | null {
  if (documentHash === null || (party !== controller.id && party !== processor.id)) return null;
  const role = party === controller.id ? 'controller' : 'processor';
  return { type: 'cordon-signature/v1', agreement: id, version, party, role, documentHash, termsHash };
}

/** @throws LedgerError for anything but base64 */
export function assertionOf(
  packed: Pick<PackedSignature, 'authenticatorData' | 'clientDataJSON' | 'signature'>,
): Assertion {
  return {
    authenticatorData: fromBase64(packed.authenticatorData),
    clientDataJSON: fromBase64(packed.clientDataJSON),
    signature: fromBase64(packed.signature),
  };
}

/** Whether a signature is the party's own over this version's document and terms. That it was revoked is not asked here. */
export async function holds(
  agreement: EvidenceManifest['agreement'],
  version: PackedVersion,
  packed: PackedSignature,
  seal: DeferredCrypto,
): Promise<boolean> {
  const { party, keyParty, rpId } = packed;
  const statement = statementOf(agreement, version, party);
  if (statement === null || keyParty !== party) return false;
  try {
    const [assertion, publicKey] = [assertionOf(packed), fromBase64(packed.publicKey)];
    const challenge = challengeOf(statement, seal.sha256);
    const wrong = await settled(
      (crypto) => wrongWithAssertion(assertion, { publicKey, rpId }, challenge, crypto),
      seal,
    );
    return wrong === null;
  } catch {
    return false;
  }
}
