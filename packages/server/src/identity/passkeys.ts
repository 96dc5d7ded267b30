import type { Db } from './db.ts';

/** A passkey of a person, as better-auth keeps it. */
export interface Passkey {
  /** Base64url. */
  readonly credentialId: string;
  /** COSE_Key (RFC 9052). */
  readonly cose: Uint8Array;
  /** How the browser reaches it (WebAuthn Level 2, 5.8.4). */
  readonly transports: readonly string[];
}

/** The passkeys and security keys a person has registered; each was registered with its user verified. */
export async function passkeysOf(db: Db, person: string): Promise<readonly Passkey[]> {
  const { rows } = await db.query<{ credentialID: string; publicKey: string; transports: string | null }>(
    `SELECT k."credentialID", k."publicKey", k."transports" FROM auth."passkey" k
     JOIN cordon.persons p ON p.user_id = k."userId" WHERE p.id = $1 ORDER BY k."createdAt", k.id`,
    [person],
  );
  return rows.map(({ credentialID, publicKey, transports }) => ({
    credentialId: credentialID,
    cose: Buffer.from(publicKey, 'base64'),
    transports: transports === null || transports === '' ? [] : transports.split(','),
  }));
}
