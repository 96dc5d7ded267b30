import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Pkcs11Settings } from '../../packages/server/src/platform/keyProviders/pkcs11/index.ts';

export const SOFT_PIN = '135790';

/** Debian's SoftHSM (package softhsm2): tokens in a folder, through the same interface as any HSM. */
export interface SoftTokens {
  /** Its configuration, for SOFTHSM2_CONF in the environment of whoever uses the tokens. */
  readonly config: string;
  /** Of the first label. */
  readonly settings: Pkcs11Settings;
}

/** Makes tokens below `folder`. */
export async function makeSoftTokens(folder: string, ...labels: readonly string[]): Promise<SoftTokens> {
  await mkdir(path.join(folder, 'tokens'));
  const config = path.join(folder, 'softhsm2.conf');
  await writeFile(
    config,
    `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  for (const label of labels) {
    const args = ['--init-token', '--free', '--label', label, '--pin', SOFT_PIN, '--so-pin', '8642086420'];
    await promisify(execFile)('softhsm2-util', args, { env: { ...process.env, SOFTHSM2_CONF: config } });
  }
  const pinFile = path.join(folder, 'pin');
  await writeFile(pinFile, `${SOFT_PIN}\n`, { mode: 0o600 });
  const [token = ''] = labels;
  return { config, settings: { module: '/usr/lib/softhsm/libsofthsm2.so', token, pinFile } };
}
