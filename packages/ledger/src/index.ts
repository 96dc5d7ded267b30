/**
 * The audit ledger's maths: canonical entries, the RFC 6962 tree, C2SP notes, checkpoints and tiles, and the verifier.
 * Pure: it runs in Node and in a browser, reads no clock and draws no random number.
 */
export { LedgerError } from './errors.ts';
export type { LedgerErrorCode } from './errors.ts';
export { fromBase64, fromUtf8, toBase64, toHex, toLatin1, toUtf8 } from './bytes.ts';

export { canonicalBytes, canonicalText } from './canonical.ts';
export type { JsonValue } from './canonical.ts';
export { commit, commitText, leafBytes, leafText, openEntry, parseLeaf } from './entry.ts';
export type { Leaf } from './entry.ts';

export {
  EMPTY_RANGE,
  EMPTY_ROOT,
  HASH_BYTES,
  appendLeaf,
  leafHash,
  loadRange,
  nodeHash,
  rootOf,
  rootOfLeaves,
} from './tree.ts';
export type { CompactRange, HashReader, HashWriter, Sha256 } from './tree.ts';
export { digests } from './digests.ts';
export { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proof.ts';
export type { ConsistencyClaim, InclusionClaim } from './proof.ts';

export { publicKeyOf, signBytes, verifyBytes } from './signature.ts';
export { TYPE_COSIGNATURE, TYPE_ED25519, formatVkey, isKeyName, parseVkey, verifierKey } from './vkey.ts';
export type { NoteSigner, SignatureType, VerifierKey } from './vkey.ts';
export { formatNote, noteSigner, parseNote, signNote, verifyNote } from './note.ts';
export type { Note, NoteSignature, NoteVerification, VerifiedSignature } from './note.ts';
export { cosigner, verifyCosignature } from './cosignature.ts';
export { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
export type { Checkpoint, CheckpointVerification, Witnessing } from './checkpoint.ts';

export {
  TILE_HEIGHT,
  TILE_WIDTH,
  bundlePath,
  bundlesOf,
  hashReaderOfTiles,
  placeOfSubtree,
  parseTilePath,
  tilePath,
  tilesOf,
} from './tiles.ts';
export type { Bundle, Tile, TilePath } from './tiles.ts';
export { openPartialLog, tilesProving } from './partialLog.ts';
export type { PartialLog } from './partialLog.ts';
export { decodeBundle, encodeBundle } from './bundle.ts';
export { exportLog } from './exportLog.ts';
export type { ExportFile, ExportSource } from './exportLog.ts';
export { formatProofFile, parseProofFile, verifyProofFile } from './proofFile.ts';
export type { ProofFile, ProofFileVerification } from './proofFile.ts';
export { formatEntryProof, proveEntry, verifyEntryProof } from './entryProof.ts';
export type { EntryOpening, EntryProof, EntryProofVerification } from './entryProof.ts';
export { formatProofList, framesProofList, isProofList, verifyProofList } from './proofList.ts';
export type {
  ListProblem,
  ListedEntry,
  MemberOpening,
  ProofList,
  ProofListVerification,
} from './proofList.ts';
export { witness } from './witness/witness.ts';
export type { TreeHead, WitnessDecision, WitnessState, WitnessedLog } from './witness/witness.ts';
export { formatAddCheckpoint } from './witness/request.ts';
export type { AddCheckpointRequest } from './witness/request.ts';
export { sizeToResumeFrom } from './witness/answer.ts';
export type { WitnessAnswer } from './witness/answer.ts';
export { addCosignatures } from './witness/cosignatures.ts';
export type { CosignatureAddition } from './witness/cosignatures.ts';
export { policyKeys, quorumHolds } from './policy.ts';
export type { Policy, PolicyGroup, PolicyLog, PolicyMember, PolicyWitness } from './policy.ts';
export { parsePolicy } from './policyFile.ts';
export { verifyLog } from './verify.ts';
export type { LogReport, VerifyOptions } from './verify.ts';
export { checkpointsIn } from './mailbox.ts';
export type { OlderCheckpoint } from './olderCheckpoints.ts';
export { readEntries } from './logReader.ts';
export type { CompleteBodies, Opening } from './opening.ts';
export type { BodyCount } from './completeness.ts';
export { parseOpening } from './opening.ts';
export { ROTATION_ACT, followRotations, readRotation, rotationWords, wrongTime } from './rotation.ts';
export type { Rotation } from './rotation.ts';
export { RETENTION_ACT, readRetention } from './retention.ts';
export type { Retention } from './retention.ts';
export { countOf, formatRanges, holds, merged, minus, parseRanges, runsOf } from './ranges.ts';
export type { IndexRange } from './ranges.ts';
export type { LogReader } from './logReader.ts';
export type { Problem, ProblemCode } from './problem.ts';
