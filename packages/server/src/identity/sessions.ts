import { createHash } from 'node:crypto';
import type { ActWords } from '@cordon/core/kernel';
import type { Role } from './admission.ts';
import type { Db } from './db.ts';
import type { IdentityEvent, IdentityEvents } from './events.ts';
import type { MfaMethod } from './factors.ts';
import type { Revocations } from './revocation.ts';
import { revokeHere, type RevokeTarget } from './revoking.ts';

/** A live session as its owner or an administrator sees it. Times are epoch milliseconds. */
export interface SessionRow {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly mfaAt: number | null;
  readonly mfaMethod: MfaMethod | null;
}

/** From where a session is ended, for the entry. */
export interface Ender {
  readonly ip: string | null;
  /** Who ended it and what they signed, where it was a person. */
  readonly words?: ActWords;
}

export interface Sessions {
  /** Live sessions of a person, newest first. */
  list(personId: string): Promise<SessionRow[]>;
  /** The person and party a live session belongs to, or null. */
  ownerOf(sessionId: string): Promise<{ personId: string; partyId: string; role: Role } | null>;
  /** Each ends sessions at once, here and on every replica; the count of those that were live is returned. */
  revoke(sessionId: string, by: Ender): Promise<number>;
  /** @param within the transaction it belongs to, where there is one */
  revokePerson(personId: string, by: Ender, within?: Db): Promise<number>;
  revokeParty(partyId: string, by: Ender): Promise<number>;
  /** Signing out, and the session another person's sign-in replaces. Unknown tokens are no error. */
  endToken(token: string, ip: string | null): Promise<void>;
  /** All sessions of an account but one: after a factor was enrolled. */
  endOthers(userId: string, keepSessionId: string): Promise<number>;
  /** Ends the oldest full sessions of an account beyond so many. @returns how many */
  endOldest(userId: string, keep: number, by: Ender): Promise<number>;
  /** Removes what has run out. */
  prune(): Promise<void>;
}

interface Row {
  id: string;
  personId: string;
  createdAt: Date;
  expiresAt: Date;
  ip: string | null;
  userAgent: string | null;
  mfaAt: Date | null;
  mfaMethod: MfaMethod | null;
}

const DAY = 86_400_000;

/** Whether a session, or a secret of a service account, is there and has not run out. @param now epoch milliseconds */
export async function isLive(db: Db, sessionId: string, now: number): Promise<boolean> {
  const { rows } = await db.query({
    name: 'identity-session-live',
    text: `SELECT FROM auth.session WHERE id = $1 AND "expiresAt" > $2 UNION ALL
      SELECT FROM cordon.credentials WHERE id = $1 AND kind = 'service' AND revoked_at IS NULL AND expires_at > $2`,
    values: [sessionId, new Date(now)],
  });
  return rows.length > 0;
}

/** Whose session it was that was taken away within the last day; null for any other token. */
export async function endedSessionOf(db: Db, token: string): Promise<string | null> {
  const { rows } = await db.query<{ person: string }>(
    'SELECT person_id AS person FROM auth.ended_sessions WHERE token_hash = $1',
    [createHash('sha256').update(token).digest()],
  );
  return rows[0]?.person ?? null;
}

/**
 * @param db the app role
 * @param now epoch milliseconds
 */
