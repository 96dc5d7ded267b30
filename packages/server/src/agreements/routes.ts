import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { checkRoutes } from './check/routes.ts';
import { copyRoutes } from './copies/routes.ts';
import { clauseRoutes } from './clauses/routes.ts';
import { draftingRoutes } from './drafting.routes.ts';
import { endingRoutes } from './ending.routes.ts';
import { previewRoutes } from './preview.routes.ts';
import { lifeFor } from './life/facts.ts';
import { see } from './life/record.ts';
import { lifeRoutes } from './life/routes.ts';
import { maySee, params, readers, tags, viewNow, visible } from './reading.ts';
import type { AgreementRoutesDeps } from './routeDeps.ts';
import { agreementRow, agreementView } from './schemas.ts';
import { documentRoutes } from './signing/documents.routes.ts';
import { verifyRoutes } from './signing/verify.routes.ts';
import { signRoutes } from './signing/sign.routes.ts';
import { rowOf } from './view.ts';

/** Every route of agreements: reading here, the acts in files of their own. */
export function agreementRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const { store, signing, now } = deps;
  const read = guard.requireRole(...readers);

  app.get(
    '/api/agreements',
    { onRequest: read, schema: { tags, response: { 200: z.array(agreementRow) } } },
    async (request) => {
      const who = signedIn(request);
      const rows = [];
      for (const agreement of await store.list()) {
        if (!(await maySee(deps, who, agreement))) continue;
        const seen = await see(deps, agreement.id);
        rows.push(rowOf(seen, lifeFor(seen, now(), signing.crypto)));
      }
      return rows;
    },
  );

  app.get(
    '/api/agreements/:id',
    {
      onRequest: read,
      schema: {
        tags,
        params,
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
        response: { 200: agreementView },
      },
    },
    async (request) =>
      viewNow(deps, await visible(deps, signedIn(request), request.params.id), request.query.version),
  );

  draftingRoutes(app, guard, deps);
  clauseRoutes(app, guard, deps);
  signRoutes(app, guard, deps);
  lifeRoutes(app, guard, deps);
  documentRoutes(app, guard, deps);
  verifyRoutes(app, guard, deps);
  endingRoutes(app, guard, deps);
  previewRoutes(app, guard, deps);
  checkRoutes(app, guard);
  copyRoutes(app, guard, deps);
}
