import { codes, Failure, type Code } from '@cordon/core/kernel';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Candidate } from './admission.ts';
import type { Db } from './db.ts';
import type { IdentityEvent, IdentityEvents } from './events.ts';
import type { Limits } from './limits.ts';
import { clientAddress } from './network.ts';
import type { SessionTermsOf } from './session-terms.ts';
import type { Sessions } from './sessions.ts';
import type { SignInSignals } from './signals/signals.ts';
import type { Grants } from './sso/grants.ts';

/** Carries the client's address to better-auth. Our bridge sets it; it never forwards one from a client. */
export const addressHeader = 'x-cordon-client';
/** Marks a passkey assertion that steps up a running session: the session it would open is not kept. */
export const stepUpHeader = 'x-cordon-step-up';

export interface RuleDeps {
  readonly db: Db;
  readonly events: IdentityEvents;
  readonly limits: Limits;
  readonly grants: Grants;
  readonly sessions: Pick<Sessions, 'endToken' | 'endOthers' | 'endOldest'>;
  readonly sessionTerms: SessionTermsOf;
  readonly signals: Pick<SignInSignals, 'signedIn' | 'knowsDevice'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Mails the person about their own sign-in. A mail that cannot be sent stops nothing. */
  readonly tell: (to: string | null, mail: { readonly subject: string; readonly text: string }) => void;
  /** A fault's private side, for the operator's log. */
  readonly onFault: (error: unknown) => void;
}

/** The context better-auth hands to hooks and endpoints. */
export type Context = GenericEndpointContext;

const mark = 'cordon.';

/** A refusal in the shape better-auth's endpoints throw, carrying our code through them. */
export function refusal(code: Code): APIError {
  return new APIError(codes[code].http, { code: `${mark}${code}`, message: codes[code].text });
}

/** The code of a refusal that {@link refusal} made, read from the error or from the JSON it was sent as. */
export function refusedByUs(error: unknown): Code | null {
  const body = typeof error === 'object' && error !== null && 'body' in error ? error.body : error;
  const text = textOf(body, 'code');
  const code = text.slice(mark.length);
  return text.startsWith(mark) && Object.hasOwn(codes, code) ? (code as Code) : null;
}

/** What is said when an event could not be entered. */
export function ledgerFault(error: unknown): Code {
  return error instanceof Failure && error.code === 'ledger-behind' ? 'ledger-behind' : 'ledger-unavailable';
}

/**
 * Writes an event before what it speaks of takes effect.
 * @throws a refusal when it cannot be written: no entry, no effect
 */
export async function record(deps: RuleDeps, event: Omit<IdentityEvent, 'at'>): Promise<void> {
  try {
    await deps.events.record({ ...event, at: deps.now() });
  } catch (error) {
    deps.onFault(error);
    throw refusal(ledgerFault(error));
  }
}

/**
 * Writes a refusal and throws it.
 * @param said the code the client learns, when it may not learn the real one
 */
export async function refuse(
  deps: RuleDeps,
  ctx: Context,
  kind: IdentityEvent['kind'],
  who: Candidate | null,
  code: Code,
  said: Code = code,
): Promise<never> {
  await record(deps, { ...named(who), kind, code, ip: addressOf(ctx) });
  throw refusal(said);
}

/** The event kind for a person who may not come in at all: a wrong network has its own. */
export function refusedKind<K extends IdentityEvent['kind']>(
  code: Code,
  otherwise: K,
): K | 'network-refused' {
  return code === 'network-not-allowed' ? 'network-refused' : otherwise;
}

export function named(who: Candidate | null): { personId: string | null; partyId: string | null } {
  return { personId: who?.personId ?? null, partyId: who?.partyId ?? null };
}

/** The client's address as our bridge determined it; null refuses wherever networks count. */
export function addressOf(ctx: Context): string | null {
  return clientAddress(ctx.headers?.get(addressHeader) ?? undefined);
}

/** A text field of an unchecked body, or the empty text. */
export function textOf(body: unknown, name: string): string {
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
