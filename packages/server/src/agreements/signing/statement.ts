import {
  challengeOf,
  wrongWithAssertion,
  type SealCrypto,
  type SigningStatement,
} from '@cordon/core/agreements';
import type { Agreement, Signature, Version } from '../store.ts';

/** What a party signs of a version; null for a party that has no part in it. */
export function statementOf(
  { id, controller, processor }: Agreement,
  { version, hash }: Pick<Version, 'version' | 'hash'>,
  documentHash: Uint8Array,
  party: string,
): SigningStatement | null {
  if (party !== controller.id && party !== processor.id) return null;
  return {
    type: 'cordon-signature/v1',
    agreement: id,
    version,
    party,
    role: party === controller.id ? 'controller' : 'processor',
    documentHash: Buffer.from(documentHash).toString('hex'),
    termsHash: hash.toString('hex'),
  };
}

/**
 * True for a signature that counts: made with a key of the party's own that was not revoked, over this version's
 * document and terms. The statement is made anew; nothing is taken on the word of the row.
 */
export function counts(
  agreement: Agreement,
  version: Version,
  signature: Signature,
  crypto: SealCrypto,
): boolean {
  const { party, keyParty, revokedAt } = signature;
  if (keyParty !== party || revokedAt !== null || version.documentHash === null) return false;
  const statement = statementOf(agreement, version, version.documentHash, party);
  return (
    statement !== null &&
    wrongWithAssertion(signature, signature, challengeOf(statement, crypto.sha256), crypto) === null
  );
}
