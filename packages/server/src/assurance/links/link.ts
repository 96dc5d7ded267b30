import { textHash } from '../../platform/hashing.ts';

/** What a link is for, and nothing else. */
export const linkKinds = ['questionnaire', 'finding'] as const;

export interface LinkSubject {
  readonly kind: (typeof linkKinds)[number];
  readonly id: string;
}

/** A way in for one thing, for somebody of a vendor without an account. Its token is kept as a hash alone. */
export interface Link {
  readonly id: string;
  readonly subject: LinkSubject;
  readonly party: string;
  /** To whom it was made out. */
  readonly address: string;
  /** False: it was shown once to be handed over. */
  readonly mailed: boolean;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly usedAt: Date | null;
}

/** The most days a link is good for. */
export const LINK_DAYS = 60;

/** 256 bits, base64url: what a header may carry as a token. Anything else is looked up nowhere. */
const TOKEN = /^Link ([A-Za-z0-9_-]{43})$/;

/** The token of a request. It stands in a header: addresses are written to logs and handed on to other sites. */
export function tokenOf(authorization: string | undefined): string | null {
  return TOKEN.exec(authorization ?? '')?.[1] ?? null;
}

/** Tokens are random and long, so a plain hash finds them by an index and tells nothing. */
export function tokenHash(token: string): Buffer {
  return Buffer.from(textHash(token), 'hex');
}
