import type { Files, Params, Query, Reads, Writes } from './endpoints.ts';
import { ApiError, readError, unreachable } from './error.ts';
import { learnClock } from './serverClock.ts';

type Listener = (error: ApiError) => void;

const listeners = new Set<Listener>();

/** Hears of every error answer, so that a session that ended wipes the screen whichever request learns it first. */
export function onApiError(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Another way to say who asks than the cookie of a session. */
export interface Way {
  /** What stands for `/api/session` there. */
  readonly session: string;
  /** Headers that say who asks, and for exactly what. */
  headersFor(method: string, target: string, body: unknown): Promise<Readonly<Record<string, string>>>;
}

let way: Way | null = null;

/** From now on every request goes this way, and no cookie with it. */
export function askBy(other: Way): void {
  way = other;
}

/** Fetches as this page asks: by the cookie, or by the way that was set. @throws ApiError before anything was sent */
export async function ask(target: string, init: RequestInit, body?: unknown): Promise<Response> {
  if (way === null) return fetch(target, { ...init, credentials: 'same-origin' });
  const at = target === '/api/session' ? way.session : target;
  const said = await way.headersFor(init.method ?? 'GET', at, body);
  return fetch(at, {
    ...init,
    credentials: 'omit',
    headers: { ...(init.headers as Record<string, string>), ...said },
  });
}

/** Fills the names of a path and adds the query. */
function address(path: string, params: Readonly<Record<string, string | number>>, query: Query = {}): string {
  const filled = path.replace(/:([a-z]+)/gi, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

/**
 * Reads an address.
 * @throws ApiError
 */
export async function get<P extends keyof Reads>(
  path: P,
  params: Params<P>,
  query?: Query,
  signal?: AbortSignal,
): Promise<Reads[P]> {
  return (await call('GET', address(path, params, query), undefined, signal)) as Reads[P];
}

/**
 * Asks for a change. The session cookie goes along and the browser sends the Origin that the server checks. A file goes as
 * it is; one that no route takes is not sent, since a connection cut off in the middle would not say why.
 * @throws ApiError
 */
export async function send<P extends keyof Writes>(
  endpoint: P,
  params: Params<P>,
  body: Writes[P][0],
): Promise<Writes[P][1]> {
  const space = endpoint.indexOf(' ');
  return call(endpoint.slice(0, space), address(endpoint.slice(space + 1), params), body);
}

/**
 * Fetches a file.
 * @throws ApiError
 */
export async function file<P extends Files>(
  path: P,
  params: Params<P>,
  query?: Query,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await answered(address(path, params, query), { method: 'GET' });
  return new Uint8Array(await response.arrayBuffer());
}

const JSON_BODY = { 'content-type': 'application/json' };

/** The most any route takes; each has its own limit besides. */
const MOST_BYTES = 10 * 1024 * 1024;

/** A file goes under its name (RFC 8187). @throws ApiError for one that is too large */
function headersOf({ name, size }: File): Readonly<Record<string, string>> {
  if (size > MOST_BYTES) {
    const message = 'The file is larger than 10 MB.';
    throw new ApiError(0, { code: 'upload-too-large', message, requestId: '' });
  }
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
}

async function call(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  const init: RequestInit = { method, headers: { accept: 'application/json' } };
  if (signal !== undefined) init.signal = signal;
  if (body !== undefined) {
    const upload = body instanceof File;
    init.headers = { accept: 'application/json', ...(upload ? headersOf(body) : JSON_BODY) };
    init.body = upload ? body : JSON.stringify(body);
  }
  const response = await answered(url, init, body);
  return response.status === 204 ? null : ((await response.json()) as unknown);
}

/** @throws ApiError unless the answer is a success */
async function answered(url: string, init: RequestInit, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await ask(url, init, body);
  } catch (error) {
    if (init.signal?.aborted === true || error instanceof ApiError) throw error;
    throw unreachable();
  }
  learnClock(response.headers.get('date'));
  if (response.ok) return response;
  const error = await readError(response);
  for (const listener of listeners) listener(error);
  throw error;
}
