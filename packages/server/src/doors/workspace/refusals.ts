import { codes, Failure, type Code } from '@cordon/core/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { citationViewOf } from '../../agreements/index.ts';
import { signedIn, type Guard } from '../../identity/index.ts';
import { ask, Refused, whoOf, type WorkspaceDeps } from './desk.ts';

/**
 * Answers a refusal with its entry and the clauses it cites. What never reached the gate (a body malformed or too
 * large, a request that another site made) is entered here: attempts of a signed-in person stand in the ledger
 * whatever they were made of.
 */
export async function answerRefusal(
  deps: WorkspaceDeps,
  guard: Pick<Guard, 'read'>,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (error instanceof Refused) {
    const { code, entry, citations, breaches } = error.refusal;
    await reply.code(codes[code].http).send({
      error: {
        code,
        message: codes[code].text,
        requestId: request.id,
        entry,
        citations: citations.map((citation) => citationViewOf(citation, error.clauses)),
        ...(breaches !== undefined && { breaches }),
      },
    });
    return;
  }
  const code = malformed(error);
  // Another site's request is refused before the guard was asked.
  const asker =
    code === null ? null : code === 'origin-refused' ? await guard.read(request) : signedIn(request);
  if (code !== null && asker !== null) {
    await deps.gate.refuse(
      whoOf(asker, deps.now()),
      { agreement: null, source: '', purpose: '', ticket: null },
      ask('read', []),
      code,
    );
  }
  throw error;
}

/** The code of an error that means the request itself was not acceptable, or null. */
function malformed(error: FastifyError | Error): Code | null {
  if (error instanceof Failure) {
    const { code } = error as Failure;
    return code === 'bad-request' || code === 'origin-refused' ? code : null;
  }
  if ('code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large';
  if ('code' in error && error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'wrong-media-type';
  if ('statusCode' in error && error.statusCode === 400) return 'bad-request';
  return null;
}
