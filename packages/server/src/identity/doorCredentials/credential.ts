/** A door other than the workspace, which a tool of the agent's own can knock at. */
export const doors = ['postgres', 'http'] as const;
export type DoorKind = (typeof doors)[number];

/** How long a credential may live; it never outlives the session it was made in. */
export const MAX_LIFE_MS = 60 * 60_000;

/** Credentials one session may have at once. */
export const AT_ONCE = 5;

/** What a credential is bound to. */
export interface Bound {
  readonly door: DoorKind;
  readonly agreement: string;
  readonly purpose: string;
  readonly ticket: string;
  /** The allowed range its maker's address lay in (CIDR). */
  readonly network: string;
  /** The session key (base64) that signed for it: a tool has none of its own, and acts in its maker's name. */
  readonly signedBy: string;
}

/** A credential as its owner sees it; the secret is told once, when it is made. */
export interface DoorCredential extends Bound {
  /** Also the user name at a door that asks for one. */
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}
