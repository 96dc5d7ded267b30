import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { makeCertificate, openCertificate } from './certifying.ts';
import type { TrainingRoutesDeps } from './routesDeps.ts';
import { myTrainingOf } from './mine.ts';
import {
  certificateBody,
  certificateMade,
  myTraining,
  spacedAnswered,
  spacedBody,
  spacedToday,
} from './schemas.ts';
import { answerQuestion, questionOfToday } from './spaced.ts';

/** What each person sees and does of their own training: whatever keeps them from customer data keeps them from none of it. */
export function myTrainingRoutes(app: App, guard: Guard, deps: TrainingRoutesDeps): void {
  const tags = ['training'];
  const onRequest = guard.requireSignedIn;

  app.get('/api/training/mine', { onRequest, schema: { tags, response: { 200: myTraining } } }, (request) =>
    myTrainingOf(deps, signedIn(request)),
  );

  app.get(
    '/api/training/question',
    { onRequest, schema: { tags, summary: 'Today’s question', response: { 200: spacedToday } } },
    async (request) => ({ question: await questionOfToday(deps, signedIn(request)) }),
  );

  app.post(
    '/api/training/question',
    { onRequest, schema: { tags, body: spacedBody, response: { 200: spacedAnswered } } },
    (request) => answerQuestion(deps, signedIn(request), request.body),
  );

  app.post(
    '/api/training/certificates',
    { onRequest, schema: { tags, body: certificateBody, response: { 200: certificateMade } } },
    async (request) => ({ id: await makeCertificate(deps, signedIn(request), request.body.completion) }),
  );

  app.get(
    '/api/training/certificates/:id',
    { onRequest, schema: { hide: true, tags, params: z.strictObject({ id: z.uuid() }) } },
    async (request, reply) => {
      const { id } = request.params;
      const file = await openCertificate(deps, signedIn(request), id);
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="certificate-${id}.pdf"`)
        .type('application/pdf')
        .send(file);
    },
  );
}
