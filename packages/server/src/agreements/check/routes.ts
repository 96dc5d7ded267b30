import { checkText } from '@cordon/core/agreements';
import type { Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { companyDrafters, tags } from '../reading.ts';
import { checkBody, checkView, MOST_LETTERS } from './schemas.ts';
import { checkViewOf } from './view.ts';

/** In JSON a letter can take six bytes; the number of letters is what is limited. */
const BODY_LIMIT = 2 * MOST_LETTERS;

/** Checks a contract's text. Nothing of it is kept, logged or entered anywhere. */
export function checkRoutes(app: App, guard: Guard): void {
  app.post(
    '/api/agreements/check',
    {
      onRequest: guard.requireRole(...companyDrafters, 'vendor-admin', 'auditor'),
      bodyLimit: BODY_LIMIT,
      schema: { tags, body: checkBody, response: { 200: checkView } },
    },
    ({ body: { text, frameworks } }) =>
      checkViewOf(checkText(text, { ...(frameworks !== undefined && { frameworks }) })),
  );
}