export function createSessions(
  db: Db,
  events: IdentityEvents,
  revocations: Pick<Revocations, 'announce'>,
  now: () => number,
): Sessions {
  const end = async (target: RevokeTarget, within: Db = db): Promise<number> =>
    (await revokeHere(within, revocations, target, now())).sessions;

  /** After the fact: a ledger that cannot be written must not keep a session alive. The caller still hears of it. */
  const record = (
    kind: 'session-revoked' | 'sign-out',
    who: Pick<IdentityEvent, 'personId' | 'partyId' | 'sessionId' | 'words'>,
    by: Ender,
  ): Promise<void> => events.record({ ...who, kind, code: null, ip: by.ip, at: now() });

  const ownerOf = async (column: 'id' | 'token', value: string) => {
    const { rows } = await db.query<{ sessionId: string; personId: string; partyId: string; role: Role }>(
      `SELECT s.id AS "sessionId", p.id AS "personId", p.party_id AS "partyId", p.role
       FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId" WHERE s.${column} = $1`,
      [value],
    );
    return rows[0] ?? null;
  };

  return {
    async list(personId) {
      const { rows } = await db.query<Row>(
        `SELECT s.id, p.id AS "personId", s."createdAt", s."expiresAt", s."ipAddress" AS ip, s."userAgent",
                s."mfaAt", s."mfaMethod"
         FROM auth.session s JOIN cordon.persons p ON p.user_id = s."userId"
         WHERE p.id = $1 AND s."expiresAt" > $2 ORDER BY s."createdAt" DESC`,
        [personId, new Date(now())],
      );
      return rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.getTime(),
        expiresAt: row.expiresAt.getTime(),
        mfaAt: row.mfaAt?.getTime() ?? null,
      }));
    },

    async ownerOf(sessionId) {
      const owner = await ownerOf('id', sessionId);
      return owner && { personId: owner.personId, partyId: owner.partyId, role: owner.role };
    },

    async revoke(sessionId, by) {
      const owner = await ownerOf('id', sessionId);
      if (owner === null) return 0;
      const ended = await end({ scope: 'session', id: sessionId });
      const { personId, partyId } = owner;
      const { words } = by;
      await record(
        'session-revoked',
        { personId, partyId, sessionId, ...(words !== undefined && { words }) },
        by,
      );
      return ended;
    },

    async revokePerson(personId, by, within) {
      const ended = await end({ scope: 'person', id: personId }, within);
      await record('session-revoked', { personId, partyId: null }, by);
      return ended;
    },

    async revokeParty(partyId, by) {
      const ended = await end({ scope: 'party', id: partyId });
      await record('session-revoked', { personId: null, partyId }, by);
      return ended;
    },

    async endToken(token, ip) {
      const owner = await ownerOf('token', token);
      if (owner === null) return;
      const { personId, partyId, sessionId } = owner;
      await end({ scope: 'session', id: sessionId });
      await record('sign-out', { personId, partyId, sessionId }, { ip });
    },

    async endOthers(userId, keepSessionId) {
      const { rows } = await db.query<{ id: string }>(
        `SELECT id FROM auth.session WHERE "userId" = $1 AND id <> $2`,
        [userId, keepSessionId],
      );
      for (const { id } of rows) await end({ scope: 'session', id });
      return rows.length;
    },

    async endOldest(userId, keep, by) {
      const { rows } = await db.query<{ id: string }>(
        `SELECT id FROM auth.session WHERE "userId" = $1 AND "mfaAt" IS NOT NULL AND "expiresAt" > $2
         ORDER BY "createdAt" DESC, id OFFSET $3`,
        [userId, new Date(now()), keep],
      );
      for (const { id } of rows) {
        const owner = await ownerOf('id', id);
        if (owner === null) continue;
        await end({ scope: 'session', id });
        const { personId, partyId } = owner;
        const words = { limit: 'concurrent-sessions' };
        await record('session-revoked', { personId, partyId, sessionId: id, words }, by);
      }
      return rows.length;
    },

    async prune() {
      const at = now();
      await db.query(`DELETE FROM auth.session WHERE "expiresAt" <= $1`, [new Date(at)]);
      await db.query(`DELETE FROM auth.verification WHERE "expiresAt" <= $1`, [new Date(at)]);
      await db.query('DELETE FROM auth.ended_sessions WHERE ended_at <= $1', [new Date(at - DAY)]);
      // Their time alone refuses them long since.
      await db.query('DELETE FROM cordon.acts_used WHERE at <= $1', [new Date(at - DAY)]);
      // Nobody keeps a right in memory for more than some seconds.
      await db.query('DELETE FROM cordon.standing_moves WHERE at <= $1', [new Date(at - DAY)]);
      await db.query('DELETE FROM auth.attempts WHERE started_at <= $1', [new Date(at - DAY)]);
      await db.query('DELETE FROM auth.known_addresses WHERE last_at <= $1', [new Date(at - 90 * DAY)]);
    },
  };
}
