import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  LedgerError,
  formatVkey,
  isProofList,
  quorumHolds,
  toBase64,
  proveEntry,
  verifyEntryProof,
} from '../src/index.ts';
import type { LogReader, Sha256, VerifierKey } from '../src/index.ts';
import { reportProofList } from './proofListReport.ts';
import { openLog } from './reader.ts';
import { Misuse, messageOf, readOpenings, readText, readTrust, requireFolder } from './request.ts';
import type { CommandIo, ExitCode } from './verifyCommand.ts';

/** What `prove` and `verify-proof` take. */
export const PROVE_USAGE = `Usage: ledger prove DIR|URL INDEX -o FILE [options]

Writes one file that proves one entry offline (C2SP tlog-proof), and checks it before it is written.

  --policy FILE      whom to believe, as in verify
  --key VKEY         the log's verifier key; without it the file "keys" beside the log is used
  --openings FILE    JSON lines {"index":N,"salt":"base64","body":{...}}: what the entry says goes into the file too

Usage: ledger verify-proof FILE (--policy FILE | --key VKEY...)

Verifies such a file, or a list of them under one checkpoint, as the answer to whose data was seen is downloaded.
It needs nothing else, and asks no server.

  --policy FILE      the logs and witnesses you trust (C2SP tlog-policy)
  --key VKEY         the log's verifier key, and those of the witnesses that must have cosigned

A JSON report goes to standard output, prose to standard error. Exit: 0 it holds, 1 it does not, 2 misuse.
`;

const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

/**
 * Runs `ledger prove` on a log in a folder or on a web server.
 * @param argv what follows the word `prove`
 */
export function runProve(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  return answered(argv, io, async ({ values, positionals }) => {
    const [place, indexText, ...more] = positionals;
    if (place === undefined || indexText === undefined || more.length > 0 || values.output === undefined)
      throw new Misuse('Name one folder or address, the entry, and a file with -o.');
    const index = /^[0-9]{1,15}$/.test(indexText) ? Number(indexText) : null;
    if (index === null) throw new Misuse(`"${indexText}" is not the number of an entry.`);
    if (!/^https?:\/\//.test(place)) await requireFolder(place);
    const log = openLog(place);
    const { keys, keysFrom } = await readTrust(log, values);
    const openings = values.openings === undefined ? [] : readOpenings(await readText(values.openings));
    const opening = openings.find((one) => one.index === index);
    if (values.openings !== undefined && opening === undefined)
      throw new Misuse(`--openings: no line opens entry ${indexText}.`);
    try {
      const options = { hash: sha256, ...(opening === undefined ? {} : { opening }) };
      const { text, size } = await proveEntry(log, keys, index, options);
      await writeFile(values.output, text);
      const report = { index, size, file: values.output, opened: opening !== undefined, keysFrom };
      io.out(`${JSON.stringify(report)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      io.err(`Entry ${indexText} is not proven: ${error.message}.\n`);
      return 1;
    }
  });
}

/**
 * Runs `ledger verify-proof`.
 * @param argv what follows the word `verify-proof`
 */
export function runVerifyProof(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  return answered(argv, io, async ({ values, positionals }) => {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('Name one proof file.');
    // A proof that brought its own keys would prove whatever it liked.
    if (values.policy === undefined && values.key === undefined)
      throw new Misuse('Say whom to believe, with --policy or --key.');
    const { keys, quorum } = await readTrust(NO_LOG, values);
    const text = await readText(file);
    const enough = (witnesses: readonly VerifierKey[]): boolean =>
      typeof quorum === 'number'
        ? new Set(witnesses.map(({ publicKey }) => toBase64(publicKey))).size >= quorum
        : quorumHolds(quorum, witnesses);
    if (isProofList(text)) return reportProofList(text, keys, sha256, enough, io);
    const verified = verifyEntryProof(text, keys, sha256);
    if (!verified.ok) {
      io.out(`${JSON.stringify({ ok: false, problem: verified.problem }, null, 2)}\n`);
      io.err(`NOT verified: ${verified.problem}.\n`);
      return 1;
    }
    const { index, checkpoint, witnesses, leaf, body } = verified;
    const holds = enough(witnesses.map(({ key }) => key));
    const report = {
      ...{
        ok: holds,
        index,
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: toBase64(checkpoint.root),
      },
      at: leaf.t,
      witnesses: witnesses.map(({ key, timestamp }) => ({
        name: key.name,
        vkey: formatVkey(key),
        timestamp,
      })),
      ...{ quorumHolds: holds, opened: body !== null, body },
    };
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    const where = `Entry ${String(index)} of ${checkpoint.origin}, entered at ${leaf.t}`;
    io.err(
      holds
        ? `${where}: the proof holds${body === null ? '. The file does not say what the entry says' : ''}.\n`
        : `NOT verified: ${where} is in the log, but not enough of the witnesses cosigned it.\n`,
    );
    return holds ? 0 : 1;
  });
}

const NO_LOG: LogReader = { read: () => Promise.resolve(null) };

type Parsed = ReturnType<typeof parse>;

async function answered(
  argv: readonly string[],
  io: CommandIo,
  run: (parsed: Parsed) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const parsed = parse(argv);
    if (parsed.values.help === true) {
      io.out(PROVE_USAGE);
      return 0;
    }
    return await run(parsed);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    io.err(`${error.message}\n\n${PROVE_USAGE}`);
    return 2;
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        key: { type: 'string', multiple: true },
        quorum: { type: 'string' },
        openings: { type: 'string' },
        output: { type: 'string', short: 'o' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Misuse(messageOf(error));
  }
}
