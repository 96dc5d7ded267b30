import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import { inTransaction } from './db.ts';
import type { IdentityEvents } from './events.ts';
import { keyOf, keySigned } from './key-signed.ts';
import type { SignedIn } from './principal.ts';

/** The session a key is for. */
type KeyHolder = Pick<SignedIn, 'sessionId' | 'ip'> & {
  readonly person: Pick<SignedIn['person'], 'id' | 'partyId'>;
};

export interface SessionKeys {
  /**
   * Keeps the public half of a key made in the browser for this session.
   * @param spki base64 of the DER SubjectPublicKeyInfo (RFC 5280 4.1.2.7): `subtle.exportKey('spki', key)`
   * @throws Failure `bad-request` for anything but ECDSA P-256 or Ed25519, `already-done` for a second key
   */
  register(who: KeyHolder, spki: string): Promise<void>;
  /**
   * Whether a session's key signed these bytes. ECDSA signatures are SHA-256, r||s (IEEE P1363), as WebCrypto
   * makes them. Anything unknown or malformed is false.
   */
  verifyActSignature(sessionId: string, payload: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/**
 * The keys people sign lookups, confirms and reveals with. Rows outlive their sessions: an auditor needs them
 * to verify what was signed.
 */
export function createSessionKeys(pool: Pool, events: IdentityEvents, now: () => number): SessionKeys {
  return {
    async register(who, spki) {
      const der = Buffer.from(spki, 'base64');
      if (keyOf(der) === null) throw new Failure('bad-request');
      const at = now();
      // In one transaction: a second key waits for the first, and no key stands that no entry names.
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `INSERT INTO cordon.session_keys (session_id, person_id, public_key, created_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (session_id) DO NOTHING`,
          [who.sessionId, who.person.id, der, new Date(at)],
        );
        if (rowCount !== 1) throw new Failure('already-done');
        await events.record({
          kind: 'session-key',
          code: null,
          personId: who.person.id,
          partyId: who.person.partyId,
          ip: who.ip,
          at,
          sessionId: who.sessionId,
          publicKey: der.toString('base64'),
        });
      });
    },

    async verifyActSignature(sessionId, payload, signature) {
      const { rows } = await pool.query<{ public_key: Buffer }>({
        name: 'identity-session-key',
        text: 'SELECT public_key FROM cordon.session_keys WHERE session_id = $1',
        values: [sessionId],
      });
      return rows[0] !== undefined && keySigned(rows[0].public_key, payload, signature);
    },
  };
}
