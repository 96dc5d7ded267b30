import { formatVkey, toBase64, verifyProofList } from '../src/index.ts';
import type { Sha256, VerifierKey } from '../src/index.ts';
import type { CommandIo, ExitCode } from './verifyCommand.ts';

/** Lines that are named in prose; the report has them all. */
const MOST_NAMED = 20;

/**
 * Verifies a list of proofs and says what came of it.
 * @param enough whether these witnesses are enough for whoever asks
 */
export function reportProofList(
  text: string,
  keys: readonly VerifierKey[],
  sha256: Sha256,
  enough: (witnesses: readonly VerifierKey[]) => boolean,
  io: CommandIo,
): ExitCode {
  const verified = verifyProofList(text, keys, sha256);
  if (!verified.ok) {
    io.out(`${JSON.stringify(verified, null, 2)}\n`);
    for (const { line, problem } of verified.problems.slice(0, MOST_NAMED))
      io.err(`NOT verified: line ${String(line)}: ${problem}.\n`);
    return 1;
  }
  const { checkpoint, witnesses, entries, opened, asked } = verified;
  const holds = enough(witnesses.map(({ key }) => key));
  const report = {
    ...{ ok: holds, origin: checkpoint.origin, size: checkpoint.size, root: toBase64(checkpoint.root) },
    ...{ entries, opened, asked },
    witnesses: witnesses.map(({ key, timestamp }) => ({ name: key.name, vkey: formatVkey(key), timestamp })),
    quorumHolds: holds,
  };
  io.out(`${JSON.stringify(report, null, 2)}\n`);
  const where = `${String(entries)} entries of ${checkpoint.origin}, as it was with ${String(checkpoint.size)}`;
  io.err(
    holds
      ? `${where}: every proof holds, and ${String(opened)} tell what they say. That these are all that were asked for, the file cannot prove: compare with all bodies of the time (verify --bodies).\n`
      : `NOT verified: ${where} are in the log, but not enough of the witnesses cosigned it.\n`,
  );
  return holds ? 0 : 1;
}
