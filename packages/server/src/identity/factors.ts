import { dropBackupCodes } from './backup-codes.ts';
import type { Db } from './db.ts';

/** What a session's second factor was: a backup code reveals and signs nothing, `sso` was given to the identity provider. */
export type MfaMethod = 'totp' | 'passkey' | 'backup-code' | 'sso';

/** Whether a second factor of the person's own, or of their identity provider, was given: not a code from a drawer. */
export function isRealFactor(method: MfaMethod | null): boolean {
  return method !== null && method !== 'backup-code';
}

/** The second factors a person has enrolled. */
export interface Factors {
  readonly totp: boolean;
  readonly passkeys: number;
}

export function hasFactor(factors: Factors): boolean {
  return factors.totp || factors.passkeys > 0;
}

/** The confirmed second factors of a sign-in account. */
export async function factorsOf(db: Db, userId: string): Promise<Factors> {
  const { rows } = await db.query<{ totp: boolean; passkeys: number }>(
    `SELECT EXISTS (SELECT FROM auth."twoFactor" WHERE "userId" = $1 AND verified) AS totp,
            (SELECT count(*)::int FROM auth.passkey WHERE "userId" = $1) AS passkeys`,
    [userId],
  );
  return rows[0] ?? { totp: false, passkeys: 0 };
}

/** Whether better-auth asks this account for a second factor after its password. */
export async function isChallenged(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT FROM auth."user" WHERE id = $1 AND "twoFactorEnabled"`, [
    userId,
  ]);
  return rowCount === 1;
}

/** The sealed authenticator secret of an account, and whether a first code has confirmed it. */
export async function totpOf(db: Db, userId: string): Promise<{ sealed: string; verified: boolean } | null> {
  const { rows } = await db.query<{ sealed: string; verified: boolean }>(
    `SELECT secret AS sealed, coalesce(verified, true) AS verified FROM auth."twoFactor" WHERE "userId" = $1`,
    [userId],
  );
  return rows[0] ?? null;
}

/**
 * Uses up a time step. One statement, so that of two requests with the same code only one can win.
 * @returns false when this step, or a later one, was used before: a replay
 */
export async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO auth.totp_used AS used (user_id, counter) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET counter = excluded.counter WHERE used.counter < excluded.counter`,
    [userId, step],
  );
  return rowCount === 1;
}

/** Takes every second factor from an account; what it had before is returned. Used by recovery only. */
export async function dropFactors(db: Db, userId: string): Promise<Factors> {
  const had = await factorsOf(db, userId);
  await db.query(`DELETE FROM auth."twoFactor" WHERE "userId" = $1`, [userId]);
  await db.query(`DELETE FROM auth.passkey WHERE "userId" = $1`, [userId]);
  // What was used up were codes of the secret that is gone: a code of the next one is new, also within the same step.
  await db.query('DELETE FROM auth.totp_used WHERE user_id = $1', [userId]);
  await dropBackupCodes(db, userId);
  await db.query(`UPDATE auth."user" SET "twoFactorEnabled" = false WHERE id = $1`, [userId]);
  return had;
}
