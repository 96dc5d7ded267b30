import { readFile } from 'node:fs/promises';
import { certificatesOfPem } from '../platform/signing/pem.ts';
import { Misuse } from './options.ts';

/** @throws Misuse for a file that cannot be read */
export async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    throw new Misuse(`${file} cannot be read`);
  }
}

/**
 * Certificates that the verifier of a document trusts, DER.
 * @param files PEM, of signatures and of timestamps; where no file of timestamps is given, those of signatures count for both
 * @throws Misuse for a file that holds none
 */
export async function trustIn(files: {
  readonly signatures: readonly string[];
  readonly timestamps: readonly string[] | undefined;
}) {
  const signatures = await certificates(files.signatures);
  return {
    signatures,
    timestamps: files.timestamps === undefined ? signatures : await certificates(files.timestamps),
  };
}

async function certificates(files: readonly string[]): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const file of files) {
    const inside = certificatesOfPem(Buffer.from(await readGiven(file)).toString('utf8'));
    if (inside.length === 0) throw new Misuse(`${file} holds no certificate`);
    found.push(...inside);
  }
  return found;
}
