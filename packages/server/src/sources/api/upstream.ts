import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { pinnedLookup, reachOf } from './addresses.ts';
import type { ApiSettings } from './settings.ts';

/** Connections to one API at a time. */
const SOCKETS = 64;
/** Until an answer begins, and between two pieces of it. */
const SILENT_MS = 10_000;
/** Until an answer that is read whole is there: one that drips is never silent. */
const WHOLE_MS = 30_000;
/** Headers beyond this are no answer of an API. */
const HEADER_BYTES = 16 * 1024;
/** Answers that only announce another (1xx): nobody needs them, and a flood of them is never silent either. */
const ANNOUNCED = 4;

/** What came back, when it is what was asked for. */
export interface Answer {
  /** `document`: one JSON text; `lines`: one JSON text a line. */
  readonly form: 'document' | 'lines';
  readonly body: AsyncIterable<Buffer>;
  /** Milliseconds within which an answer that is read whole must be there. */
  readonly wholeMs: number;
  /** Lets go of what is not read. */
  readonly close: () => void;
}

/** How long is waited, and how names are resolved; what stands here is for tests. */
export interface UpstreamOptions {
  readonly silentMs?: number;
  readonly wholeMs?: number;
  readonly lookup?: LookupFunction;
}

export interface Upstream {
  /**
   * @param target path and query below the base address, in the one spelling of `formatTarget`
   * @returns null when the API says that there is no such thing
   * @throws Failure `source-unavailable` for every other answer; its text is read by nobody
   */
  get(target: string): Promise<Answer | null>;
  readonly close: () => void;
}

/**
 * A JSON API. Every request is made anew from the data map, so nothing a client sent stands in it: no header, no
 * condition, no range, no method of its own. Redirects lead nowhere, an answer is never cached, and its headers are
 * read for what the body is and for nothing else.
 */
export function openUpstream(
  { baseUrl, credential, reach }: ApiSettings,
  { silentMs = SILENT_MS, wholeMs = WHOLE_MS, lookup = pinnedLookup(reach) }: UpstreamOptions = {},
): Upstream {
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
  const headers: Readonly<Record<string, string>> = {
    accept: 'application/json, application/x-ndjson',
    'accept-encoding': 'identity',
    'user-agent': 'cordon',
    ...(credential !== null && { [credential.header]: credential.value }),
  };

  const answerTo = (target: string): Promise<IncomingMessage> =>
    new Promise((done, failed) => {
      const ask = (secure ? httpsRequest : httpRequest)({
        ...{ agent, host, port, method: 'GET', path: pathname.replace(/\/$/, '') + target, headers },
        ...{ lookup, maxHeaderSize: HEADER_BYTES, timeout: silentMs },
        ...(secure && isIP(host) === 0 && { servername: host }),
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
      ask.end();
    });

  return {
    async get(target) {
      const answer = await answerTo(target).catch((error: unknown) => {
        throw new Failure('source-unavailable', 'the API did not answer', error);
      });
      if (answer.statusCode === 404) {
        answer.destroy();
        return null;
      }
      const form = answer.statusCode === 200 ? formOf(answer) : null;
      if (form === null) {
        answer.destroy();
        throw new Failure(
          'source-unavailable',
          `the API answered ${String(answer.statusCode)}, or not in JSON`,
        );
      }
      return { form, body: bodyOf(answer), wholeMs, close: () => answer.destroy() };
    },
    close: () => {
      agent.destroy();
    },
  };
}

async function* bodyOf(answer: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  try {
    for await (const piece of answer) yield piece as Buffer;
  } catch (error) {
    throw new Failure('source-unavailable', 'the answer of the API broke off', error);
  }
  // A connection that was cut ends the stream like one that is done.
  if (!answer.complete) throw new Failure('source-unavailable', 'the answer of the API broke off');
}

/** What the headers say the body is; null for what is not read. Unpacked it could be any size, so it must not be packed. */
function formOf({ headers }: IncomingMessage): Answer['form'] | null {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const [type = '', ...params] = (headers['content-type'] ?? '')
    .split(';')
    .map((word) => word.trim().toLowerCase());
  const charset =
    params
      .find((param) => param.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? 'utf-8';
  if (encoding !== 'identity' || charset !== 'utf-8') return null;
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return 'lines';
  // RFC 9457: an error, whatever the status says.
  if (type === 'application/problem+json') return null;
  return type === 'application/json' || /^application\/[a-z0-9.-]+\+json$/.test(type) ? 'document' : null;
}
