import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';

/**
 * Fills the demo's source database in a child process, whose memory goes with it.
 * @param today dates are relative to it, so that the demo never expires
 */
export async function seedSource(ownerUrl: string, today: Date, customers: number): Promise<void> {
  if (await isSeeded(ownerUrl)) return;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'child.ts'), today.toISOString(), String(customers)],
      // The connection string goes by the environment: arguments are visible to everybody on the machine.
      { env: { ...process.env, SOURCE_URL: ownerUrl }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the seed of the source ended with ${String(code)}`));
    });
  });
}

async function isSeeded(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public.payments_customer') IS NOT NULL AS there`,
    );
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
}
