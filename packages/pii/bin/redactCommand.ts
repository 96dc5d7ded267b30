import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { FormatError, formatOf, parsePolicy, redactFile, type RedactOptions } from '../src/index.ts';
import type { CommandIo } from './commandIo.ts';
import { describeFault } from './fault.ts';

export const REDACT_USAGE = `usage: pii redact [--policy FILE] [--out DIR] FILE...
  FILE      .txt .text .log .md, .json, .jsonl .ndjson, .csv .tsv, in UTF-8; the result goes to stdout
  --out     write the results there, under the same names
  --policy  JSON: {"types": ["EMAIL"], "minScore": 0.4, "mask": "label" or "token",
            "known": [{"type": "PERSON", "value": "...", "kind": "name"}]}
`;

interface Arguments {
  readonly files: readonly string[];
  readonly policy: string | undefined;
  readonly out: string | undefined;
}

/**
 * Redacts files. A file that cannot be read as its format is withheld, with the reason; nothing of it is written.
 *
 * @returns the exit code: 0, or 2 when arguments or any file cannot be used
 */
export async function runRedact(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await io.out(REDACT_USAGE);
    return 0;
  }
  const args = parse(argv);
  if (args === undefined) {
    io.err(REDACT_USAGE);
    return 2;
  }
  let subject = args.policy ?? '';
  try {
    const options = args.policy === undefined ? {} : parsePolicy(await readText(args.policy));
    if (args.out !== undefined) await mkdir(args.out, { recursive: true });
    for (const file of args.files) {
      subject = file;
      await redactOne(file, args.out, options, io);
    }
    return 0;
  } catch (error) {
    io.err(`pii redact: ${subject}: ${describeFault(error)}\n`);
    return 2;
  }
}

function parse(argv: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { policy: { type: 'string' }, out: { type: 'string' } },
    });
    const names = new Set(positionals.map((file) => basename(file)));
    const clash = values.out !== undefined && names.size < positionals.length;
    if (positionals.length === 0 || clash) return undefined;
    return { files: positionals, policy: values.policy, out: values.out };
  } catch {
    return undefined;
  }
}

async function redactOne(
  file: string,
  folder: string | undefined,
  options: RedactOptions,
  io: CommandIo,
): Promise<void> {
  const format = formatOf(file);
  if (format === undefined) throw new FormatError('files of this type cannot be redacted');
  const { text, counts } = redactFile(await readText(file), format, options);
  if (folder === undefined) {
    await io.out(text);
  } else {
    const target = join(folder, basename(file));
    if ((await realPath(target)) === (await realPath(file)))
      throw new FormatError('--out would overwrite it');
    await writeFile(target, text);
  }
  const said = [...counts].sort().map(([type, count]) => `${count} ${type}`);
  io.err(`${file}: ${said.length === 0 ? 'nothing found' : said.join(', ')}\n`);
}

/** A file that is not UTF-8 is refused: its values would not be recognised. */
async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError('not a text file in UTF-8');
  }
}

/** `undefined` for a file that does not exist yet. */
async function realPath(file: string): Promise<string | undefined> {
  return realpath(file).catch(() => undefined);
}
