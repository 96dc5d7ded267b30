import { Failure } from '@cordon/core/kernel';

/** What a file of evidence hangs on. */
export interface FileSubject {
  readonly kind: 'questionnaire' | 'finding' | 'attestation';
  readonly id: string;
  /** Of a questionnaire: the question it goes with. */
  readonly question: string | null;
}

export const fileTypes = ['pdf', 'png', 'jpg'] as const;

type FileType = (typeof fileTypes)[number];

/** A file as it is told of; its bytes are sealed. It has no name: names that people give to files name people. */
export interface EvidenceFile {
  readonly id: string;
  /** Whose it is. */
  readonly party: string;
  readonly subject: FileSubject;
  readonly type: FileType;
  readonly bytes: number;
  /** Hex; stands in the entry. */
  readonly sha256: string;
  /** Null: by a link. */
  readonly addedBy: string | null;
  readonly link: string | null;
  readonly addedAt: Date;
  readonly entry: number;
}

/** The most a file may have, and the most files one subject may have. */
export const FILE_LIMITS = { bytes: 5 * 1024 * 1024, files: 120 } as const;

const MAGIC: readonly (readonly [FileType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', [0xff, 0xd8, 0xff]],
];

/**
 * What a file is by its first bytes; what a client calls it is not believed.
 * @throws Failure `evidence-type` for everything else: what a browser could run never gets in
 */
export function typeOf(bytes: Uint8Array): FileType {
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (found === undefined) throw new Failure('evidence-type');
  return found[0];
}
