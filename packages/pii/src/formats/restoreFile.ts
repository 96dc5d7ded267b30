import { restore, type SecretOf } from '../operators/index.ts';
import { attachmentsOf, splitEmail } from './email/email.ts';
import type { FileFormat } from './fileFormat.ts';
import { splitJson } from './json.ts';
import { splitJsonLines } from './jsonl.ts';
import type { SplitDocument } from './part.ts';
import { assertText } from './redactFile.ts';
import { splitOf } from './splits.ts';

export interface RestoredFile {
  readonly text: string;
  /** Sealed values that were put back. */
  readonly restored: number;
  /** How many tokens were left, by the id of their key: it is gone, or they were changed. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Puts the sealed values of a redacted file back, written as its format wants them (quotes of CSV, escapes of JSON). Where
 * each value stood in one piece, and the file is written in the usual way, that is the file as it was. A value that ran
 * over several pieces (two cues, a word half in bold) comes back in the first of them, a number of JSON as a string.
 *
 * @param source as for `redactFile`
 * @throws {FormatError} when the content is not of that format, or not whole
 */
export function restoreFile(source: string, format: FileFormat, secretOf: SecretOf): RestoredFile {
  const mark = source.startsWith('\ufeff') ? '\ufeff' : '';
  const text = source.slice(mark.length);
  if (format !== 'email') assertText(text);
  const document = splitToRestore(text, format);
  const left = new Map<string, number>();
  let restored = 0;
  const parts = (document?.parts ?? [{ fragments: [text] }]).map(({ fragments }) =>
    fragments.map((fragment) => {
      const result = restore(fragment, secretOf);
      for (const [keyId, count] of result.leftByKey) left.set(keyId, (left.get(keyId) ?? 0) + count);
      restored += result.restored;
      return result.text;
    }),
  );
  return { text: mark + (document?.join(parts) ?? parts.flat().join('')), restored, left };
}

/** Undefined for what is written as it is read: there a token may be in several pieces, since it has marks in it. */
function splitToRestore(text: string, format: FileFormat): SplitDocument | undefined {
  switch (format) {
    case 'text':
    case 'markdown':
      return undefined;
    case 'json':
      // By its leaves, whatever it is a recording of: nothing may be dropped now.
      return splitJson(text);
    case 'jsonl':
      return splitJsonLines(text);
    case 'email':
      return splitEmail(text, new Map(attachmentsOf(text).map((attachment) => [attachment.id, attachment])));
    default:
      return splitOf(format)(text);
  }
}
