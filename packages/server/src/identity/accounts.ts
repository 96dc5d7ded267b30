import { generateId } from 'better-auth';
import { hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import type { Db } from './db.ts';

/**
 * Sign-in accounts, written exactly as better-auth writes them: sign-up over HTTP is closed, so this is the
 * only place where one comes into being: by a link that was taken up, or by the first sign-in with a company account.
 */
export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** Null: they come in with a company account, and no password is accepted. */
  readonly password: string | null;
  readonly at: Date;
}

/**
 * Writes an account with a password, and returns its id.
 * @param passwordHash of the same password, made beforehand: hashing takes a tenth of a second on purpose, and a
 *   transaction holds a connection meanwhile
 */
export async function createAccount(db: Db, account: NewAccount, passwordHash?: string): Promise<string> {
  const userId = generateId();
  await db.query(
    `INSERT INTO auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", "twoFactorEnabled")
     VALUES ($1, $2, $3, true, $4, $4, false)`,
    [userId, account.name, account.email.toLowerCase(), account.at],
  );
  await db.query(
    `INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     VALUES ($1, $2, 'credential', $2, $3, $4, $4)`,
    [generateId(), userId, passwordHash ?? (await hashed(account.password)), account.at],
  );
  return userId;
}

async function hashed(password: string | null): Promise<string | null> {
  return password === null ? null : hashPassword(password);
}

/** Sets the password of an account; null: none is accepted until a new one is set. */
export async function setPassword(db: Db, userId: string, password: string | null, at: Date): Promise<void> {
  await db.query(
    `UPDATE auth.account SET password = $2, "updatedAt" = $3 WHERE "userId" = $1 AND "providerId" = 'credential'`,
    [userId, await hashed(password), at],
  );
}

/**
 * Writes a confirmed authenticator secret, sealed as better-auth seals it.
 * @param secret at least 20 characters (160 bits as RFC 4226 recommends, were they random bytes); its UTF-8 bytes are the key
 * @param key better-auth's secret configuration
 */
export async function addTotp(
  db: Db,
  userId: string,
  secret: string,
  key: Parameters<typeof symmetricEncrypt>[0]['key'],
): Promise<void> {
  await db.query(
    `INSERT INTO auth."twoFactor" (id, secret, "backupCodes", "userId", verified, "failedVerificationCount")
     VALUES ($1, $2, $3, $4, true, 0)`,
    [
      generateId(),
      await symmetricEncrypt({ key, data: secret }),
      await symmetricEncrypt({ key, data: '[]' }),
      userId,
    ],
  );
  await db.query(`UPDATE auth."user" SET "twoFactorEnabled" = true WHERE id = $1`, [userId]);
}
