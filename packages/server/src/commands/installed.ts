import { readConfig } from '../config.ts';
import type { Installation } from '../installation.ts';

/**
 * Opens the installation a command works on: that of DATABASE_URL, or the one in a data folder, running or not.
 * @param data value of `--data`, when given
 */
export async function openInstalled(data: string | undefined): Promise<Installation> {
  const config = readConfig({
    ...process.env,
    ...(data !== undefined && { DATA_DIR: data }),
    LOG_LEVEL: 'silent',
  });
  // Loaded only now: most of a second, which help and misuse do not need.
  const { openInstallation } = await import('../installation.ts');
  return openInstallation(config, { beside: true });
}
