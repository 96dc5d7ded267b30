import { Failure, type ActWords } from '@cordon/core/kernel';
import { toHex } from '@cordon/ledger';
import { sha256, textHash } from '../../platform/hashing.ts';
import type { Finding } from '../finding.ts';
import type { NewEvidence } from './life.ts';

interface Given {
  readonly text: string;
  readonly entries: readonly number[];
  readonly document: string | null;
  readonly file: { readonly name: string; readonly content: string } | null;
}

/**
 * What was given as evidence, and what its giver signs of it: a text and a file as their hashes.
 * @throws Failure `bad-request` for a file that is no Base64
 */
export function evidenceOf(
  finding: Pick<Finding, 'id'>,
  { text, entries, document, file }: Given,
): { readonly evidence: NewEvidence; readonly words: ActWords } {
  const content = file === null ? null : Buffer.from(file.content, 'base64');
  if (content !== null && content.toString('base64') !== file?.content) throw new Failure('bad-request');
  const hash = content === null ? null : toHex(sha256(content));
  return {
    evidence: {
      ...{ text, entries, document },
      file: file === null || content === null || hash === null ? null : { name: file.name, content, hash },
    },
    words: {
      ...{ finding: finding.id, text: textHash(text), entries: entries.join(' ') },
      ...{ document, file: hash },
    },
  };
}
