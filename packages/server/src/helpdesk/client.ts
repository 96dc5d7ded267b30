import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import { parseStrict } from '../platform/http/index.ts';
import { openWire, type Sent, type Wire } from '../sources/api/wire.ts';
import type { HelpdeskSettings } from './settings.ts';

/** One page of a helpdesk, in JSON. */
const JSON_BYTES = 8 * 1024 * 1024;
/** From the request to the last byte, however slowly they come. */
const WHOLE_MS = 30_000;
/** A helpdesk that asks for longer is asked again by the next run. */
const MOST_WAIT_MS = 5000;

type Method = Sent['method'];

/** Asked again it would say the same. */
const REFUSED: ReadonlySet<number> = new Set([400, 405, 409, 415, 422]);

/** A helpdesk's API: strict JSON in bounded pieces, and nothing it says of itself is repeated. */
export interface HelpdeskClient {
  /**
   * @param more `most` bytes, and other statuses that say that there is no such thing
   * @returns null when there is no such thing
   */
  read<T>(
    target: string,
    shape: z.ZodType<T>,
    more?: { readonly most?: number; readonly absent?: readonly number[] },
  ): Promise<T | null>;
  /** Its answer is not looked at. */
  write(method: Method, target: string, body: unknown): Promise<'done' | 'gone' | 'refused'>;
  /** @returns null when it is gone or larger. @param address an address below the base, or of `fileHosts` */
  bytes(address: string, most: number): Promise<Uint8Array | null>;
  close(): void;
}

/** How patient it is; for tests of a helpdesk that is not. */
export interface Patience {
  readonly silentMs?: number;
  readonly wholeMs?: number;
}

/**
 * @param fileHosts ends of the host names files may be redirected to; no credential goes there
 */
export function openHelpdeskClient(
  { baseUrl, reach, credential }: HelpdeskSettings,
  fileHosts: readonly string[] = [],
  { silentMs, wholeMs = WHOLE_MS }: Patience = {},
): HelpdeskClient {
  const wire = openWire({ baseUrl, reach }, silentMs === undefined ? {} : { silentMs });
  const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'cordon' };
  const own = { ...headers, authorization: credential };
  const base = new URL(baseUrl);

  const ask = async (sent: Omit<Sent, 'headers'>, most: number): Promise<Answered> => {
    const json = sent.body === undefined ? {} : { 'content-type': 'application/json' };
    for (let tries = 0; ; tries += 1) {
      const answer = await within(wire, { ...sent, headers: { ...own, ...json } }, most, wholeMs);
      const wait = answer.status === 429 ? waitOf(answer.retryAfter) : null;
      if (wait === null || tries > 1) return answer;
      await pause(wait);
    }
  };

  return {
    async read(target, shape, { most = JSON_BYTES, absent = [] } = {}) {
      const { status, type, body } = await ask({ method: 'GET', target }, most);
      if (status === 404 || status === 410 || absent.includes(status)) return null;
      // Larger than it may be.
      if (status === 200 && body === null) return null;
      if (status !== 200 || body === null || !/^application\/json(;|$)/i.test(type)) throw wrong(status);
      return shaped(body, shape);
    },

    async write(method, target, body) {
      const sent = { method, target, body: Buffer.from(JSON.stringify(body)) };
      const { status } = await ask(sent, JSON_BYTES);
      if (status === 404 || status === 410) return 'gone';
      if (REFUSED.has(status)) return 'refused';
      if (status < 200 || status > 299) throw wrong(status);
      return 'done';
    },

    async bytes(address, most) {
      const url = URL.canParse(address, baseUrl) ? new URL(address, baseUrl) : null;
      // Where a file is, the helpdesk says: an address elsewhere would be asked with its credential.
      if (url?.origin !== base.origin) throw wrong(0);
      const target = url.pathname.slice(base.pathname.replace(/\/$/, '').length) + url.search;
      const first = await ask({ method: 'GET', target }, most);
      if (first.status === 200) return first.body;
      if (first.status === 404 || first.status === 410) return null;
      const there =
        first.location === null ? null : redirected(first.location, fileHosts, base.protocol === 'https:');
      if (there === null || first.status < 301 || first.status > 303) throw wrong(first.status);
      const elsewhere = openWire(
        { baseUrl: there.origin, reach },
        silentMs === undefined ? {} : { silentMs },
      );
      try {
        const sent = { method: 'GET' as const, target: there.pathname + there.search, headers };
        const second = await within(elsewhere, sent, most, wholeMs);
        if (second.status === 404 || second.status === 410) return null;
        if (second.status !== 200) throw wrong(second.status);
        return second.body;
      } finally {
        elsewhere.close();
      }
    },

    close: () => {
      wire.close();
    },
  };
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly location: string | null;
  readonly retryAfter: string | undefined;
  /** Null when it was larger than it may be. */
  readonly body: Uint8Array | null;
}

/** Asks and reads the answer within a time, to its end or to the most bytes. */
async function within(wire: Wire, sent: Sent, most: number, wholeMs: number): Promise<Answered> {
  try {
    const answer = await wire.send({ ...sent, signal: AbortSignal.timeout(wholeMs) });
    const { statusCode: status = 0, headers } = answer;
    const about = {
      ...{ status, type: headers['content-type'] ?? '', retryAfter: headers['retry-after'] },
      location: headers.location ?? null,
    };
    // Unpacked it could be any size, so it must not be packed.
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
      answer.destroy();
      throw new Error('it is packed');
    }
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      size += piece.byteLength;
      if (size > most) {
        answer.destroy();
        return { ...about, body: null };
      }
      pieces.push(piece);
    }
    // A connection that was cut ends the stream like one that is done.
    if (!answer.complete) throw new Error('it broke off');
    return { ...about, body: Buffer.concat(pieces) };
  } catch (error) {
    throw new Failure('helpdesk-unavailable', 'the helpdesk did not answer', error);
  }
}

function shaped<T>(body: Uint8Array, shape: z.ZodType<T>): T {
  try {
    return shape.parse(parseStrict(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    // What did not fit is the customers' own: it goes no further.
    throw new Failure('helpdesk-unavailable', 'the helpdesk answered in a shape it does not have');
  }
}

function wrong(status: number): Failure<'helpdesk-unavailable'> {
  return new Failure('helpdesk-unavailable', `the helpdesk answered ${String(status)}`);
}

/** Milliseconds, or null for one that is not worth waiting for. */
function waitOf(retryAfter: string | undefined): number | null {
  const ms = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : null;
  return ms !== null && ms <= MOST_WAIT_MS ? ms : null;
}

const pause = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms));

function redirected(location: string, hosts: readonly string[], secure: boolean): URL | null {
  const url = URL.canParse(location) ? new URL(location) : null;
  const allowed = hosts.some((host) => url?.host === host || url?.host.endsWith(`.${host}`) === true);
  return allowed && (url?.protocol === 'https:' || !secure) ? url : null;
}
