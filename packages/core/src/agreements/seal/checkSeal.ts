import { readCertificate, type Certificate } from './certificate.ts';
import { checkCms, oids, readCms } from './cms.ts';
import type { SealCrypto } from './crypto.ts';
import { timeOf } from './der.ts';
import type { Revision } from './revisions.ts';
import { must } from './sealError.ts';
import { readTimestamp } from './timestamp.ts';

/** Whom a verifier trusts, DER certificates. */
export interface Trust {
  readonly signatures: readonly Uint8Array[];
  readonly timestamps: readonly Uint8Array[];
}

/** Who sealed a revision and when, once everything about it holds. */
export interface Seal {
  readonly signer: Certificate;
  /** The time of the timestamp, epoch milliseconds. */
  readonly at: number;
}

/**
 * Checks the seal of a revision (PAdES B-T, ETSI EN 319 142-1): CMS over every byte outside its hole, by a certificate
 * that was valid at the time of the timestamp and leads to one that is trusted.
 * @param what e.g. `The company’s signature`
 * @throws SealError
 */
export function checkSeal(
  { signed, contents, claimedAt }: Revision,
  trust: Trust,
  crypto: SealCrypto,
  what: string,
): Seal {
  must(trust.signatures.length > 0 && trust.timestamps.length > 0, 'No certificate to trust was given.');
  const cms = readCms(contents, what);
  must(cms.version === 1 && cms.content === null, `${what} is not detached.`);
  const claimed = cms.signed.get(oids.signingTime);
  must(claimed !== undefined && timeOf(claimed) === claimedAt, `${what} names two times.`);
  const token = cms.unsigned.get(oids.timestampToken);
  must(token !== undefined && cms.unsigned.size === 1, `${what} has no timestamp, or something beside it.`);
  const { at } = readTimestamp(
    token.whole,
    crypto.sha256(cms.signature),
    trust.timestamps.map(readCertificate),
    crypto,
  );
  const wanted = { contentType: oids.data, content: signed, anchors: trust.signatures.map(readCertificate) };
  return { signer: checkCms(cms, wanted, () => at, crypto, what), at };
}
