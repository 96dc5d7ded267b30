import { Failure } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import { z } from 'zod';
import { overseers } from '../assignments/index.ts';
import { signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { acknowledge, mine } from './acknowledging.ts';
import type { ProtocolDeps, WorkedAgreement } from './deps.ts';
import { objectTo } from './objecting.ts';
import { lookAt, putInForce } from './putting.ts';
import {
  acknowledgeBody,
  myProtocols,
  objectionBody,
  protocolBody,
  protocolLookBody,
  protocolLooked,
  protocolRow,
  protocolView,
} from './schemas.ts';
import { purposesOf } from './state.ts';
import { rowOf, viewOf } from './views.ts';

/**
 * PII protocols: written by the company's privacy officer, seen by both sides and their auditors, acknowledged by whoever
 * works under them.
 */
export function protocolRoutes(app: App, guard: Guard, deps: ProtocolDeps): void {
  const tags = ['protocols'];
  const params = z.strictObject({ id: identifier, purpose: identifier });
  const read = guard.requireRole(...overseers, 'vendor-admin', 'team-lead', 'qa-analyst', 'auditor');
  const write = guard.requireRole('company-admin', 'privacy-officer');
  const agent = guard.requireRole('agent');

  app.get(
    '/api/protocols',
    {
      onRequest: read,
      schema: { tags, summary: 'Who has read what they work under', response: { 200: z.array(protocolRow) } },
    },
    async (request) => {
      const seen = await seenBy(deps, signedIn(request));
      const rows = await Promise.all(
        seen.flatMap((agreement) =>
          purposesOf(agreement).map(async (purpose) => {
            const answer = await deps.terms.inForce(agreement.id, deps.now());
            return answer.ok ? [(await rowOf(deps, agreement, purpose, answer.policy)).row] : [];
          }),
        ),
      );
      return rows.flat();
    },
  );

  app.get(
    '/api/agreements/:id/protocols/:purpose',
    { onRequest: read, schema: { tags, params, response: { 200: protocolView } } },
    async (request) => {
      const { id, purpose } = request.params;
      const { agreement, policy } = await workFor(deps, signedIn(request), id, purpose);
      return viewOf(deps, agreement, purpose, policy);
    },
  );

  app.post(
    '/api/agreements/:id/protocols/:purpose/look',
    { onRequest: write, schema: { tags, params, body: protocolLookBody, response: { 200: protocolLooked } } },
    async (request) => {
      const { id, purpose } = request.params;
      const { policy } = await workFor(deps, signedIn(request), id, purpose);
      const { problems, changes } = await lookAt(deps, policy, purpose, request.body);
      return { problems: [...problems], changes: [...changes] };
    },
  );

  app.post(
    '/api/agreements/:id/protocols/:purpose',
    {
      onRequest: [write, guard.requireStepUp()],
      schema: {
        tags,
        summary: 'Put a version in force',
        params,
        body: protocolBody,
        response: { 200: protocolView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, purpose } = request.params;
      const { agreement, policy } = await workFor(deps, who, id, purpose);
      await putInForce(deps, who, policy, purpose, request.body);
      return viewOf(deps, agreement, purpose, policy);
    },
  );

  app.post(
    '/api/agreements/:id/protocols/:purpose/object',
    {
      onRequest: guard.requireRole('vendor-admin'),
      schema: {
        tags,
        summary: 'Say what the vendor has against a version or a draft',
        params,
        body: objectionBody,
        response: { 200: protocolView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { id, purpose } = request.params;
      const { agreement, policy } = await workFor(deps, who, id, purpose);
      await objectTo(deps, who, policy, purpose, request.body);
      return viewOf(deps, agreement, purpose, policy);
    },
  );

  app.get(
    '/api/me/protocols',
    { onRequest: agent, schema: { tags, summary: 'What I work under', response: { 200: myProtocols } } },
    (request) => mine(deps, signedIn(request)),
  );

  app.post(
    '/api/me/protocols',
    {
      onRequest: agent,
      schema: {
        tags,
        summary: 'Acknowledge a version with the key of my session',
        body: acknowledgeBody,
        response: { 200: myProtocols },
      },
    },
    async (request) => {
      const who = signedIn(request);
      await acknowledge(deps, who, request.body);
      return mine(deps, who);
    },
  );
}

/** The company sees all, a vendor its own, an auditor those they were given. */
async function seenBy(deps: ProtocolDeps, { person }: SignedIn): Promise<readonly WorkedAgreement[]> {
  const all = await deps.inForce();
  if (person.role === 'auditor') {
    const given = await deps.auditedAgreements(person.id);
    return all.filter(({ id }) => given.includes(id));
  }
  return person.partyKind === 'company' ? all : all.filter(({ party }) => party === person.partyId);
}

/** @throws Failure `not-in-scope` for an agreement or a purpose that is not for the asker, and for one that is not there */
async function workFor(
  deps: ProtocolDeps,
  who: SignedIn,
  id: string,
  purpose: string,
): Promise<{ readonly agreement: WorkedAgreement; readonly policy: Policy }> {
  const agreement = (await seenBy(deps, who)).find((one) => one.id === id);
  if (agreement?.works.some((work) => work.purpose === purpose) !== true) throw new Failure('not-in-scope');
  const answer = await deps.terms.inForce(id, deps.now());
  if (!answer.ok) throw new Failure(answer.code);
  return { agreement, policy: answer.policy };
}
