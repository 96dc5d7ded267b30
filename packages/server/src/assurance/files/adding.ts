import { Failure } from '@cordon/core/kernel';
import type { Acting } from '../../ledger/index.ts';
import { newId } from '../../platform/ids.ts';
import { FILE_LIMITS, typeOf, type EvidenceFile, type FileSubject } from './file.ts';
import type { FileStore } from './store.ts';

export interface FileDeps {
  readonly files: FileStore;
  /** Hex of the SHA-256. */
  readonly hashOf: (bytes: Uint8Array) => string;
  /** Enters an act outside of agreements. */
  readonly enter: (
    act: string,
    actor: Acting,
    words: Readonly<Record<string, string | number | null>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/**
 * Takes a file of a vendor: entered by its hash, then kept sealed.
 * @param actor nobody (`person: null`) for whoever came by a link
 * @throws Failure `evidence-type`, `evidence-full`
 */
export async function addFile(
  { files, hashOf, enter, now }: FileDeps,
  {
    party,
    actor,
    subject,
    link,
  }: {
    readonly party: string;
    readonly actor: Acting;
    readonly subject: FileSubject;
    readonly link: string | null;
  },
  content: Uint8Array,
): Promise<EvidenceFile> {
  const type = typeOf(content);
  if ((await files.of(subject.kind, subject.id)).length >= FILE_LIMITS.files)
    throw new Failure('evidence-full');
  const [id, sha256] = [newId('evf'), hashOf(content)];
  const entry = await enter('evidence-file-added', actor, {
    ...{ file: id, hash: sha256, bytes: content.length, to: subject.kind, subjectId: subject.id },
    ...{ question: subject.question, link },
  });
  const file: EvidenceFile = {
    ...{ id, party, subject, type, bytes: content.length, sha256, entry },
    ...{ addedBy: actor.person, link, addedAt: now() },
  };
  await files.add(file, content);
  return file;
}
