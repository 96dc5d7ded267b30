import { attachmentsOf } from './attachments.ts';
import { readRevisions } from './revisions.ts';
import { SealError } from './sealError.ts';

/** The document inside a signed file, as it was written. */
export interface Attached {
  /** The file before any signature. */
  readonly base: Uint8Array;
  /** Attachments by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** When the document says it was written. */
  readonly createdAt: Date;
}

/** @returns null for a file that is no document of ours */
export function attachedIn(file: Uint8Array): Attached | null {
  try {
    const { base } = readRevisions(file);
    const info = base.object(base.trailer.info);
    const created = /\n\/CreationDate \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)\n/.exec(
      info.slice(0, info.indexOf('endobj')),
    );
    if (created === null) return null;
    const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = created;
    const createdAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return { base: base.bytes, files: attachmentsOf(base), createdAt };
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
