import {
  checkpointsIn,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  verifyLog,
  type LogReader,
  type LogReport,
  type OlderCheckpoint,
  type VerifierKey,
} from '@cordon/ledger';
import { keysBeside, trustedOf, type Given, type Trusted } from '../given.ts';
import type { OpenedLog } from '../opening.ts';
import { holdOpenings, openingsIn } from './bodies.ts';
import { Samples } from './samples.ts';

/** What checking a log gave, and what of it can be drawn. */
export interface CheckedLog {
  readonly report: LogReport;
  readonly trusted: Trusted;
  readonly samples: Samples;
  readonly olderGiven: boolean;
}

/** So long the page may work before it lets itself be drawn and used, in milliseconds. */
const MOST_AT_ONCE = 40;

/**
 * Verifies an exported log in pieces: a file at a time is in memory, and the page stays usable.
 * @param onProgress told how many of the files of entries were read
 * @throws Error in plain words for what was given beside the log and cannot be read
 */
export async function checkLog(
  { reader, bundles }: OpenedLog,
  given: Given,
  onProgress: (done: number, of: number) => void,
): Promise<CheckedLog> {
  const trusted = trustedOf(given.keys) ?? (await keysBeside(reader));
  const samples = new Samples();
  const paced = pacedReader(reader, (path, bytes) => {
    if (samples.look(path, bytes)) onProgress(Math.min(samples.bundles, bundles), bundles);
  });
  const { bodies, complete, older } = given;
  // As the command has it: whoever names a witness asks for its cosignature.
  const witnesses = trusted.keys.filter(({ type }) => type === TYPE_COSIGNATURE).length;
  const report = await verifyLog(paced, trusted.keys, {
    ...(trusted.policy === null
      ? { quorum: trusted.from === 'auditor' ? witnesses : 0 }
      : { policy: trusted.policy }),
    ...(older === null ? {} : { older: await keptIn(older, trusted.keys) }),
    ...(bodies !== null && complete && { bodies: { openings: openingsIn(bodies) } }),
    ...(bodies !== null && !complete && { openings: await holdOpenings(bodies) }),
  });
  return { report, trusted, samples, olderGiven: older !== null };
}

/** Checkpoints of this log in a file somebody kept: one, or a mailbox with many. */
async function keptIn(file: File, keys: readonly VerifierKey[]): Promise<readonly OlderCheckpoint[]> {
  const origins = keys.filter(({ type }) => type === TYPE_ED25519).map(({ name }) => `${name}\n`);
  const found = checkpointsIn(new Uint8Array(await file.arrayBuffer())).filter((note) =>
    origins.some((origin) => note.startsWith(origin)),
  );
  // A file without one is held against the log all the same, so that it is named as of no use.
  const notes = found.length > 0 ? found : [await file.text()];
  return notes.map((note) => ({ note, from: file.name }));
}

function pacedReader(reader: LogReader, onRead: (path: string, bytes: Uint8Array) => void): LogReader {
  let since = performance.now();
  return {
    async read(path) {
      if (performance.now() - since > MOST_AT_ONCE) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      const bytes = await reader.read(path);
      if (bytes !== null) onRead(path, bytes);
      return bytes;
    },
  };
}
