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
