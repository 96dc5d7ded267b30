import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { pinnedLookup, reachOf } from './addresses.ts';
import type { ApiSettings } from './settings.ts';

/** Connections to one place at a time. */
const SOCKETS = 64;
/** Until an answer begins, and between two pieces of it. */
const SILENT_MS = 10_000;
/** Until an answer begins at all, and until one that is read whole is there: one that drips is never silent. */
const WHOLE_MS = 30_000;
/** Headers beyond this are no answer of an API. */
const HEADER_BYTES = 16 * 1024;
/** Answers that only announce another (1xx): nobody needs them, and a flood of them is never silent either. */
const ANNOUNCED = 4;

/** One request, all of it ours. */
export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query below the base address. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Ends the request and its answer, wherever they are. */
  readonly signal?: AbortSignal;
}

/** Connections to one place, which stay where it was when it was connected. Redirects are answers like any other. */
export interface Wire {
  /** Milliseconds within which an answer that is read whole must be there. */
  readonly wholeMs: number;
  /** @throws Error when nothing answers */
  send(request: Sent): Promise<IncomingMessage>;
  close(): void;
}

/** How long is waited, and how names are resolved; what stands here is for tests. */
export interface WireOptions {
  readonly silentMs?: number;
  readonly wholeMs?: number;
  readonly lookup?: LookupFunction;
}

export function openWire(
  { baseUrl, reach }: Pick<ApiSettings, 'baseUrl' | 'reach'>,
  { silentMs = SILENT_MS, wholeMs = WHOLE_MS, lookup = pinnedLookup(reach) }: WireOptions = {},
): Wire {
  const { protocol, hostname, port, pathname } = new URL(baseUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'https:';
  const agent = new (secure ? HttpsAgent : HttpAgent)({
    keepAlive: true,
    maxSockets: SOCKETS,
    timeout: silentMs,
  });
  // A literal address is never looked up, so it is looked at here.
  if (isIP(host) !== 0 && reachOf(host) !== reach)
    throw new Failure('config-wrong', 'The API is at an address it must not be.');
  return {
    wholeMs,
    send: ({ method, target, headers, body, signal }) =>
      new Promise((done, failed) => {
        const length = body === undefined ? {} : { 'content-length': String(body.byteLength) };
        const ask = (secure ? httpsRequest : httpRequest)({
          ...{ agent, host, port, method, path: pathname.replace(/\/$/, '') + target },
          ...{ headers: { ...headers, ...length }, lookup },
          ...{ maxHeaderSize: HEADER_BYTES, timeout: silentMs },
          ...(secure && isIP(host) === 0 && { servername: host }),
          ...(signal !== undefined && { signal }),
        });
        let announced = 0;
        const waiting = setTimeout(() => ask.destroy(new Error('the API does not begin')), wholeMs).unref();
        ask.on('close', () => {
          clearTimeout(waiting);
        });
        ask.on('timeout', () => ask.destroy(new Error('the API is silent')));
        ask.on('information', () => {
          announced += 1;
          if (announced > ANNOUNCED) ask.destroy(new Error('the API announces without end'));
        });
        ask.on('error', failed);
        ask.on('response', (answer) => {
          clearTimeout(waiting);
          // Given up already, and yet it came in the same breath.
          if (!ask.destroyed) done(answer);
        });
        ask.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
