import { Failure, type Code } from '@cordon/core/kernel';
import type { IncomingHttpHeaders } from 'node:http';
import type { Auth } from './auth.ts';
import { cookiePrefix } from './cookies.ts';
import { clientAddress } from './network.ts';
import { addressHeader, refusedByUs, textOf } from './rules-context.ts';
import { deviceCookie } from './signals/device.ts';

/** One request to better-auth. */
export interface AuthCall {
  readonly method: 'GET' | 'POST';
  /** Below `/api/auth`. */
  readonly path: string;
  readonly body?: unknown;
  /** Of the client's request; only the few that better-auth reads are passed on. */
  readonly headers: IncomingHttpHeaders;
  /** The client's address as the HTTP server gives it. */
  readonly ip: string;
  /** Headers of ours that no client can set. */
  readonly own?: Readonly<Record<string, string>>;
}

export interface AuthReply {
  readonly body: unknown;
  /** Set-Cookie lines. */
  readonly cookies: readonly string[];
}

/** A refusal by better-auth, with the cookies it takes away. */
export class AuthRefusal extends Failure {
  readonly cookies: readonly string[];

  constructor(code: Code, cookies: readonly string[]) {
    super(code);
    this.cookies = cookies;
  }
}

const passedOn = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
] as const;

/**
 * Calls better-auth and reads its answer.
 * @throws AuthRefusal with one of our codes for every answer that is not a success
 */
export async function callAuth(auth: Auth, baseUrl: string, call: AuthCall): Promise<AuthReply> {
  const headers = new Headers(call.own);
  for (const name of passedOn) {
    const value = call.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(addressHeader, clientAddress(call.ip) ?? 'unknown');
  const post = call.method === 'POST';
  if (post) headers.set('content-type', 'application/json');
  const response = await auth.handler(
    new Request(new URL(`/api/auth${call.path}`, baseUrl), {
      method: call.method,
      headers,
      ...(post && { body: JSON.stringify(call.body ?? {}) }),
    }),
  );
  const body = await jsonOf(response);
  const cookies = response.headers.getSetCookie();
  if (response.ok) return { body, cookies: cookies.map(endWithBrowser) };
  const taken = cookies.filter((line) => line.includes('Max-Age=0'));
  throw new AuthRefusal(codeOf(response.status, body), taken);
}

/**
 * On shared desks a session ends with the browser, at the latest: no cookie of ours outlives it, but for the one that names
 * the browser and opens nothing.
 */
function endWithBrowser(line: string): string {
  return line.includes('Max-Age=0') || isDeviceCookie(line) ? line : line.replace(/; Max-Age=\d+/, '');
}

function isDeviceCookie(line: string): boolean {
  return line.replace(/^__Secure-/, '').startsWith(`${cookiePrefix}.${deviceCookie}=`);
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const originCodes = ['INVALID_ORIGIN', 'MISSING_OR_NULL_ORIGIN', 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED'];

function codeOf(status: number, body: unknown): Code {
  const ours = refusedByUs(body);
  if (ours !== null) return ours;
  const theirs = textOf(body, 'code');
  if (originCodes.includes(theirs)) return 'origin-refused';
  if (theirs === 'TOTP_ALREADY_ENABLED') return 'factor-refused';
  if (theirs === 'INVALID_PASSWORD') return 'sign-in-refused';
  if (status === 401 || status === 403) return 'sign-in-refused';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'internal' : 'bad-request';
}
