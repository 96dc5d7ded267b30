import type { Pool } from 'pg';
import type { Auth } from './auth.ts';
import { hashPassword } from 'better-auth/crypto';
import { addTotp, createAccount } from './accounts.ts';
import { inTransaction } from './db.ts';
import { insertPerson, type NewPerson } from './persons.ts';
import { base32Secret } from './totp.ts';

export interface SeedPerson extends NewPerson {
  readonly id: string;
  readonly password: string;
  /** Of this password, from an earlier `Seeded`: hashing takes a tenth of a second on purpose. */
  readonly passwordHash?: string;
  /** The authenticator secret as better-auth keeps it (32 characters of A-Z a-z 0-9 _ -). */
  readonly totp: string;
  readonly at: Date;
}

export interface Seeded {
  readonly personId: string;
  readonly userId: string;
  readonly password: string;
  readonly passwordHash: string;
  /** Base32, as authenticator apps and `otpauth` take it. */
  readonly totpSecret: string;
}

/**
 * A person with an account, a password and a confirmed authenticator, for the demo and for tests. It stores
 * what taking up an invitation and enrolling would have stored; signing in then passes every control.
 */
export async function createPersonWithTotp(pool: Pool, auth: Auth, person: SeedPerson): Promise<Seeded> {
  const { secretConfig } = await auth.$context;
  // Many at once, as the demo adds them, would otherwise take every connection of the pool for seconds.
  const passwordHash = person.passwordHash ?? (await hashPassword(person.password));
  const userId = await inTransaction(pool, async (tx) => {
    await insertPerson(tx, person.id, person, person.at);
    const created = await createAccount(tx, person, passwordHash);
    await addTotp(tx, created, person.totp, secretConfig);
    await tx.query('UPDATE cordon.persons SET user_id = $2 WHERE id = $1', [person.id, created]);
    return created;
  });
  const { id: personId, password, totp } = person;
  return { personId, userId, password, passwordHash, totpSecret: base32Secret(totp) };
}
