import { open, type FileHandle } from 'node:fs/promises';
import { ocsfEvent } from '@cordon/core/siem';
import type { SendingDeps } from './sending.ts';

/** What was written, and of what: with it a reader can see that nothing is missing. */
export interface Written {
  readonly query: { readonly from: number; readonly until: number };
  readonly count: number;
  readonly log: string;
  /** Entries of the ledger when it was read. */
  readonly size: number;
}

const PAGE = 500;
const TAIL_BYTES = 64 * 1024;

/**
 * Writes events as JSON lines, entry after entry.
 * @param from the first entry
 * @param write called in order, one or more whole lines at a time
 */
export async function writeEvents(
  { entered, source }: Pick<SendingDeps, 'entered' | 'source'>,
  { from, until }: { readonly from: number; readonly until: number | undefined },
  write: (lines: string) => Promise<void>,
  progress: (done: number, all: number) => void,
): Promise<Written> {
  const size = await entered.size();
  const end = Math.min(until ?? size, size);
  let count = 0;
  for (let next = from; next < end;) {
    const events = await entered.read(next, end, PAGE);
    const last = events.at(-1);
    if (last === undefined) break;
    await write(events.map((event) => `${JSON.stringify(ocsfEvent(event, source))}\n`).join(''));
    count += events.length;
    next = last.entry + 1;
    progress(next - from, end - from);
  }
  return { query: { from, until: end }, count, log: source.origin, size };
}

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
