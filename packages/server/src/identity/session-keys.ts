import { Failure, keysStatement } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import { inTransaction } from './db.ts';
import type { IdentityEvents } from './events.ts';
import { keyOf, keySigned } from './key-signed.ts';
import type { SignedIn } from './principal.ts';
import { suiteFor } from './sealed/hpke.ts';

/** The session a key is for. */
type KeyHolder = Pick<SignedIn, 'sessionId' | 'ip'> & {
  readonly person: Pick<SignedIn['person'], 'id' | 'partyId'>;
};

/** The public halves of the keys a browser made for one session. */
export interface BrowserKeys {
  /** What it signs with: base64 of the DER SubjectPublicKeyInfo (RFC 5280 4.1.2.7): `subtle.exportKey('spki', key)`. */
  readonly publicKey: string;
  /** What is sealed to: the same form, X25519 or P-256. */
  readonly sealingKey: string;
  /** Base64, by the first key over both and the session (core's `keysStatement`). */
  readonly signature: string;
}

export interface SessionKeys {
  /**
   * Keeps the public halves of the keys made in the browser for this session: both or none.
   * @throws Failure `bad-request` for keys of other kinds (ECDSA P-256 or Ed25519 signs), `signature-invalid`,
   *   `already-done` for a second pair
   */
  register(who: KeyHolder, keys: BrowserKeys): Promise<void>;
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
    async register(who, { publicKey, sealingKey, signature }) {
      const der = Buffer.from(publicKey, 'base64');
      const sealing = Buffer.from(sealingKey, 'base64');
      const suite = await suiteFor(sealing);
      if (keyOf(der) === null || suite === null) throw new Failure('bad-request');
      const proof = Buffer.from(signature, 'base64');
      const statement = keysStatement(who.sessionId, { signing: publicKey, sealing: sealingKey });
      if (!keySigned(der, statement, proof)) throw new Failure('signature-invalid');
      const at = now();
      // In one transaction: a second key waits for the first, and no key stands that no entry names.
      await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(
          `INSERT INTO cordon.session_keys (session_id, person_id, public_key, created_at, sealing_key, sealing_suite, registration)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (session_id) DO NOTHING`,
          [who.sessionId, who.person.id, der, new Date(at), sealing, suite, proof],
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
          publicKey,
          sealingKey,
          signature,
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
