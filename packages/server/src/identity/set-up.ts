import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import { inTransaction, type Db } from './db.ts';
import { linkTtl, makeLink, type Link } from './links.ts';
import { insertPerson, newPersonId } from './persons.ts';

/** Stands for the first admin's address until the set-up link is taken up (RFC 2606: never a real one). */
export const setUpEmail = 'set-up@cordon.invalid';

/** Whether nobody can administer this installation yet. */
export async function needsSetUp(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM cordon.persons p WHERE p.role = 'company-admin' AND (
       EXISTS (SELECT FROM auth."twoFactor" f WHERE f."userId" = p.user_id AND f.verified)
       OR EXISTS (SELECT FROM auth.passkey k WHERE k."userId" = p.user_id)) LIMIT 1`,
  );
  return rowCount === 0;
}

/**
 * The single-use link of fifteen minutes that makes the first company admin, and the company itself. Each call
 * gives a new one, and earlier ones stop working.
 * @param now epoch milliseconds
 * @throws Failure `already-done` once a company admin has a second factor
 */
export function setUpLink(pool: Pool, baseUrl: string, now: number): Promise<Link> {
  return inTransaction(pool, async (tx) => {
    if (!(await needsSetUp(tx))) throw new Failure('already-done');
    const at = new Date(now);
    await tx.query(
      `INSERT INTO cordon.parties (id, kind, name, created_at) VALUES ('company', 'company', 'Company', $1)
       ON CONFLICT (kind) WHERE kind = 'company' DO NOTHING`,
      [at],
    );
    const { rows } = await tx.query<{ partyId: string; personId: string | null; email: string | null }>(
      `SELECT pa.id AS "partyId", p.id AS "personId", p.email FROM cordon.parties pa
       LEFT JOIN cordon.persons p ON p.party_id = pa.id AND p.role = 'company-admin'
       WHERE pa.kind = 'company' ORDER BY p.created_at LIMIT 1`,
    );
    const [row] = rows;
    if (row === undefined) throw new Failure('internal', 'the company could not be written');
    const personId = row.personId ?? newPersonId();
    if (row.personId === null) {
      await insertPerson(
        tx,
        personId,
        {
          partyId: row.partyId,
          siteId: null,
          name: 'First administrator',
          email: setUpEmail,
          role: 'company-admin',
          accessRole: null,
          purpose: null,
        },
        at,
      );
    }
    // An admin who stopped before enrolling a factor has given e-mail and company name already.
    const page = (row.email ?? setUpEmail) === setUpEmail ? 'set-up' : 'take-up';
    return makeLink(tx, personId, page, baseUrl, linkTtl.setUp, now);
  });
}
