/** Documents: taken apart, redacted, put together again. Pure, as the rest; needs a parser of HTML. */
export { extensionOf, formatOf, type FileFormat } from './fileFormat.ts';
export { FormatError } from './formatError.ts';
export { redactFile, timesOf, type FileOptions, type RedactedFile } from './redactFile.ts';
export { restoreFile, type RestoredFile } from './restoreFile.ts';
export {
  newRedaction,
  redactParts,
  type Found,
  type PartsOptions,
  type RedactedParts,
  type Redaction,
} from './redactParts.ts';
export { contentOf, sniffed, type Content } from './sniff.ts';
export type { Part, TimeRange } from './part.ts';
export { newStream, streams, type StreamRedaction } from './stream.ts';
export { compilePaths, type PathAction, type PathRules } from './pathRules.ts';
export { attachmentsOf } from './email/email.ts';
export type { Attachment, RedactedAttachments } from './email/attachment.ts';
export { redactEvents, type RedactedEvents } from './rrweb/redactEvents.ts';
export type { RemovedTime, TranscriptTimes } from './transcript/removedTimes.ts';
export { saidIn, type Said } from './transcript/said.ts';
