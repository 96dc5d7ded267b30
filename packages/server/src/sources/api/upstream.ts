import type { IncomingMessage } from 'node:http';
import { Failure } from '@cordon/core/kernel';
import type { ActResult, ApiPort } from '../../gate/index.ts';
import type { ApiSettings } from './settings.ts';
import { openWire, type WireOptions } from './wire.ts';

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

export interface Upstream {
  /**
   * @param target path and query below the base address, in the one spelling of `formatTarget`
   * @returns null when the API says that there is no such thing
   * @throws Failure `source-unavailable` for every other answer; its text is read by nobody
   */
  get(target: string): Promise<Answer | null>;
  /** Sends a change, once. @returns as the port has it; what is answered is read by nobody */
  act(call: Sent): Promise<ActResult>;
  readonly close: () => void;
}

/** What is sent of an act. */
type Sent = Omit<Parameters<ApiPort['act']>[1], 'segments'> & { readonly target: string };

/**
 * A JSON API. Every request is made anew from the data map, so nothing a client sent stands in it: no header, no
 * condition, no range, no method of its own. Redirects lead nowhere, an answer is never cached, and its headers are
 * read for what the body is and for nothing else.
 */
export function openUpstream(settings: ApiSettings, options: WireOptions = {}): Upstream {
  const { credential } = settings;
  const wire = openWire(settings, options);
  const headers: Readonly<Record<string, string>> = {
    accept: 'application/json, application/x-ndjson',
    'accept-encoding': 'identity',
    'user-agent': 'cordon',
    ...(credential !== null && { [credential.header]: credential.value }),
  };

  return {
    async get(target) {
      const answer = await wire.send({ method: 'GET', target, headers }).catch((error: unknown) => {
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
      return { form, body: bodyOf(answer), wholeMs: wire.wholeMs, close: () => answer.destroy() };
    },
    async act({ method, target, body, idempotencyKey }) {
      const sending = {
        ...{ ...headers, 'idempotency-key': idempotencyKey },
        ...(body !== null && { 'content-type': 'application/json; charset=utf-8' }),
      };
      const bytes = body === null ? {} : { body: Buffer.from(body) };
      try {
        const answer = await wire.send({ method, target, headers: sending, ...bytes });
        answer.destroy();
        const { statusCode = 0 } = answer;
        if (statusCode >= 200 && statusCode < 300) return 'done';
        return statusCode >= 400 && statusCode < 500 ? 'refused' : 'unknown';
      } catch {
        // Whether it was cut before or after it was done, nobody here can tell.
        return 'unknown';
      }
    },
    close: () => {
      wire.close();
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
