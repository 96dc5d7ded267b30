import type { Db } from '../db.ts';

/** Whether the people of somebody's party may not come in by password. @param userId a sign-in account */
export async function ssoRequired(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM cordon.persons p JOIN cordon.sso_providers s ON s.party_id = p.party_id
     WHERE p.user_id = $1 AND s.required`,
    [userId],
  );
  return rowCount === 1;
}
