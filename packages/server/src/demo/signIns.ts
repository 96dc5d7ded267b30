import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';

/** How to sign in as one of the demo's people; made up, and kept beside the demo's data for a second run. */
export interface SignIn {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly party: string;
  readonly password: string;
  /** Base32, for an authenticator app. */
  readonly totpSecret: string;
}

const FILE = 'demo-sign-ins.json';

export async function keepSignIns(dataDir: string, signIns: readonly SignIn[]): Promise<void> {
  await writeFile(path.join(dataDir, FILE), `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
}

/**
 * @returns null when this folder holds no seeded demo
 * @throws Failure `folder-damaged`
 */
export async function readSignIns(dataDir: string): Promise<readonly SignIn[] | null> {
  const file = path.join(dataDir, FILE);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as readonly SignIn[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure('folder-damaged', `${file} cannot be read.`, error);
  }
}
