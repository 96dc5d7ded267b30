export { accountedText, COUNTED_ACT, countWords } from './completeness.ts';
export {
  isPackPath,
  manifestText,
  packPaths,
  type EntryCount,
  type EvidenceManifest,
  type EvidenceScope,
  type EvidenceSection,
  type PackCompleteness,
  type PackedCertificate,
  type PackedEntry,
  type PackedSignature,
  type PackedUndertaking,
  type PackedVersion,
} from './manifest.ts';
export type { PackReader, VerifyPorts } from './reader.ts';
export { readManifest } from './readManifest.ts';
export {
  checkIds,
  type Check,
  type CheckId,
  type CheckStatus,
  type PackProblemCode,
  type PackReport,
} from './report.ts';
export { verifyPack } from './verify.ts';
