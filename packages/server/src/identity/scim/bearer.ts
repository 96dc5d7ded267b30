import type { Code } from '@cordon/core/kernel';
import { addressUnit, clientAddress, inRanges } from '../network.ts';
import type { Scope, Token, TokenKind, Tokens } from './tokens.store.ts';

export interface BearerDeps {
  readonly tokens: Pick<Tokens, 'use' | 'take'>;
  readonly now: () => Date;
  /** Enters that somebody came without a token that is good. */
  readonly refused: (party: string, ip: string | null, code: Code) => Promise<void>;
}

/** Who may go on, or why not. */
export type Admitted =
  | { readonly token: Token; readonly ip: string | null }
  | { readonly code: 'not-signed-in' | 'rate-limited'; readonly ip: string | null };

/** Directories send bursts: a first synchronisation is one request a person. */
const REQUESTS_A_MINUTE = 3000;
/** A whole cloud may stand behind one address, and a rolled token fails for all of them: wide, but not for guessing. */
const REFUSALS_A_MINUTE = 300;

const BEARER = /^Bearer +([A-Za-z0-9_-]{20,200})$/i;

/**
 * Looks at the token of a request. Unknown, another vendor's, another kind's, run out, revoked, from a network it is not
 * for: one answer, since each other one would tell somebody who tries something about the tokens of a vendor.
 * @param address as the HTTP server gives it
 */
export async function admit(
  { tokens, now, refused }: BearerDeps,
  kind: TokenKind,
  party: string,
  authorization: string | undefined,
  address: string,
): Promise<Admitted> {
  const ip = clientAddress(address);
  const [, secret] = BEARER.exec(authorization ?? '') ?? [];
  const token = secret === undefined ? null : await tokens.use(kind, party, secret, now());
  if (token === null || (token.networks.length > 0 && !inRanges(ip, token.networks))) {
    const calm = await tokens.take(`refused ${addressUnit(ip)}`, REFUSALS_A_MINUTE, 60, now());
    if (calm) await refused(party, ip, 'not-signed-in');
    return { code: calm ? 'not-signed-in' : 'rate-limited', ip };
  }
  const calm = await tokens.take(`token ${token.id}`, REQUESTS_A_MINUTE, 60, now());
  return calm ? { token, ip } : { code: 'rate-limited', ip };
}

export function mayUse(token: Token, scope: Scope): boolean {
  return token.scopes.includes(scope);
}
