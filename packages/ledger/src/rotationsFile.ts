import { fromUtf8 } from './bytes.ts';
import { reasonOf } from './errors.ts';
import type { LogReader } from './logReader.ts';
import { parseOpening } from './opening.ts';
import type { Opening } from './opening.ts';
import type { Problem } from './problem.ts';
import { followRotations, isRotation, readRotation } from './rotation.ts';
import type { Rotation } from './rotation.ts';
import type { VerifierKey } from './vkey.ts';

/** A file beside the log: the openings of its rotation entries, a line of JSON each. */
export const ROTATIONS_PATH = 'rotations';

const MAX_LINES = 1000;

/** The keys of a log and how they followed each other. */
export interface LogKeys {
  readonly keys: readonly VerifierKey[];
  readonly rotations: readonly Rotation[];
  /** What has to open in the log for this to be true. */
  readonly openings: readonly Opening[];
  readonly problems: readonly Problem[];
}

/**
 * Follows the log's keys from those that are trusted, by the rotations that stand beside the log and among the openings.
 * Nothing of it holds before the entries of `openings` were found in the log.
 */
export async function keysOfLog(
  reader: LogReader,
  trusted: readonly VerifierKey[],
  shown: readonly Opening[],
): Promise<LogKeys> {
  const problems: Problem[] = [];
  const fail = (code: Problem['code'], problem: string): void =>
    void problems.push({ code, path: ROTATIONS_PATH, problem });
  let lines: readonly string[] = [];
  try {
    const bytes = await reader.read(ROTATIONS_PATH);
    lines = bytes === null ? [] : fromUtf8(bytes).split('\n', MAX_LINES);
  } catch (error) {
    fail('unreadable', reasonOf(error));
  }
  const beside = lines.flatMap((line, i) => {
    const opening = line === '' ? null : parseOpening(line);
    if (opening === null && line !== '') fail('rotation-malformed', `line ${String(i + 1)} is no opening`);
    return opening === null ? [] : [opening];
  });
  const rotations: Rotation[] = [];
  for (const opening of [...beside, ...shown.filter(({ body }) => isRotation(body))]) {
    const rotation = readRotation(opening);
    if (rotation === null) {
      const problem = `entry ${String(opening.index)} is shown as a change of the key, and both keys did not sign it`;
      fail('rotation-malformed', problem);
    } else rotations.push(rotation);
  }
  const { keys, followed } = followRotations(trusted, rotations);
  return { keys, rotations: followed, openings: beside, problems };
}
