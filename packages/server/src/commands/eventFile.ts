import { open, type FileHandle } from 'node:fs/promises';

/** The last line is sought in so many bytes at the end. */
const TAIL_BYTES = 64 * 1024;

/**
 * Opens a file of events to go on where it ends. A line that a crash cut short is taken away and written again.
 * @returns the file, and the entry to go on with
 * @throws Error for a file that holds something else
 */
export async function openEventFile(
  path: string,
): Promise<{ readonly file: FileHandle; readonly next: number }> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const tail = Buffer.alloc(size - from);
    await file.read(tail, 0, tail.length, from);
    const end = tail.lastIndexOf('\n');
    if (end === -1) {
      if (size > TAIL_BYTES) throw new Error('the file does not hold events of Cordon');
      await file.truncate(0);
      return { file, next: 0 };
    }
    await file.truncate(from + end + 1);
    const line = tail.subarray(tail.lastIndexOf('\n', end - 1) + 1, end);
    return { file, next: sequenceOf(line.toString('utf8')) + 1 };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function sequenceOf(line: string): number {
  const event = JSON.parse(line) as { readonly metadata?: { readonly sequence?: unknown } };
  const sequence = event.metadata?.sequence;
  if (typeof sequence !== 'number') throw new Error('the file does not hold events of Cordon');
  return sequence;
}
