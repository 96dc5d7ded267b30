import { createHash, randomBytes } from 'node:crypto';
import type { Db } from './db.ts';

/** How long a link can be used, in milliseconds. */
export const linkTtl = { invitation: 7 * 86_400_000, setUp: 15 * 60_000 } as const;

/** A link that can be used once. Its secret stands in the fragment, which browsers never send to a server or a log. */
export interface Link {
  readonly url: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * Makes a link for a person; earlier ones of the same person stop working.
 * @param page `set-up` asks for the person's own e-mail and the company's name too
 * @param now epoch milliseconds
 */
export async function makeLink(
  db: Db,
  personId: string,
  page: 'take-up' | 'set-up',
  baseUrl: string,
  ttl: number,
  now: number,
): Promise<Link> {
  const secret = randomBytes(32).toString('base64url');
  const at = new Date(now);
  await db.query(
    'UPDATE cordon.invitations SET expires_at = $2 WHERE person_id = $1 AND used_at IS NULL AND expires_at > $2',
    [personId, at],
  );
  await db.query(
    'INSERT INTO cordon.invitations (id, secret_hash, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [`inv_${randomBytes(10).toString('hex')}`, hashOf(secret), personId, at, new Date(now + ttl)],
  );
  return { url: new URL(`/${page}#${secret}`, baseUrl).href, expiresAt: now + ttl };
}

/** The person a link was made for, without using it up; null as `useLink` has it. */
export async function findLink(db: Db, secret: string, now: number): Promise<string | null> {
  const { rows } = await db.query<{ person_id: string }>(
    `SELECT person_id FROM cordon.invitations WHERE secret_hash = $1 AND used_at IS NULL AND expires_at > $2`,
    [hashOf(secret), new Date(now)],
  );
  return rows[0]?.person_id ?? null;
}

/**
 * Uses a link up. Of two requests with the same link one waits for the other and then finds it used.
 * @returns the person it was made for, or null when it is unknown, used or run out
 */
export async function useLink(tx: Db, secret: string, now: number): Promise<string | null> {
  const { rows } = await tx.query<{ person_id: string }>(
    `UPDATE cordon.invitations SET used_at = $2
     WHERE secret_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING person_id`,
    [hashOf(secret), new Date(now)],
  );
  return rows[0]?.person_id ?? null;
}
