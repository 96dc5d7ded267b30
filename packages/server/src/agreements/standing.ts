import type { Terms } from '@cordon/core/kernel';
import { toBase64, toUtf8, type Sha256 } from '@cordon/ledger';
import { signatureHolds } from './signing.ts';
import type { Agreement, Signature, Version } from './store.ts';

/** A stretch of time; `until` is not in it. */
interface Span {
  readonly from: Date;
  readonly until: Date;
}

/**
 * Which of several signed terms count now: the first in force, else the first that was, else the first that will be.
 * So a renewal signed ahead does not displace what still runs, and a refusal says what ran out.
 * @param spans newest first
 */
export function standingNow<T extends Span>(spans: readonly T[], now: Date): T | undefined {
  const begun = spans.filter(({ from }) => from <= now);
  return begun.find(({ until }) => now < until) ?? begun[0] ?? spans[0];
}

/** The versions that both parties have signed, with the time they speak of. @param versions newest first */
export function signedVersions(
  agreement: Agreement,
  versions: readonly Version[],
  sha256: Sha256,
): readonly (Version & Span)[] {
  return versions
    .filter((version) => signedByBoth(agreement, version, sha256))
    .map((version) => {
      const { inForce } = termsOf(version);
      return { ...version, from: new Date(inForce.from), until: new Date(inForce.until) };
    });
}

export function termsOf(version: Version): Terms {
  return JSON.parse(version.terms) as Terms;
}

/**
 * True when the stored hash is that of the terms, the terms are those of this agreement and version (signed terms of
 * another one, put in its row, would be valid on their own), and each party signed with a key of its own. Nothing is
 * taken on the database's word: a row changed by hand opens nothing.
 */
function signedByBoth(agreement: Agreement, version: Version, sha256: Sha256): boolean {
  const hash = sha256(toUtf8(version.terms));
  if (toBase64(hash) !== toBase64(version.hash) || !isOf(agreement, version)) return false;
  return [agreement.controller.id, agreement.processor.id].every((party) =>
    version.signatures.some((signature) => signature.party === party && counts(hash, signature)),
  );
}

/** True for a signature over this hash with a key that is the party's own and was not revoked. */
export function counts(
  hash: Uint8Array,
  { party, keyParty, revokedAt, publicKey, signature }: Signature,
): boolean {
  return keyParty === party && revokedAt === null && signatureHolds(hash, publicKey, signature);
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
