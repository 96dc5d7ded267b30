import type { Code, SignedAct } from '@cordon/core/kernel';

/**
 * What happens at the door that an outsider may want to see proven later. `sign-in` with the code
 * `second-factor-needed` is a password alone: a session that can only enrol.
 */
export type IdentityEventKind =
  | 'sign-in'
  | 'sign-in-refused'
  | 'sign-out'
  | 'totp-replay'
  | 'factor-enrolled'
  | 'factor-refused'
  | 'backup-codes-made'
  | 'backup-code-used'
  | 'sso-linked'
  | 'sso-changed'
  | 'network-refused'
  | 'step-up'
  | 'step-up-refused'
  | 'session-revoked'
  | 'session-forged'
  | 'session-key'
  | 'request-refused'
  | 'link-made'
  | 'link-used'
  | 'link-refused'
  | 'new-device'
  | 'new-network'
  | 'new-country'
  | 'sign-in-disowned'
  | 'door-credential-refused'
  | 'delivery-refused'
  | 'hint-refused'
  | 'scim-refused';

export interface IdentityEvent {
  readonly kind: IdentityEventKind;
  /** The refusal, or null when it was allowed. */
  readonly code: Code | null;
  readonly personId: string | null;
  readonly partyId: string | null;
  readonly ip: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Session id (never its token) where one is concerned. */
  readonly sessionId?: string;
  /** Base64 SPKI of a registered session key, so that later signatures can be verified from the ledger alone. */
  readonly publicKey?: string;
  /** Base64 SPKI of the key that values are sealed to in this session. */
  readonly sealingKey?: string;
  /** Base64, by the session key over both (core's `keysStatement`). */
  readonly signature?: string;
  /** What else the entry says. */
  readonly words?: Readonly<Record<string, string | number | boolean | null>>;
  /** What its person signed; the entry keeps it. */
  readonly signed?: SignedAct;
}

/** Where events go; the composition writes them to the ledger. A rejection denies the request it belongs to. */
export interface IdentityEvents {
  record(event: IdentityEvent): Promise<void>;
}

const REFUSALS_A_MINUTE = 30;
const MINUTE = 60_000;

/**
 * Keeps a stranger from filling the ledger: of the same refusal for the same person and address, only the
 * first thirty a minute are written. The refusal itself always stands, and what was allowed is always written.
 */
export function damped(events: IdentityEvents): IdentityEvents {
  let minute = 0;
  let seen = new Map<string, number>();
  return {
    async record(event) {
      if (event.code === null) return events.record(event);
      const now = Math.floor(event.at / MINUTE);
      if (now !== minute) {
        minute = now;
        seen = new Map();
      }
      const key = `${event.kind} ${event.code} ${event.ip ?? ''} ${event.personId ?? ''}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      if (count <= REFUSALS_A_MINUTE) await events.record(event);
    },
  };
}
