import { randomBytes, randomInt, scrypt } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction, type Db } from './db.ts';

/** Codes of one set, and characters of one code: 50 bits each. */
const CODES = 10;
const LENGTH = 10;
/** Crockford's base 32: no letter that reads as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = new RegExp(`^[${ALPHABET}]{${String(LENGTH)}}$`);

/** scrypt (RFC 7914): 50 bits are too few for a plain hash, should the table ever be read by somebody else. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;

function hashOf(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/**
 * A code as it is hashed: letters and digits only, and what is misread put right (Crockford's base 32).
 * @returns null for what cannot be a code
 */
export function readBackupCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return CODE.test(code) ? code : null;
}

/** As it is shown: two groups of five. */
function shown(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/**
 * Makes ten codes for an account; those of before are void. Only hashes are kept: what is returned is shown once.
 * @param entered writes the entry, within the same transaction: no code stands that no entry names
 */
export async function makeBackupCodes(
  pool: Pool,
  userId: string,
  at: Date,
  entered: () => Promise<void>,
): Promise<readonly string[]> {
  const salt = randomBytes(16);
  const codes = Array.from({ length: CODES }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  );
  const hashes: Buffer[] = [];
  for (const code of codes) hashes.push(await hashOf(code, salt));
  await inTransaction(pool, async (tx) => {
    await dropBackupCodes(tx, userId);
    await tx.query(
      `INSERT INTO auth.backup_codes (user_id, salt, hash, created_at)
       SELECT $1, $2, h, $4 FROM unnest($3::bytea[]) AS h`,
      [userId, salt, hashes, at],
    );
    await entered();
  });
  return codes.map(shown);
}

/**
 * Uses a code up. One statement, so that of two requests with the same code only one can win.
 * @returns how many are left, or null for a code that is wrong, void or used
 */
export async function takeBackupCode(
  db: Db,
  userId: string,
  typed: string,
  at: Date,
): Promise<number | null> {
  const { rows: sets } = await db.query<{ salt: Buffer }>(
    'SELECT salt FROM auth.backup_codes WHERE user_id = $1 AND used_at IS NULL LIMIT 1',
    [userId],
  );
  const [set] = sets;
  const code = readBackupCode(typed);
  if (set === undefined || code === null) return null;
  const { rowCount } = await db.query(
    'UPDATE auth.backup_codes SET used_at = $3 WHERE user_id = $1 AND hash = $2 AND used_at IS NULL',
    [userId, await hashOf(code, set.salt), at],
  );
  return rowCount === 1 ? backupCodesLeft(db, userId) : null;
}

/** Codes of an account that were not used yet. */
export async function backupCodesLeft(db: Db, userId: string): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'SELECT count(*)::int AS left FROM auth.backup_codes WHERE user_id = $1 AND used_at IS NULL',
    [userId],
  );
  return rows[0]?.left ?? 0;
}

/** Makes every code of an account void. */
export async function dropBackupCodes(db: Db, userId: string): Promise<void> {
  await db.query('DELETE FROM auth.backup_codes WHERE user_id = $1', [userId]);
}
