import { parseArgs } from 'node:util';
import type { CommandIo } from './commandIo.ts';
import { describeFault, Misuse } from './fault.ts';
import { isKeyName, newKey, readKeyFile, writeKeyFile } from './keys/keyFile.ts';

export const KEYS_USAGE = `usage: pii keys --keys FILE [--erase] NAME...
  NAME          1 to 16 lower-case letters and digits that tell nothing of a person: it stands in every sealed token
  --keys        the key file; made, for its owner alone, when it is not there. A key that is there is never replaced
  --erase       destroys the keys instead: what was sealed with them can be read by nobody any more. Copies of the file
                have to be destroyed too
exit code: 0; 2 when arguments or the file cannot be used
`;

/**
 * Makes keys for the operators of a policy, or destroys them. No key is ever written anywhere but in the key file.
 * @returns the exit code: 0, or 2 when the arguments or the file cannot be used; then nothing has changed
 */
export async function runKeys(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await io.out(KEYS_USAGE);
    return 0;
  }
  const args = parsed(argv);
  if (args === undefined) {
    io.err(KEYS_USAGE);
    return 2;
  }
  const { path, names, erase } = args;
  try {
    const keys = new Map(await existing(path, erase));
    for (const name of names) {
      if (erase ? !keys.has(name) : keys.has(name)) {
        throw new Misuse(`keys: ${name} is ${erase ? 'not there' : 'there already'}; nothing was changed`);
      }
      if (erase) keys.delete(name);
      else keys.set(name, newKey());
    }
    await writeKeyFile(path, keys);
    io.err(`${path}: ${names.length} ${erase ? 'erased' : 'made'}, ${keys.size} in all\n`);
    return 0;
  } catch (error) {
    io.err(`pii keys: ${path}: ${describeFault(error)}\n`);
    return 2;
  }
}

/** A file that is not there holds no keys yet; one that cannot be read is never taken for it. */
async function existing(path: string, erase: boolean): ReturnType<typeof readKeyFile> {
  try {
    return await readKeyFile(path);
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && !erase) return new Map();
    throw error;
  }
}

function parsed(argv: readonly string[]) {
  try {
    const { values, positionals: names } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { keys: { type: 'string' }, erase: { type: 'boolean' } },
    });
    const { keys: path, erase = false } = values;
    if (path === undefined || names.length === 0 || !names.every(isKeyName)) return undefined;
    return { path, names: [...new Set(names)], erase };
  } catch {
    return undefined;
  }
}
