import { fromUtf8, parseVkey, toBase64, verifyCheckpoint } from '@cordon/ledger';
import type { Book } from '../book.ts';

/** Where a log is written to: a folder, a bucket. */
export interface Place {
  /** @returns null when there is nothing at the path */
  read(path: string): Promise<Uint8Array | null>;
  /** Resolves once the file stands whole, and stays when the machine stops; a reader never sees half of it. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** What was published: the log had `from` entries there, and has `size` now. */
export type Published =
  | { readonly ok: true; readonly from: number; readonly size: number; readonly files: number }
  | { readonly ok: false; readonly problem: string };

/**
 * Writes what is new of the log to a place: bundles and tiles first, the checkpoint last. A run that is cut short leaves
 * the older checkpoint with all of its tiles, and the next one goes on from there.
 *
 * What stands there is never replaced by another past: a checkpoint of another key, one ahead of ours, and one that ours
 * does not continue are refused, since whoever kept them would see a fork.
 */
export async function publishLog(book: Book, place: Place): Promise<Published> {
  const there = await headOf(place, book.vkey);
  if (!there.ok) return there;
  const { size: from, root } = there;
  const { size, note } = await book.status();
  if (from > size) {
    return {
      ok: false,
      problem: `there are ${String(from)} entries there and ${String(size)} here: entries were lost (see ledger recover)`,
    };
  }
  if (from > 0 && toBase64(await book.rootAt(from)) !== root)
    return {
      ok: false,
      problem: 'the log there is not the beginning of this one: one of the two was rewritten',
    };
  if (size === 0 || note === there.note) return { ok: true, from, size, files: 0 };
  let files = 0;
  for await (const { path, bytes } of book.files(from)) {
    await place.write(path, bytes);
    files++;
  }
  return { ok: true, from, size, files };
}

async function headOf(
  place: Place,
  vkey: string,
): Promise<
  | { readonly ok: true; readonly size: number; readonly root: string; readonly note: string }
  | { readonly ok: false; readonly problem: string }
> {
  const bytes = await place.read('checkpoint');
  if (bytes === null) return { ok: true, size: 0, root: '', note: '' };
  let note: string;
  try {
    note = fromUtf8(bytes);
  } catch {
    return { ok: false, problem: 'what stands there is no checkpoint' };
  }
  const verified = verifyCheckpoint(note, [parseVkey(vkey)]);
  if (!verified.ok) return { ok: false, problem: `the checkpoint there is not ours: ${verified.problem}` };
  const { size, root } = verified.checkpoint;
  return { ok: true, size, root: toBase64(root), note };
}
