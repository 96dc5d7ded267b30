import { hash } from 'node:crypto';
import { formatVkey, verifyLog } from '../src/index.ts';
import type { LogReport, Policy } from '../src/index.ts';
import { Misuse, readRequest } from './request.ts';
import type { Request } from './request.ts';

/** Where a command writes: `out` is for the JSON answer, `err` for prose. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0: every proof holds. 1: the answer is no. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** What `ledger verify` takes, for the help of the commands that have it. */
export const VERIFY_USAGE = `Usage: ledger verify DIR|URL [options]

Verifies a transparency log (C2SP tlog-tiles): signatures, every entry, every tile, the root.
DIR or URL is the place that holds "checkpoint" and "tile/".

  --policy FILE      a policy (C2SP tlog-policy): the logs and witnesses you trust, and which witnesses must have
                     cosigned. It takes the place of --key and --quorum.
  --key VKEY         a verifier key you trust, name+id+base64; repeat it for the log and for each witness.
                     Every witness named here must have cosigned, unless --quorum says fewer.
                     Without --policy and --key the file "keys" beside the log is used, which proves only that the log
                     agrees with itself.
  --quorum N         how many of the witnesses must have cosigned
  --older FILE       a signed checkpoint of this log that you kept from before: the log must begin as it did then.
                     Repeat it for each one you kept.
  --mailbox FILE     mails you kept (mbox, .eml or text): every checkpoint of this log in them counts as with --older
  --skew SECONDS     by how much the time of an entry may miss the time of a cosignature; 300 when not given
  --openings FILE    JSON lines {"index":N,"salt":"base64","body":{...}}: entries that must open to these bodies
  --bodies FILE      the same lines, by rising index, claimed to be all there are: a body that is missing, and that no
                     retention entry among them names as erased, is tampering
  --range FIRST-LAST the entries of which --bodies has all, several with commas; without it the whole log

A JSON report goes to standard output, prose to standard error.
Exit: 0 every proof holds, 1 something does not hold, 2 misuse.
`;

/**
 * Runs `ledger verify`.
 * @param argv what follows the word `verify`
 */
export async function runVerify(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  let request: Request | null;
  try {
    request = await readRequest(argv);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    io.err(`${error.message}\n\n${VERIFY_USAGE}`);
    return 2;
  }
  if (request === null) {
    io.out(VERIFY_USAGE);
    return 0;
  }
  let report: LogReport;
  try {
    report = await verify(request);
  } catch (error) {
    // A file of bodies is read while the log is.
    if (!(error instanceof Misuse)) throw error;
    io.err(`${error.message}\n\n${VERIFY_USAGE}`);
    return 2;
  }
  io.out(`${JSON.stringify({ keysFrom: request.keysFrom, ...report }, null, 2)}\n`);
  io.err(describe(report, request));
  return report.ok ? 0 : 1;
}

function verify({ log, keys, quorum, older, skewSeconds, openings, bodies }: Request): Promise<LogReport> {
  return verifyLog(log, keys, {
    ...(typeof quorum === 'number' ? { quorum } : { policy: quorum }),
    openings,
    ...(bodies === undefined ? {} : { bodies }),
    older,
    ...(skewSeconds === undefined ? {} : { skewSeconds }),
    hash: (data) => hash('sha256', data, 'buffer'),
  });
}

function describeBodies({ opened, erased, missing }: NonNullable<LogReport['bodies']>): string {
  return `Bodies: ${String(opened)} opened, ${String(erased)} erased by an entry that says so, ${String(missing)} missing.`;
}

function describe(report: LogReport, request: Request): string {
  const { origin, size, checked, problems, witnesses } = report;
  const lines = [
    report.ok
      ? `Every proof holds: ${origin ?? ''}, ${String(size)} entries, ${String(checked.tiles)} tiles.`
      : `NOT verified: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}.`,
    ...problems.map(({ code, path, problem }) => `  ${code} in ${path}: ${problem}`),
    ...report.rotations.map(
      ({ index, old, new: next }) => `Entry ${String(index)} changed the log's key from ${old} to ${next}.`,
    ),
    ...(report.bodies === null ? [] : [describeBodies(report.bodies)]),
    ...(request.older.length === 0 ? [] : [`Compared with ${countText(request.older.length)} kept outside.`]),
    ...witnesses.map(({ name, timestamp }) => `Cosigned by ${name} at ${isoTime(timestamp)}.`),
    ...(typeof request.quorum === 'number' ? [] : describePolicy(report, request.quorum)),
    ...request.unusableKeys.map(
      (line) => `Line ${String(line)} of the log's "keys" was skipped: not a key this program can use.`,
    ),
  ];
  if (request.keysFrom === 'log') {
    lines.push(
      'WARNING: the keys came from the log itself. This proves only that the log agrees with itself, not whose log it is.',
      'Get the verifier key from its owner by another way and pass it with --key.',
    );
  }
  if (witnesses.length === 0 && request.older.length === 0) {
    lines.push(
      'WARNING: no known witness cosigned and no older checkpoint was given. A log rewritten from its start and signed',
      'again would look the same. Keep this checkpoint, and pass it with --older next time.',
    );
  }
  return `${lines.join('\n')}\n`;
}

function countText(count: number): string {
  return count === 1 ? 'one checkpoint' : `${String(count)} checkpoints`;
}

function describePolicy(report: LogReport, { witnesses, quorum }: Policy): string[] {
  if (report.quorumHolds === null) return [];
  const cosigned = new Set(report.witnesses.map(({ vkey }) => vkey));
  const silent = witnesses.filter(({ key }) => !cosigned.has(formatVkey(key)));
  return [
    ...silent.map(({ name, key }) => `Not cosigned by ${key.name}, the policy's ${name}.`),
    quorum === null
      ? 'The policy asks for no witness: its quorum is none.'
      : `The quorum ${quorum.name} of the policy ${report.quorumHolds ? 'holds' : 'does not hold'}.`,
  ];
}

function isoTime(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? `${String(seconds)} seconds after 1970` : time.toISOString();
}
