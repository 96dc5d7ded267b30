import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { codes, Failure, type Code } from '@cordon/core/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isUnreachable } from '../db.ts';
import type { Log } from '../log.ts';
import type { errorBody } from '../schemas.ts';

const fastifyCodes: ReadonlyMap<string, Code> = new Map([
  ['FST_ERR_CTP_BODY_TOO_LARGE', 'too-large'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'wrong-media-type'],
]);

/** The code of whatever was thrown; what nobody foresaw is `internal`. */
export function codeOf(error: unknown): Code {
  if (error instanceof Failure) return (error as Failure).code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'bad-request';
  // Our own answer broke its schema: our fault, whatever status the library gives it.
  if (isResponseSerializationError(error)) return 'internal';
  if (isUnreachable(error)) return 'database-unavailable';
  const known = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const mapped = fastifyCodes.get(known);
  if (mapped !== undefined) return mapped;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'internal';
}

/** Where the body, query or parameters were wrong, as JSON pointers: never what stood there. */
function wrongFields(error: unknown): { readonly fields?: string[] } {
  if (!hasZodFastifySchemaValidationErrors(error)) return {};
  return { fields: [...new Set(error.validation.map(({ instancePath }) => instancePath))] };
}

const saysSo = z.object({ params: z.object({ told: z.literal(true) }) });

/** What a schema has to say to whoever wrote it, where it says so: its own words, and at most what they wrote, redacted. */
function toldOf(error: unknown): string | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  return error.validation.find(({ params }) => saysSo.safeParse(params).success)?.message;
}

/** Codes that blame what the sender wrote: saying what is wrong with it shows nobody's data. All others tell nothing. */
const TOLD: readonly Code[] = ['bad-request', 'effects-unconfirmed', 'protocol-too-wide', 'oscal-refused'];

/**
 * The one mapper of the HTTP doors: whatever was thrown becomes a code of the one table. An error nobody foresaw is a
 * denial with a generic text; what it was goes to the operator's log, never to the client.
 */
export async function answerError(
  log: Log,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const code = codeOf(error);
  const { http, text } = codes[code];
  const about = {
    route: request.routeOptions.url ?? 'none',
    method: request.method,
    status: http,
    code,
    request: request.id,
  };
  if (http >= 500) log.error('a request failed', { ...about, err: error });
  else log.info('a request was refused', about);
  const told = TOLD.includes(code) && error instanceof Failure ? error.detail : toldOf(error);
  const detail = told === undefined ? '' : ` ${told}`;
  const body: z.infer<typeof errorBody> = {
    error: { code, message: text + detail, requestId: request.id, ...wrongFields(error) },
  };
  await reply.code(http).send(body);
}

/** What does not parse as HTTP at all gets an answer of the same shape, and the connection ends. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (socket.destroyed || error.code === 'ECONNRESET' || !socket.writable) return;
  const code: Code = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'bad-request';
  const { http, text } = codes[code];
  const body = JSON.stringify({ error: { code, message: text, requestId: '' } });
  socket.end(
    [
      `HTTP/1.1 ${String(http)} ${STATUS_CODES[http] ?? ''}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
