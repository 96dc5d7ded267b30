import type { App } from '../../platform/http/index.ts';
import { done } from '../../platform/schemas.ts';
import { answerBody, answerView, lookBody } from './schemas.ts';
import type { createTelling } from './telling.ts';

/** Where somebody whom a machine kept out says their side: they cannot sign in, so the link is what they have. */
export function answerRoutes(
  app: App,
  telling: Pick<ReturnType<typeof createTelling>, 'look' | 'answer'>,
): void {
  const tags = ['incidents'];

  // POST, though it changes nothing: the secret has no business in an address or a log of addresses.
  app.post(
    '/api/answers/look',
    { schema: { tags, security: [], body: lookBody, response: { 200: answerView } } },
    async (request) => {
      const { step, decideBy, decision, answeredAt } = await telling.look(request.body.secret);
      return { step, decideBy: decideBy.toISOString(), answered: answeredAt !== null, decision };
    },
  );

  app.post(
    '/api/answers',
    { schema: { tags, security: [], body: answerBody, response: { 200: done } } },
    async (request) => {
      await telling.answer(request.body.secret, request.body.text);
      return { done: true as const };
    },
  );
}
