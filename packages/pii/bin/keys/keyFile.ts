import { randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { FormatError, type PolicyKeys } from '../../src/index.ts';
import { Misuse } from '../fault.ts';

/** A key's name stands in every sealed token, so it has the form of a key id (see operators/seal.ts). */
const nameForm = /^[a-z0-9]{1,16}$/;
const keyBytes = 32;
const mostNames = 100_000;
const mostBytes = 16_777_216;

export function isKeyName(name: string): boolean {
  return nameForm.test(name);
}

/**
 * Reads a key file: a JSON object of names and 32 bytes in base64 each.
 * @throws {Misuse} when others than its owner may read it; {FormatError} that names the entry, never a key
 */
export async function readKeyFile(path: string): Promise<PolicyKeys> {
  // One handle for both questions: the file cannot be exchanged between them.
  const file = await open(path, 'r');
  try {
    const { mode, size } = await file.stat();
    // Windows has no such bits: access lists decide there.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Misuse('keys: others may read or write this file; give it to its owner alone (chmod 600)');
    }
    if (size > mostBytes) throw new FormatError('keys: larger than 16 MB');
    return parseKeys(await file.readFile('utf8'));
  } finally {
    await file.close();
  }
}

function parseKeys(source: string): PolicyKeys {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new FormatError('keys: not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FormatError('keys: must be a JSON object of names and keys');
  }
  const entries = Object.entries(value);
  if (entries.length > mostNames) throw new FormatError(`keys: more than ${mostNames} names`);
  return new Map(
    entries.map(([name, secret], index) => {
      if (!isKeyName(name)) {
        throw new FormatError(`keys: name ${index + 1} is not 1 to 16 lower-case letters and digits`);
      }
      return [name, parseKey(secret, name)];
    }),
  );
}

function parseKey(secret: unknown, name: string): Uint8Array {
  const bytes = typeof secret === 'string' ? Buffer.from(secret, 'base64') : Buffer.alloc(0);
  if (bytes.length !== keyBytes || bytes.toString('base64') !== secret) {
    throw new FormatError(`keys: ${name} is not 32 bytes in base64`);
  }
  return bytes;
}

export function newKey(): Uint8Array {
  return randomBytes(keyBytes);
}

/** Writes a key file that only its owner may read, in one step: whoever reads it sees the old keys or the new ones. */
export async function writeKeyFile(path: string, keys: PolicyKeys): Promise<void> {
  const entries = [...keys].map(([name, key]): [string, string] => [
    name,
    Buffer.from(key).toString('base64'),
  ]);
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(beside, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
