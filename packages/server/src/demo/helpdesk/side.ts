import { createHmac, randomUUID } from 'node:crypto';

/** A helpdesk that may show Cordon beside a ticket, and what it signs with. */
export interface HelpdeskSide {
  /** Id of the sidebar. */
  readonly id: string;
  readonly secret: string;
  readonly audience: string;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a helpdesk says of the page that was just loaded. */
export function claimsOf(
  { audience }: HelpdeskSide,
  said: { readonly ticket: string; readonly email: string },
): Record<string, unknown> {
  const iat = Math.floor(Date.now() / 1000);
  return { aud: audience, iat, exp: iat + 60, jti: randomUUID(), ...said };
}

/** Signed as RFC 7515 has it. */
export function tokenOf(
  { secret }: Pick<HelpdeskSide, 'secret'>,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = { alg: 'HS256', typ: 'JWT' },
): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
