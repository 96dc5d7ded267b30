import type { App } from '../../../packages/server/src/platform/http/index.ts';
import { decided } from './browserKeys.ts';
import { toSign } from './signedRequests.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The code of an error body, or null. */
  readonly code: string | null;
  readonly setCookies: readonly string[];
  /** Where a redirect leads. */
  readonly location: string | null;
  /** All that a client can tell a refusal by: the request id is different each time. */
  readonly said: string;
}

/** Keeps cookies as a browser does and says where it is and which page asks. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly app: App;
  readonly origin: string;
  ip: string;

  constructor(app: App, origin: string, ip: string) {
    this.app = app;
    this.origin = origin;
    this.ip = ip;
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', url, undefined, headers);
  }

  async post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', url, await this.signed(url, body), headers);
  }

  async put(url: string, body: unknown): Promise<Answer> {
    return this.send('PUT', url, await this.signed(url, body), {});
  }

  delete(url: string): Promise<Answer> {
    return this.send('DELETE', url, undefined, {});
  }

  /** The same cookies in another browser: what a thief would have. */
  copy(ip: string): Browser {
    const other = new Browser(this.app, this.origin, ip);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  /** A body with the signature of this browser, where the console signs such a request. */
  private async signed(url: string, body: unknown): Promise<unknown> {
    const asked = await toSign(url, body, async (path) => (await this.get(path)).body);
    if (asked === null) return body;
    return { ...(body as object), ...asked.beside, ...(await decided(this, asked.act, asked.words)) };
  }

  private async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url,
      remoteAddress: this.ip,
      headers: {
        origin: this.origin,
        ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ') }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    for (const line of setCookies) this.keep(line);
    const parsed: unknown = response.body === '' ? null : JSON.parse(response.body);
    const said = `${response.statusCode} ${response.body.replace(/"requestId":"[^"]*"/, '')}`;
    return {
      status: response.statusCode,
      body: parsed,
      code: errorCode(parsed),
      setCookies,
      location: response.headers.location ?? null,
      said,
    };
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    if (line.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

function errorCode(body: unknown): string | null {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
