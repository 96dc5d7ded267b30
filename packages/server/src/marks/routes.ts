import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { endMarks, markCustomers, type MarkDeps } from './marking.ts';
import { endMarkBody, markBody, markedList, markedNow } from './schemas.ts';

const LISTED = 200;

/** Marked customers: for the company's people who look after security, and nobody else. */
export function markRoutes(app: App, guard: Guard, deps: MarkDeps): void {
  const tags = ['marked-customers'];
  const onRequest = guard.requireRole('company-admin', 'security-officer', 'privacy-officer');
  const fresh = [onRequest, guard.requireStepUp()];

  app.get(
    '/api/marked-customers',
    { onRequest, schema: { tags, response: { 200: markedList } } },
    async () => {
      const [counts, newest] = await Promise.all([deps.marks.counts(), deps.marks.newest(LISTED)]);
      return {
        counts: [...counts],
        newest: newest.map((one) => ({ ...one, markedAt: one.markedAt.toISOString() })),
      };
    },
  );

  app.post(
    '/api/marked-customers',
    { onRequest: fresh, schema: { tags, body: markBody, response: { 200: markedNow } } },
    async (request) => ({ changed: await markCustomers(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/marked-customers/end',
    { onRequest: fresh, schema: { tags, body: endMarkBody, response: { 200: markedNow } } },
    async (request) => ({ changed: await endMarks(deps, signedIn(request), request.body) }),
  );
}
