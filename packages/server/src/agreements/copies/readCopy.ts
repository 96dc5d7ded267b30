import { Failure } from '@cordon/core/kernel';
import { createTurns } from '../../platform/turns.ts';
import { runInWorker } from '../../platform/worker.ts';
import { limits } from './limits.ts';
import type { Unreadable } from './refused.ts';
import { decodeText, kindOf, type CopyKind } from './sniff.ts';

/** A file as it reads. */
export interface ReadText {
  readonly kind: CopyKind;
  /** Paragraphs apart by an empty line, pages of a PDF by a form feed. Tracked changes count as accepted. */
  readonly text: string;
  readonly tracked: number;
  readonly comments: number;
}

export interface ReadJob {
  readonly kind: 'docx' | 'pdf';
  readonly bytes: Uint8Array;
}

export type ReadAnswer =
  | { readonly ok: true; readonly text: string; readonly tracked: number; readonly comments: number }
  | { readonly ok: false; readonly code: Unreadable['code'] };

/** One at a time: ten files that each take all they may must not take ten times that. */
const turns = createTurns();

/**
 * Reads a file somebody uploaded. A Word file or PDF is read in a thread of its own, which is ended when it takes too long
 * or too much memory.
 * @param name with the extension: it must say the same as the first bytes
 * @throws Failure `upload-too-large`, `upload-type`, `upload-encrypted`, `upload-unreadable`, `upload-no-text`
 */
export async function readUpload(bytes: Uint8Array, name: string): Promise<ReadText> {
  if (bytes.length > limits.bytes) throw new Failure('upload-too-large');
  const kind = kindOf(bytes, name);
  if (kind === 'text') {
    const text = decodeText(bytes);
    if (text.length > limits.text) throw new Failure('upload-too-large');
    if (text.trim() === '') throw new Failure('upload-no-text');
    return { kind, text, tracked: 0, comments: 0 };
  }
  // A copy of its own: a small Buffer shares its memory with others, and all of it would go along.
  const job: ReadJob = { kind, bytes: Uint8Array.from(bytes) };
  const file = new URL('./reader.ts', import.meta.url);
  const outcome = await turns.inTurn('read', () => runInWorker<ReadAnswer>(file, job, limits.work));
  if (!outcome.ok) {
    throw new Failure(outcome.why === 'crash' ? 'upload-unreadable' : 'upload-too-large', outcome.why);
  }
  const answer = outcome.value;
  if (!answer.ok) throw new Failure(answer.code);
  const { text, tracked, comments } = answer;
  if (text.trim() === '') throw new Failure('upload-no-text');
  return { kind, text, tracked, comments };
}

/**
 * The plain text of a file somebody uploaded.
 * @throws Failure as `readUpload`
 */
export async function readCopy(bytes: Uint8Array, name: string): Promise<string> {
  return (await readUpload(bytes, name)).text;
}
