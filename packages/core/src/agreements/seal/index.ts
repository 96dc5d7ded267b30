export {
  originOf,
  assertionHash,
  wrongWithAssertion,
  type Assertion,
  type AssertionKey,
} from './assertion.ts';
export { attachedIn } from './attached.ts';
export { fromBase64Url, toBase64Url } from './bytes.ts';
export { readCertificate, type Certificate } from './certificate.ts';
export type { DigestName, SealCrypto, SignatureAlgorithm } from './crypto.ts';
export { writeEvidence, type Evidence } from './evidence.ts';
export { algorithmOf, spkiOfCose } from './publicKey.ts';
export type { Finding, SealReport, SignatureReport } from './report.ts';
export { verifyDocument, type Known } from './verifyDocument.ts';
export { readTimestamp, type Timestamp } from './timestamp.ts';
