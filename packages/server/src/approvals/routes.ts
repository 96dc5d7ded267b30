import { z } from 'zod';
import { closingActFields, signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { APPROVERS, stateOf, type Approval } from './approval.ts';
import { decideApproval, withdrawApproval, type ApprovalDeps } from './approving.ts';
import { approvalView, decideApprovalBody } from './schemas.ts';

/** Everybody who may ask for an export or a reveal, or see that their people did. */
export const ASKERS = ['agent', 'team-lead', 'vendor-admin', ...APPROVERS] as const;

/** What waits for a second person: seen by whoever asked and their vendor, decided by the company. */
export function approvalRoutes(app: App, guard: Guard, deps: ApprovalDeps): void {
  const tags = ['approvals'];
  const params = z.strictObject({ id: identifier });
  const body = z.strictObject(closingActFields).meta({ id: 'WithdrawApprovalBody' });

  app.get(
    '/api/approvals',
    { onRequest: guard.requireRole(...ASKERS), schema: { tags, response: { 200: z.array(approvalView) } } },
    async (request) => {
      const { person } = signedIn(request);
      const filter =
        person.partyKind === 'company'
          ? {}
          : person.role === 'agent'
            ? { person: person.id }
            : { party: person.partyId };
      return (await deps.store.list(filter)).map((one) => viewOf(one, deps.now()));
    },
  );

  app.post(
    '/api/approvals/:id/decide',
    {
      onRequest: [guard.requireRole(...APPROVERS), guard.requireStepUp()],
      schema: { tags, params, body: decideApprovalBody, response: { 200: done } },
    },
    async (request) => {
      await decideApproval(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/approvals/:id/withdraw',
    {
      onRequest: guard.requireRole(...ASKERS),
      schema: { tags, params, body, response: { 200: done } },
    },
    async (request) => {
      await withdrawApproval(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

function viewOf(approval: Approval, now: Date): z.infer<typeof approvalView> {
  const { hash, request, askedAt, askedUntil, decidedAt, standsUntil, ...rest } = approval;
  // What the request says of terms and row is for the hash; nobody reads it.
  const shown = approvalView.shape.request.parse(request);
  return {
    ...{ id: rest.id, agreement: rest.agreement, vendor: rest.vendor, company: rest.company },
    ...{ person: rest.person },
    ...{ decidedBy: rest.decidedBy, state: stateOf(approval, now), reason: request.reason },
    request: shown,
    hash: hash.toString('hex'),
    askedAt: askedAt.toISOString(),
    askedUntil: askedUntil.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    standsUntil: standsUntil?.toISOString() ?? null,
  };
}
