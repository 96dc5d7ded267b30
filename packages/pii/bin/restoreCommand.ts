import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { FormatError, formatOf, restoreFile, type RestoredFile } from '../src/formats/index.ts';
import type { PolicyKeys } from '../src/index.ts';
import type { CommandIo } from './commandIo.ts';
import { describeFault, isMisuse } from './fault.ts';
import { textOfMessage } from './files/redactOne.ts';
import { decodeUtf8 } from './files/utf8.ts';
import { readKeyFile } from './keys/keyFile.ts';

export const RESTORE_USAGE = `usage: pii restore --keys FILE [--out DIR] FILE...
  FILE          what pii redact wrote with the operator seal: text, Markdown, HTML, e-mail, JSON, JSON Lines, CSV, subtitles
  --keys        the keys; what was sealed with one that is not there any more stays sealed
  --out         write the results there, for their owner alone; without it they go to stdout
exit code: 0; 1 when values were left sealed or a file was withheld; 2 when arguments, keys or a file cannot be used
`;

const mostBytes = 67_108_864;

/**
 * Puts the sealed values of redacted files back.
 * @returns the exit code: 0; 1 when a value was left or a file withheld; 2 when arguments or files cannot be used
 */
export async function runRestore(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await io.out(RESTORE_USAGE);
    return 0;
  }
  const args = parsed(argv);
  if (args === undefined) {
    io.err(RESTORE_USAGE);
    return 2;
  }
  let keys: PolicyKeys;
  try {
    keys = await readKeyFile(args.keys);
    if (args.out !== undefined) await mkdir(args.out, { recursive: true });
  } catch (error) {
    io.err(`pii restore: ${describeFault(error)}\n`);
    return 2;
  }
  let code = 0;
  for (const file of args.files) {
    try {
      const { restored, left } = await restoreOne(file, args.out, keys, io);
      io.err(`${file}: ${summary(restored, left)}\n`);
      if (left.size > 0) code = Math.max(code, 1);
    } catch (error) {
      io.err(`pii restore: ${file}: ${describeFault(error)}\n`);
      code = Math.max(code, isMisuse(error) ? 2 : 1);
    }
  }
  return code;
}

async function restoreOne(
  file: string,
  folder: string | undefined,
  keys: PolicyKeys,
  io: CommandIo,
): Promise<RestoredFile> {
  const format = formatOf(file);
  if (format === undefined) throw new FormatError('files of this type hold no sealed values');
  const bytes = await readFile(file);
  if (bytes.length > mostBytes) throw new FormatError('larger than 64 MB');
  // A message is bytes; everything else is UTF-8.
  const encoding = format === 'email' ? 'latin1' : 'utf8';
  const source = format === 'email' ? bytes.toString('latin1') : decodeUtf8(bytes);
  const result = restoreFile(source, format, (keyId) => keys.get(keyId));
  if (folder === undefined) {
    await io.out(format === 'email' ? textOfMessage(Buffer.from(result.text, 'latin1')) : result.text);
    return result;
  }
  // Never over a file that is there, least of all the redacted one.
  await writeFile(join(folder, basename(file)), result.text, { encoding, mode: 0o600, flag: 'wx' });
  return result;
}

function summary(restored: number, left: ReadonlyMap<string, number>): string {
  const put = `${restored} restored`;
  if (left.size === 0) return put;
  const kept = [...left].map(([keyId, count]) => `${count} of key ${keyId}`).join(', ');
  return `${put}; left sealed, since the key is not there or they were changed: ${kept}`;
}

function parsed(argv: readonly string[]) {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { keys: { type: 'string' }, out: { type: 'string' } },
    });
    const { keys, out } = values;
    return keys === undefined || files.length === 0 ? undefined : { keys, out, files };
  } catch {
    return undefined;
  }
}
