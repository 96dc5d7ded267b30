import { randomBytes, scrypt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Failure } from '@cordon/core/kernel';
import { openBytes, sealBytes } from './aead.ts';
import { errno } from './files.ts';

/** RFC 7914, with the cost OWASP names for it: 2^17 rounds over 128 MiB, about half a second. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 2 ** 20 } as const;
const LOCKED = 'scrypt17.';
const SALT = 16;
const SHORTEST = 12;

/** Whether a key file needs a passphrase. */
export function isLocked(text: string): boolean {
  return text.startsWith(LOCKED);
}

/** A key file's text under a passphrase. @param file its name: one locked file does not stand in for another */
export async function lock(text: string, passphrase: string, file: string): Promise<string> {
  const salt = randomBytes(SALT);
  const sealed = sealBytes(await stretch(passphrase, salt), Buffer.from(text), file);
  return `${LOCKED}${Buffer.concat([salt, sealed]).toString('base64url')}\n`;
}

/** @throws Failure `config-wrong` when the passphrase is another or the file was altered */
export async function unlock(locked: string, passphrase: string, file: string): Promise<string> {
  const raw = Buffer.from(locked.trim().slice(LOCKED.length), 'base64url');
  const key = await stretch(passphrase, raw.subarray(0, SALT));
  try {
    return openBytes(key, raw.subarray(SALT), file).toString('utf8');
  } catch (error) {
    throw new Failure(
      'config-wrong',
      `The passphrase of CORDON_KEY_PASSPHRASE_FILE does not open the key file ${file}, or that file was altered.`,
      error,
    );
  }
}

/** @throws Failure `config-wrong` when it cannot be read or is short */
export async function readPassphrase(file: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = errno(error) ?? 'unknown error';
    throw new Failure('config-wrong', `CORDON_KEY_PASSPHRASE_FILE: cannot read ${file} (${code}).`, error);
  }
  const passphrase = text.replace(/\r?\n$/, '');
  if (passphrase.length >= SHORTEST) return passphrase;
  throw new Failure(
    'config-wrong',
    `CORDON_KEY_PASSPHRASE_FILE: the passphrase in ${file} must have ${String(SHORTEST)} characters or more.`,
  );
}

function stretch(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
