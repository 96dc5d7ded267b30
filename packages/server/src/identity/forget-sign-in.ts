import { setPassword } from './accounts.ts';
import type { Db } from './db.ts';
import { dropFactors } from './factors.ts';

/**
 * Takes password, factors and company account from somebody who comes back after a directory had deleted them: their address may have a new
 * owner, who has to be invited anew.
 * @param at when, for the record of the account
 */
export async function forgetSignIn(tx: Db, person: string, at: Date): Promise<void> {
  // The subject at the provider may be the former owner of the address or user name.
  await tx.query('DELETE FROM cordon.sso_links WHERE person_id = $1', [person]);
  const { rows } = await tx.query<{ user: string | null }>(
    'SELECT user_id AS user FROM cordon.persons WHERE id = $1 FOR UPDATE',
    [person],
  );
  const user = rows[0]?.user ?? null;
  if (user === null) return;
  await dropFactors(tx, user);
  await setPassword(tx, user, null, at);
}
