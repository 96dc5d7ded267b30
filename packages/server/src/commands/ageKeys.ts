import { readFile } from 'node:fs/promises';
import type { AgeKey, AgeLock } from '../platform/age.ts';
import { Misuse } from './options.ts';

const SHORTEST = 12;

/** @throws Misuse unless there is one passphrase file, or recipients */
export async function ageLockOf(
  passphraseFile: string | undefined,
  recipients: readonly string[] | undefined,
): Promise<AgeLock> {
  if (passphraseFile !== undefined && recipients !== undefined)
    throw new Misuse('a file is locked with a passphrase or for public keys, not both');
  if (passphraseFile !== undefined) return { passphrase: await readPassphrase(passphraseFile) };
  if (recipients !== undefined) return { recipients };
  throw new Misuse('a backup is locked: name --passphrase-file, or --recipient with a public key of age');
}

/** @throws Misuse unless there is one passphrase file, or one file of identities */
export async function ageKeyOf(
  passphraseFile: string | undefined,
  identityFile: string | undefined,
): Promise<AgeKey> {
  if ((passphraseFile === undefined) === (identityFile === undefined))
    throw new Misuse('name --passphrase-file, or --identity with a file of age');
  if (passphraseFile !== undefined) return { passphrase: await readPassphrase(passphraseFile) };
  const lines = (await read(identityFile ?? '')).split(/\r?\n/).map((line) => line.trim());
  return { identities: lines.filter((line) => line !== '' && !line.startsWith('#')) };
}

async function readPassphrase(file: string): Promise<string> {
  const passphrase = (await read(file)).replace(/\r?\n$/, '');
  if (passphrase.length < SHORTEST)
    throw new Misuse(`the passphrase in ${file} must have ${String(SHORTEST)} characters or more`);
  return passphrase;
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Misuse(`cannot read ${file}`);
  });
}
