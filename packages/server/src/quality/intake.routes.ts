import { codes, Failure, type Code } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { clientAddress } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { identifier } from '../platform/schemas.ts';
import type { QualityDeps } from './deps.ts';
import {
  LIMITS,
  type About,
  type Intake,
  type IntakeFormat,
  type IntakeKind,
  type NewIntake,
} from './intake.ts';
import type { QualityKey } from './keys.store.ts';
import { chatBody, fileQuery, intakeAnswer } from './schemas.ts';

export interface IntakeRoutesDeps extends Pick<QualityDeps, 'keys' | 'intakes' | 'outsideKey' | 'now'> {
  /** Enters that a conversation was delivered: nobody signed in stands behind it, but a key does. */
  readonly delivered: (
    ip: string | null,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<void>;
  /** Enters that somebody came without a key that is good. */
  readonly refused: (ip: string | null, code: Code) => Promise<void>;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;
const SILENT_FILE_MS = 30_000;

/**
 * Where a contact centre delivers conversations, as often as it likes: a repeated one changes nothing. They go into a
 * quarantine that nobody reads, and come out of it without personal data or not at all.
 */
export function intakeRoutes(app: App, deps: IntakeRoutesDeps): void {
  const tags = ['quality'];
  const security = [{ qualityKey: [] }];
  const headers = z.looseObject({
    authorization: z.string().meta({ description: 'Bearer and a quality key' }),
  });
  // The key is looked at before the body is read.
  const onRequest = async (request: FastifyRequest) => {
    request.qualityKey = await keyOf(deps, request);
  };

  app.post(
    '/api/quality/conversations',
    {
      bodyLimit: LIMITS.chat,
      onRequest,
      schema: { tags, security, headers, body: chatBody, response: { 202: intakeAnswer } },
    },
    async (request, reply) => {
      const { turns, id, ticket, reason = 'other', agent = null } = request.body;
      const began = turns.find(({ at }) => at !== null)?.at ?? deps.now().toISOString();
      const bytes = Number(request.headers['content-length'] ?? 0);
      const made = await planned(deps, request, { id, ticket, kind: 'chat', format: 'turns', bytes });
      const before = await deps.intakes.begin(
        made,
        { about: { began, reason, agent, agentSpeaker: null }, turns },
        'waiting',
      );
      return reply.code(202).send(await answered(deps, before ?? made.id));
    },
  );

  void app.register((scope: App, _options: object, ready: () => void) => {
    // Read as it comes, a piece at a time: a recording is never in memory as a whole.
    scope.addContentTypeParser('application/octet-stream', (_, payload, next) => {
      next(null, payload);
    });
    scope.post(
      '/api/quality/files',
      {
        bodyLimit: LIMITS.recording,
        onRequest,
        schema: {
          ...{ tags, security, headers, querystring: fileQuery, consumes: ['application/octet-stream'] },
          description:
            'A transcript; or a recording, whose transcript follows under the same id. It is kept with everything silent that is taken out of the transcript, and otherwise not.',
          body: z.unknown().meta({ description: 'The file as it is' }),
          response: { 202: intakeAnswer },
        },
      },
      async (request, reply) => {
        const { id, ticket, reason = 'other', agent = null, agentSpeaker = null } = request.query;
        const { began, format } = request.query;
        const kind: IntakeKind = format === 'audio' ? 'recording' : 'transcript';
        const made = await planned(deps, request, { id, ticket, kind, format, bytes: 0 });
        const about: About = { began, reason, agent, agentSpeaker };
        const before = await deps.intakes.begin(made, { about, turns: null }, 'working');
        const file = request.body as Readable;
        // Of a file that is not taken to its end the rest is not waited for.
        reply.header('connection', 'close');
        file.on('error', () => undefined);
        const follows = before !== null && format !== 'audio' && (await deps.intakes.attach(before, format));
        if (before === null) await take(deps, made, file).finally(() => file.resume());
        else if (follows) await take(deps, { ...made, id: before }, file).finally(() => file.resume());
        else file.resume();
        return reply.code(202).send(await answered(deps, before ?? made.id));
      },
    );
    ready();
  });

  app.get(
    '/api/quality/conversations/:id/progress',
    {
      onRequest,
      schema: {
        ...{ tags, security, headers },
        params: z.strictObject({ id: identifier }),
        response: { 200: intakeAnswer },
      },
    },
    async (request) => {
      const found = await deps.intakes.find(request.params.id);
      if (found?.key !== request.qualityKey?.id) throw new Failure('not-in-scope');
      return answered(deps, request.params.id);
    },
  );
}

async function keyOf(deps: IntakeRoutesDeps, request: FastifyRequest): Promise<QualityKey> {
  const [, secret] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  const key = secret === undefined ? null : await deps.keys.use(secret, deps.now());
  if (key !== null) return key;
  await deps.refused(clientAddress(request.ip), 'not-signed-in');
  throw new Failure('not-signed-in');
}

interface Wanted {
  readonly id: string;
  readonly ticket: string;
  readonly kind: IntakeKind;
  readonly format: IntakeFormat;
  readonly bytes: number;
}

/** What is about to be taken in, entered first: what nobody can prove was delivered is not. */
async function planned(
  { intakes, outsideKey, delivered, now }: IntakeRoutesDeps,
  request: FastifyRequest,
  { id: outside, ticket: number, kind, format, bytes }: Wanted,
): Promise<NewIntake> {
  const { qualityKey: key } = request;
  if (key === undefined) throw new Failure('not-signed-in');
  const ticket = await intakes.ticket(key.source, number, key.vendor);
  // One answer for a ticket that is not there and one of another vendor.
  if (ticket === null) throw new Failure('not-in-scope');
  const day = new Date(now().getTime() - 86_400_000);
  if ((await intakes.countSince(ticket, day)) >= LIMITS.perTicket) throw new Failure('limit-reached');
  const id = newId('qcv');
  await delivered(clientAddress(request.ip), { key: key.id, conversation: id, ticket, kind, format });
  const hash = outsideKey(`${key.id} ${outside}`);
  return { id, key: key.id, ticket, kind, format, outside: hash, bytes, at: now() };
}

/** A file in pieces, each sealed before the next is read. One that is cut off or too large is withheld and not kept. */
async function take(deps: IntakeRoutesDeps, made: NewIntake, file: Readable): Promise<void> {
  const most = made.format === 'audio' ? LIMITS.recording : LIMITS.transcript;
  let [nth, bytes] = [0, 0];
  let pending = Buffer.alloc(0);
  const flush = async (piece: Buffer) => {
    nth += 1;
    await deps.intakes.piece(made.id, made.ticket, nth, piece, made.format === 'audio');
  };
  const silent = setTimeout(() => file.destroy(new Error('silent')), SILENT_FILE_MS);
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false })) {
      silent.refresh();
      bytes += (chunk as Buffer).length;
      if (bytes > most) throw new Failure('upload-too-large');
      pending = Buffer.concat([pending, chunk as Buffer]);
      while (pending.length >= LIMITS.piece) {
        await flush(pending.subarray(0, LIMITS.piece));
        pending = pending.subarray(LIMITS.piece);
      }
    }
    if (pending.length > 0) await flush(pending);
    await deps.intakes.complete(made.id, bytes);
  } catch (error) {
    const code = error instanceof Failure ? (error as Failure).code : 'file-incomplete';
    await deps.intakes.remove(made.id, code, deps.now());
    throw error instanceof Failure ? error : new Failure('file-incomplete');
  } finally {
    clearTimeout(silent);
  }
}

async function answered(
  { intakes }: Pick<QualityDeps, 'intakes'>,
  id: string,
): Promise<z.infer<typeof intakeAnswer>> {
  const found = await intakes.find(id);
  if (found === null) throw new Failure('not-in-scope');
  return progressOf(found);
}

export function progressOf({ id, state, code, withheldUntil }: Intake): z.infer<typeof intakeAnswer> {
  const why = code === null ? null : codes[code].text;
  return { id, state, code, why, withheldUntil: withheldUntil?.toISOString() ?? null };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The contact centre's key, once it was accepted. */
    qualityKey?: QualityKey;
  }
}
