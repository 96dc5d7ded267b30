import { randomBytes } from 'node:crypto';

/** What a verified answer of an identity provider is good for: one session of one account. */
export interface Grant {
  readonly userId: string;
  /** When the provider saw a second factor, epoch milliseconds; null: it saw a password, and ours follows. */
  readonly mfaAt: number | null;
}

/** Grants on their way from our callback to better-auth, within this process: no client ever holds one. */
export interface Grants {
  give(grant: Grant): string;
  /** Uses one up. */
  take(token: string): Grant | null;
}

export function createGrants(): Grants {
  const given = new Map<string, Grant>();
  return {
    give(grant) {
      const token = randomBytes(32).toString('base64url');
      given.set(token, grant);
      return token;
    },
    take(token) {
      const grant = given.get(token) ?? null;
      given.delete(token);
      return grant;
    },
  };
}

const inUse = new WeakMap<object, Grant>();

/** Remembers, for the rest of a request to better-auth, by which grant it opens a session. */
export function useGrant(context: object, grant: Grant): void {
  inUse.set(context, grant);
}

/** The grant by which a request opens its session, or null. */
export function grantOf(context: object): Grant | null {
  return inUse.get(context) ?? null;
}
