import { z } from 'zod';
import { signedIn, type Guard, type Role } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { decide } from './deciding.ts';
import type { ErasingDeps } from './deps.ts';
import { look, propose } from './proposing.ts';
import {
  agreeBody,
  decideBody,
  erasingView,
  lookBody,
  looked,
  proposeBody,
  proposed,
  unsealBody,
  unsealedView,
} from './schemas.ts';
import { agree, ask, open } from './unsealing.ts';
import { viewOf } from './view.ts';

const DECIDE = ['company-admin', 'privacy-officer', 'security-officer'] as const;
const UNSEAL = ['privacy-officer', 'auditor'] as const;

/** What lies beside the ledger and goes: two people of the company erase, its privacy officer and an auditor unseal. */
export function erasingRoutes(app: App, guard: Guard, deps: ErasingDeps): void {
  const tags = ['ledger'];
  const params = z.strictObject({ id: identifier });
  const fresh = (roles: readonly Role[]) => [guard.requireRole(...roles), guard.requireStepUp()];
  /** What a second person says to what somebody asked for. */
  const second = (summary: string) => ({ tags, summary, params, response: { 200: done } });

  app.get(
    '/api/ledger/erasing',
    {
      onRequest: guard.requireRole(...DECIDE, 'auditor'),
      schema: { tags, summary: 'Erasures and what is sealed of them', response: { 200: erasingView } },
    },
    async (request) => viewOf(deps, signedIn(request)),
  );

  app.post(
    '/api/ledger/erasing/look',
    {
      onRequest: guard.requireRole('privacy-officer'),
      schema: { tags, summary: 'What an erasure would be of', body: lookBody, response: { 200: looked } },
    },
    async (request) => told(await look(deps, request.body)),
  );

  app.post(
    '/api/ledger/erasing',
    {
      onRequest: fresh(['privacy-officer']),
      schema: { tags, summary: 'Propose an erasure', body: proposeBody, response: { 200: proposed } },
    },
    async (request) => ({ id: await propose(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/ledger/erasing/:id/decide',
    {
      onRequest: fresh(DECIDE),
      schema: { ...second('Decide, as the second person'), body: decideBody },
    },
    async (request) => did(decide(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/ledger/unsealings',
    {
      onRequest: fresh(UNSEAL),
      schema: {
        tags,
        summary: 'Ask for what an erasure sealed',
        body: unsealBody,
        response: { 200: proposed },
      },
    },
    async (request) => ({ id: await ask(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/ledger/unsealings/:id/agree',
    {
      onRequest: fresh(UNSEAL),
      schema: { ...second('Agree, from the other side'), body: agreeBody },
    },
    async (request) => did(agree(deps, signedIn(request), request.params.id, request.body)),
  );

  app.get(
    '/api/ledger/unsealings/:id/openings',
    {
      onRequest: fresh(UNSEAL),
      schema: {
        tags,
        summary: 'What was sealed; the look is entered',
        params,
        response: { 200: unsealedView },
      },
    },
    async (request) => {
      const { entry, openings } = await open(deps, signedIn(request), request.params.id);
      return { entry, openings: [...openings] };
    },
  );
}

async function did(act: Promise<void>): Promise<{ done: true }> {
  await act;
  return { done: true };
}

function told({ parts, held, ...rest }: Awaited<ReturnType<typeof look>>) {
  return {
    ...{ ...rest, held: [...held] },
    parts: parts.map(({ from, until, ...part }) => ({
      ...part,
      from: from.toISOString(),
      until: until.toISOString(),
    })),
  };
}
