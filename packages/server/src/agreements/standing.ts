import type { SealCrypto } from '@cordon/core/agreements';
import type { Terms } from '@cordon/core/kernel';
import { toBase64, toUtf8 } from '@cordon/ledger';
import { counts } from './signing/statement.ts';
import type { Agreement, Version } from './store.ts';

/** The terms of a version, as they were sealed. */
export function termsOf(version: Version): Terms {
  return JSON.parse(version.terms) as Terms;
}

/**
 * True when the stored hash is that of the terms, the terms are those of this agreement and version (signed terms of
 * another one, put in its row, would be valid on their own), and the party signed them, and the document people read, with
 * a passkey of its own. Nothing is taken on the database's word: a row changed by hand opens nothing.
 */
export function signedBy(agreement: Agreement, version: Version, party: string, crypto: SealCrypto): boolean {
  const hash = crypto.sha256(toUtf8(version.terms));
  if (toBase64(hash) !== toBase64(version.hash) || !isOf(agreement, version)) return false;
  return version.signatures.some(
    (signature) => signature.party === party && counts(agreement, version, signature, crypto),
  );
}

function isOf(agreement: Agreement, version: Version): boolean {
  const terms = termsOf(version);
  return (
    terms.agreement === agreement.id &&
    terms.version === version.version &&
    terms.controller === agreement.controller.id &&
    terms.processor === agreement.processor.id &&
    terms.controller !== terms.processor
  );
}
