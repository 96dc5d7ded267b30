import { FormatError, type Attachment, type RedactedAttachments } from '../../src/formats/index.ts';

/** Redacts a file of a message. @throws {FormatError} when it has to be withheld */
export type AttachmentRedactor = (
  attachment: Attachment,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string }>;

/** What can be made of the attachments of a message; one that has to be withheld is left out. */
export async function redactAttachments(
  attachments: readonly Attachment[],
  redactor: AttachmentRedactor,
): Promise<RedactedAttachments> {
  const redacted = new Map<string, { readonly bytes: string; readonly type: string }>();
  for (const attachment of attachments) {
    try {
      const { bytes, type } = await redactor(attachment);
      redacted.set(attachment.id, { bytes: Buffer.from(bytes).toString('latin1'), type });
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return redacted;
}
