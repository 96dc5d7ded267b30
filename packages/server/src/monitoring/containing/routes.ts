import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import { prose } from '../../platform/freeText.ts';
import { done, instant } from '../../platform/schemas.ts';
import type { createTelling } from './telling.ts';

const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const lookBody = z.strictObject({ secret }).meta({ id: 'AnswerLookBody' });

const answerBody = z.strictObject({ secret, text: prose(3, 2000) }).meta({ id: 'AnswerBody' });

/** What whoever was kept out may know: no more than that it was a machine, and until when a person decides. */
const answerView = z
  .object({
    decideBy: instant,
    answered: z.boolean(),
    decision: z.enum(['kept', 'undone']).nullable(),
  })
  .meta({ id: 'AnswerView' });

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
      const { decideBy, decision, answeredAt } = await telling.look(request.body.secret);
      return { decideBy: decideBy.toISOString(), answered: answeredAt !== null, decision };
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
