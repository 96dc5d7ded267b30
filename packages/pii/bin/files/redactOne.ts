import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extensionOf } from '../../src/formats/index.ts';
import type { CommandIo } from '../commandIo.ts';
import { Misuse } from '../fault.ts';
import { kindByName } from './kinds.ts';
import { outputName } from './outputName.ts';
import { redactPath, type PathOptions, type RedactedPath } from './redactPath.ts';
import { decodeUtf8, utf8Chunks } from './utf8.ts';

/** Where results go. */
export interface Target {
  /** A folder; without one text goes to `io`. */
  readonly folder: string | undefined;
  readonly io: CommandIo;
  /** Names given in this run. */
  readonly taken: Set<string>;
  /** Called before something is written to `io`. */
  readonly beforeOutput: () => void;
}

export interface RedactedOne extends RedactedPath {
  /** Name of the result, without personal data. */
  readonly name: string;
}

/**
 * Redacts a file into a folder or to the output. It is written aside first, so that of a file that has to be withheld
 * nothing is ever seen.
 *
 * @throws {FormatError} when the file has to be withheld, {Misuse} when the wish is impossible
 */
export async function redactOne(
  file: string,
  target: Target,
  options: PathOptions,
  done: (share: number) => void,
): Promise<RedactedOne> {
  if ((await stat(file)).isDirectory()) throw new Misuse('a folder, not a file');
  if (target.folder === undefined && (kindByName(file)?.is ?? 'text') !== 'text') {
    throw new Misuse('pictures and recordings need --out');
  }
  const aside = await mkdtemp(join(target.folder ?? tmpdir(), '.cordon-pii-'));
  const work = join(aside, 'redacted');
  try {
    const result = await redactPath(file, work, options, done);
    const { kind } = result;
    const extension = kind.is === 'sound' ? options.sound.as : extensionOf(file);
    if (target.folder === undefined) {
      target.beforeOutput();
      await copyOut(work, kind.format === 'email', target.io);
      return { ...result, name: outputName(basename(file), extension, options.redaction, target.taken) };
    }
    const name = outputName(basename(file), extension, options.redaction, target.taken);
    const path = join(target.folder, name);
    if ((await realPath(path)) === (await realpath(file))) throw new Misuse('--out would overwrite it');
    await rename(work, path);
    return { ...result, name };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function copyOut(path: string, bytes: boolean, io: CommandIo): Promise<void> {
  if (bytes) return io.out(textOfMessage(await readFile(path)));
  for await (const text of utf8Chunks(createReadStream(path))) if (text !== '') await io.out(text);
}

/** A message may be in any encoding, the output is UTF-8. @throws {Misuse} where the bytes would change */
export function textOfMessage(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch {
    throw new Misuse('this message is not in UTF-8 and needs --out');
  }
}

/** `undefined` for a file that does not exist yet. */
async function realPath(file: string): Promise<string | undefined> {
  return realpath(file).catch(() => undefined);
}
