import { canonicalBytes } from '@cordon/ledger';
import type { Pool } from 'pg';
import type { SignaturePort } from '../gate/index.ts';
import type { SessionKeys } from './session-keys.ts';

/** How far the browser's clock may be from ours, and so how long an act may be held back. */
const MAX_SKEW_MS = 2 * 60_000;

/**
 * Checks signed acts. The id of each is kept, so that an act that was overheard cannot be sent again; after the
 * allowed skew its time alone refuses it and the id may be forgotten.
 */
export function createActs(pool: Pool, keys: SessionKeys, now: () => Date): SignaturePort {
  return {
    async verify(session, act) {
      if (Math.abs(now().getTime() - act.at.getTime()) > MAX_SKEW_MS) return null;
      const signature = Buffer.from(act.signature, 'base64');
      if (!(await keys.verifyActSignature(session, canonicalBytes(act.payload), signature))) return null;
      const { rows } = await pool.query<{ key: Buffer }>({
        name: 'identity-act-used',
        text: `WITH used AS (INSERT INTO cordon.acts_used (act_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1)
               SELECT public_key AS key FROM cordon.session_keys WHERE session_id = $3 AND EXISTS (SELECT FROM used)`,
        values: [act.id, act.at, session],
      });
      return rows[0]?.key.toString('base64') ?? null;
    },
  };
}
