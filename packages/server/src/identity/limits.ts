import { createHash } from 'node:crypto';
import type { Db } from './db.ts';
import { addressUnit } from './network.ts';

/** Tries allowed within a window of seconds. */
interface Rule {
  readonly name: string;
  readonly max: number;
  readonly seconds: number;
}

/**
 * Tries are counted per account *and* address, so that nobody can lock a colleague out from elsewhere. What
 * all strange addresses together may try on one account is limited too; that budget does not touch an
 * address the person has signed in from. The budget of an address alone only guards the machine: a whole
 * floor shares one address, so it is wide. Wrong passwords of an address are counted across accounts as well, against one
 * password tried on many: over that, only who has signed in from there before may go on trying, so that a stranger behind
 * the floor's address shuts nobody out who works there. A passkey is in no budget but the machine's: it cannot be guessed.
 */
const rules = {
  address: { name: 'address', max: 600, seconds: 60 },
  passwordHere: { name: 'password', max: 10, seconds: 300 },
  passwordElsewhere: { name: 'password-elsewhere', max: 30, seconds: 900 },
  spray: { name: 'spray', max: 100, seconds: 900 },
  factorHere: { name: 'factor', max: 10, seconds: 900 },
  factorElsewhere: { name: 'factor-elsewhere', max: 10, seconds: 3600 },
  stepUp: { name: 'step-up', max: 10, seconds: 900 },
  linkFrom: { name: 'link-from', max: 120, seconds: 60 },
  link: { name: 'link', max: 600, seconds: 3600 },
  unnamed: { name: 'unnamed', max: 60, seconds: 3600 },
  proof: { name: 'proof', max: 120, seconds: 60 },
} as const satisfies Record<string, Rule>;

/** Rate limits that hold across replicas and restarts: they live in the database. */
export interface Limits {
  /** One more request from an address, whoever it is. */
  address(address: string | null): Promise<boolean>;
  /**
   * One more password for an account, known or not.
   * @param hopeless the address may not sign in anyway: only its own count is touched
   */
  password(email: string, address: string | null, hopeless: boolean): Promise<boolean>;
  /** After a password that was wrong, whoever's it should have been. */
  passwordFailed(address: string | null): Promise<void>;
  /** One more second factor at sign-in. */
  factor(userId: string, address: string | null): Promise<boolean>;
  /** One more second factor within a session; only somebody who holds a session of the person can spend it. */
  stepUp(userId: string): Promise<boolean>;
  /** After a step-up that was accepted: only failures count. */
  steppedUp(userId: string): Promise<void>;
  /** One more request by a link for somebody without an account, good or not. */
  linkFrom(address: string | null): Promise<boolean>;
  /** One more use of such a link, wherever from: each use is an entry. */
  link(id: string): Promise<boolean>;
  /** One more report without a name from a vendor's networks. Counted by the vendor: no address of whoever writes is kept, not even hashed. */
  unnamed(vendor: string): Promise<boolean>;
  /** Whether an address may try to prove a secret of a door: not while it only fails. */
  mayProve(address: string | null): Promise<boolean>;
  /** After a proof that did not hold. */
  proofFailed(address: string | null): Promise<void>;
  /** After a full sign-in: the counts of this account at this address start anew, and the address is known. */
  succeeded(userId: string, email: string, address: string | null): Promise<void>;
}

/**
 * @param db the app role
 * @param now epoch milliseconds
 */
export function createLimits(db: Db, now: () => number): Limits {
  const key = (rule: Rule, ...parts: string[]): string =>
    `${rule.name}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`;

  const take = async (rule: Rule, ...parts: string[]): Promise<boolean> => {
    const at = now();
    const { rows } = await db.query<{ count: number }>(
      `INSERT INTO auth.attempts AS a (key, started_at, count) VALUES ($1, $2, 1)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN a.started_at <= $3 THEN 1 ELSE a.count + 1 END,
         started_at = CASE WHEN a.started_at <= $3 THEN $2 ELSE a.started_at END
       RETURNING count`,
      [key(rule, ...parts), new Date(at), new Date(at - rule.seconds * 1000)],
    );
    const count = rows[0]?.count;
    return count !== undefined && count <= rule.max;
  };

  /** Whether a budget is used up, without taking from it. */
  const spent = async (rule: Rule, ...parts: string[]): Promise<boolean> => {
    const { rowCount } = await db.query(
      'SELECT FROM auth.attempts WHERE key = $1 AND started_at > $2 AND count >= $3',
      [key(rule, ...parts), new Date(now() - rule.seconds * 1000), rule.max],
    );
    return rowCount !== 0;
  };

  const known = async (column: 'u.id' | 'u.email', account: string, unit: string): Promise<boolean> => {
    const { rowCount } = await db.query(
      `SELECT FROM auth.known_addresses k JOIN auth."user" u ON u.id = k.user_id
       WHERE ${column} = $1 AND k.address = $2`,
      [account, unit],
    );
    return rowCount === 1;
  };

  return {
    address: (address) => take(rules.address, addressUnit(address)),
    async password(email, address, hopeless) {
      const unit = addressUnit(address);
      if (!(await take(rules.passwordHere, email, unit))) return false;
      if (await known('u.email', email, unit)) return true;
      if (await spent(rules.spray, unit)) return false;
      return hopeless || (await take(rules.passwordElsewhere, email));
    },
    async passwordFailed(address) {
      await take(rules.spray, addressUnit(address));
    },
    async factor(userId, address) {
      const unit = addressUnit(address);
      if (!(await take(rules.factorHere, userId, unit))) return false;
      return (await known('u.id', userId, unit)) || (await take(rules.factorElsewhere, userId));
    },
    stepUp: (userId) => take(rules.stepUp, userId),
    async steppedUp(userId) {
      await db.query('DELETE FROM auth.attempts WHERE key = $1', [key(rules.stepUp, userId)]);
    },
    linkFrom: (address) => take(rules.linkFrom, addressUnit(address)),
    link: (id) => take(rules.link, id),
    unnamed: (vendor) => take(rules.unnamed, vendor),
    mayProve: async (address) => !(await spent(rules.proof, addressUnit(address))),
    async proofFailed(address) {
      await take(rules.proof, addressUnit(address));
    },
    async succeeded(userId, email, address) {
      const unit = addressUnit(address);
      await db.query('DELETE FROM auth.attempts WHERE key = ANY ($1)', [
        [
          key(rules.passwordHere, email, unit),
          key(rules.factorHere, userId, unit),
          key(rules.stepUp, userId),
        ],
      ]);
      await db.query(
        `INSERT INTO auth.known_addresses (user_id, address, last_at) VALUES ($1, $2, $3)
         ON CONFLICT (user_id, address) DO UPDATE SET last_at = excluded.last_at`,
        [userId, unit, new Date(now())],
      );
    },
  };
}
