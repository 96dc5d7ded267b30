import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { FormatError, type FileOptions } from '../src/formats/index.ts';
import { parsePolicy } from '../src/index.ts';
import type { CommandIo } from './commandIo.ts';
import { describeFault, isMisuse } from './fault.ts';
import { findTranscript } from './files/findTranscript.ts';
import { outputName } from './files/outputName.ts';
import { newProgress } from './files/progress.ts';
import { redactOne } from './files/redactOne.ts';
import type { PathOptions } from './files/redactPath.ts';
import { redactedReport, reportJson, summary, type FileReport } from './files/report.ts';
import { decodeUtf8 } from './files/utf8.ts';
import { readKeyFile } from './keys/keyFile.ts';
import type { TextReader } from './images/index.ts';
import { parseRedactArguments, REDACT_USAGE, type RedactArguments } from './redactArguments.ts';

export { REDACT_USAGE } from './redactArguments.ts';

/** What a test or an embedding program sets beside the command line. */
export interface RedactSettings {
  /** What the policy says goes before it. */
  readonly options?: FileOptions;
  readonly reader?: () => Promise<TextReader>;
  /** Milliseconds on a clock that does not go back. */
  readonly now?: () => number;
}

/**
 * Redacts files. A file that cannot be searched whole is withheld, with the reason: nothing of it is written, and the
 * others go on.
 *
 * @returns the exit code: 0; 1 when a file was withheld; 2 when the arguments, the policy or a file cannot be used
 */
export async function runRedact(
  argv: readonly string[],
  io: CommandIo,
  settings: RedactSettings = {},
): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await io.out(REDACT_USAGE);
    return 0;
  }
  const args = parseRedactArguments(argv);
  if (args === undefined) {
    io.err(REDACT_USAGE);
    return 2;
  }
  let subject = args.keys ?? '';
  try {
    const keys = args.keys === undefined ? undefined : await readKeyFile(args.keys);
    subject = args.policy ?? '';
    const policy =
      args.policy === undefined ? {} : parsePolicy(decodeUtf8(await readFile(args.policy)), keys);
    subject = args.out ?? '';
    if (args.out !== undefined) await mkdir(args.out, { recursive: true });
    const { reports, code } = await redactAll(args, { ...settings.options, ...policy }, io, settings);
    subject = args.report ?? '';
    if (args.report !== undefined) await writeFile(args.report, reportJson(reports));
    return code;
  } catch (error) {
    io.err(`pii redact: ${subject}: ${describeFault(error)}\n`);
    return 2;
  }
}

async function redactAll(
  args: RedactArguments,
  redaction: FileOptions,
  io: CommandIo,
  { reader: startReader = loadTextReader, now = () => performance.now() }: RedactSettings,
): Promise<{ readonly reports: readonly FileReport[]; readonly code: number }> {
  const reports: FileReport[] = [];
  const taken = new Set<string>();
  const progress = newProgress(io.isTerminal === true ? io.err : undefined);
  const target = { folder: args.out, io, taken, beforeOutput: () => progress.clear() };
  let reader: Promise<TextReader> | undefined;
  let misused = false;
  const optionsFor = (file: string): PathOptions => {
    const until = now() + args.seconds * 1000;
    const inTime = (): void => {
      if (now() > until) throw new FormatError(`took longer than ${args.seconds} s`);
    };
    return {
      redaction: { ...redaction, inTime },
      sound: { cover: args.beep ? 'beep' : 'mute', as: args.sound, seconds: args.seconds },
      transcriptOf: () => findTranscript(file, args.transcript),
      reader: () => (reader ??= startReader()),
    };
  };
  for (const [index, file] of args.files.entries()) {
    const share = (done: number): void => progress.show((index + done) / args.files.length, basename(file));
    share(0);
    try {
      const result = await redactOne(file, target, optionsFor(file), share);
      const report = redactedReport(result);
      reports.push(report);
      progress.clear();
      io.err(`${file}: ${summary(report)}\n`);
    } catch (error) {
      progress.clear();
      const reason = describeFault(error);
      misused ||= isMisuse(error);
      reports.push({ file: nameOf(file, redaction, taken), status: 'withheld', reason });
      io.err(`pii redact: ${file}: ${reason}\n`);
    }
  }
  await (await reader?.catch(() => undefined))?.close();
  const withheld = reports.some(({ status }) => status === 'withheld');
  return { reports, code: misused ? 2 : withheld ? 1 : 0 };
}

/** What reads pictures is large, so it is loaded with the first of them. */
async function loadTextReader(): Promise<TextReader> {
  const { newTextReader } = await import('./images/index.ts');
  return newTextReader();
}

/** A withheld file in the report. Its name was not searched when a detector is what failed. */
function nameOf(file: string, redaction: FileOptions, taken: Set<string>): string {
  const extension = basename(file).split('.').at(-1) ?? '';
  try {
    return outputName(basename(file), extension, redaction, taken);
  } catch {
    return `file.${extension}`;
  }
}
