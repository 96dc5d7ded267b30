import { digestAlgorithm } from './algorithms.ts';
import { sameBytes } from './bytes.ts';
import type { Certificate } from './certificate.ts';
import { checkCms, oids, readCms } from './cms.ts';
import type { SealCrypto } from './crypto.ts';
import { Fields, readDer, smallOf, tags, timeOf } from './der.ts';
import { must } from './sealError.ts';

const WHAT = 'The timestamp';
const TIMESTAMPING = '1.3.6.1.5.5.7.3.8';

/** What a timestamp says, once everything about it holds. */
export interface Timestamp {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The certificate of the authority. */
  readonly by: Certificate;
}

/**
 * Checks a timestamp token (RFC 3161): that it is over this imprint, by an authority that is for nothing but timestamps
 * and leads to an anchor, at the time it says.
 * @param imprint SHA-256 of what was timestamped
 * @throws SealError
 */
export function readTimestamp(
  token: Uint8Array,
  imprint: Uint8Array,
  anchors: readonly Certificate[],
  crypto: SealCrypto,
): Timestamp {
  const cms = readCms(token, WHAT);
  must(cms.version === 3 && cms.content !== null, `${WHAT} is not what it should be.`);
  must(cms.unsigned.size === 0, `${WHAT} has a part nobody signed.`);
  const info = new Fields(readDer(cms.content), WHAT);
  must(smallOf(info.take(tags.integer)) === 1, `${WHAT} is of another version.`);
  info.take(tags.oid);
  const message = new Fields(info.take(tags.sequence), `${WHAT}: what it is over`);
  must(digestAlgorithm(message.take(tags.sequence)) === 'SHA-256', `${WHAT} is over another hash.`);
  must(sameBytes(message.take(tags.octetString).content, imprint), `${WHAT} is over another signature.`);
  message.end();
  info.take(tags.integer);
  const at = timeOf(info.take(tags.generalizedTime));
  // accuracy, ordering, nonce, the authority's name: signed, and nothing here depends on them.
  info.optional(tags.sequence);
  info.optional(tags.boolean);
  info.optional(tags.integer);
  info.optional(tags.context(0));
  info.end();
  const wanted = { contentType: oids.tstInfo, content: cms.content, anchors };
  const by = checkCms(cms, wanted, () => at, crypto, WHAT);
  const { purposes } = by;
  must(
    purposes !== null && purposes.critical && purposes.oids.length === 1 && purposes.oids[0] === TIMESTAMPING,
    'The certificate of the timestamp is not for timestamps alone.',
  );
  return { at, by };
}
