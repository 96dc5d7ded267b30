import { leasableKinds } from '@cordon/core/policy';
import { z } from 'zod';
import { overseers } from '../assignments/index.ts';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import type { ExceptionRoutesDeps } from './deps.ts';
import { approveEmergency, askEmergency, endEmergency, reviewEmergency } from './emergencies.ts';
import { isOverdue, stateOf, type Emergency, type Exceptional } from './exception.ts';
import { agreeLease, askLease, endLease, reviewLease } from './leasing.ts';
import { nameableTickets } from './nameable.ts';
import {
  emergencyBody,
  exceptionEndBody,
  exceptionList,
  exceptionReviewBody,
  leaseBody,
  nameableTicket,
  signedDecision,
} from './schemas.ts';

/**
 * The two exceptions of the terms: a continuity lease of both parties, and emergency access within the company. Each is
 * asked for, approved by others after a fresh second factor, ends by itself or by hand, and is reviewed afterwards. Whoever
 * does any of it signs.
 */
export function exceptionRoutes(app: App, guard: Guard, deps: ExceptionRoutesDeps): void {
  const tags = ['continuity'];
  const params = z.strictObject({ id: identifier });
  const made = z.object({ id: z.string() });
  const fresh = guard.requireStepUp();
  const parties = guard.requireRole('company-admin', 'security-officer', 'vendor-manager', 'vendor-admin');
  const officers = guard.requireRole(...overseers);
  const reviewers = guard.requireRole('company-admin', 'privacy-officer', 'security-officer');

  app.get(
    '/api/exceptions',
    {
      onRequest: guard.requireRole(...overseers, 'vendor-admin', 'team-lead'),
      schema: { tags, response: { 200: exceptionList } },
    },
    (request) => {
      const { person } = signedIn(request);
      return listFor(deps, person.partyKind === 'vendor' ? person.partyId : null);
    },
  );

  app.post(
    '/api/leases',
    { onRequest: [parties, fresh], schema: { tags, body: leaseBody, response: { 200: made } } },
    async (request) => ({ id: await askLease(deps, signedIn(request), request.body, request.body) }),
  );
  app.post(
    '/api/leases/:id/agree',
    { onRequest: [parties, fresh], schema: { tags, params, body: signedDecision, response: { 200: done } } },
    async (request) => {
      await agreeLease(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
  app.post(
    '/api/leases/:id/end',
    { onRequest: parties, schema: { tags, params, body: exceptionEndBody, response: { 200: done } } },
    async (request) => {
      await endLease(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
  app.post(
    '/api/leases/:id/review',
    { onRequest: reviewers, schema: { tags, params, body: exceptionReviewBody, response: { 200: done } } },
    async (request) => {
      await reviewLease(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/emergencies/tickets',
    {
      onRequest: officers,
      schema: {
        tags,
        summary: 'Tickets whose case an emergency could open',
        querystring: z.strictObject({ text: z.string().max(100).default('') }),
        response: { 200: z.array(nameableTicket) },
      },
    },
    async (request) => {
      const found = await nameableTickets(deps, request.query.text.trim());
      return found.map(({ ticket, agreement, vendor, roles }) => ({
        ...{ id: ticket.id, number: ticket.externalId, agreement, vendor, purpose: ticket.purpose },
        ...{ status: ticket.status, lastWorkAt: ticket.lastWorkAt.toISOString(), roles: [...roles] },
      }));
    },
  );
  app.post(
    '/api/emergencies',
    { onRequest: [officers, fresh], schema: { tags, body: emergencyBody, response: { 200: made } } },
    async (request) => ({ id: await askEmergency(deps, signedIn(request), request.body, request.body) }),
  );
  app.post(
    '/api/emergencies/:id/approve',
    {
      onRequest: [officers, fresh],
      schema: { tags, params, body: signedDecision, response: { 200: z.object({ needed: z.int() }) } },
    },
    async (request) => ({
      needed: await approveEmergency(deps, signedIn(request), request.params.id, request.body),
    }),
  );
  app.post(
    '/api/emergencies/:id/end',
    { onRequest: officers, schema: { tags, params, body: exceptionEndBody, response: { 200: done } } },
    async (request) => {
      await endEmergency(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
  app.post(
    '/api/emergencies/:id/review',
    { onRequest: reviewers, schema: { tags, params, body: exceptionReviewBody, response: { 200: done } } },
    async (request) => {
      await reviewEmergency(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}

async function listFor(
  deps: ExceptionRoutesDeps,
  vendor: string | null,
): Promise<z.infer<typeof exceptionList>> {
  const now = deps.now();
  const [leases, emergencies, inForce] = await Promise.all([
    deps.exceptions.leases(vendor === null ? {} : { vendor }),
    vendor === null ? deps.exceptions.emergencies({}) : [],
    deps.inForce(),
  ]);
  const under = inForce.filter(({ party }) => vendor === null || party === vendor);
  const may = await Promise.all(
    under.map(async ({ id, title, party }) => {
      const terms = await deps.termsOf(id);
      const kinds = terms?.conditions.map(({ kind }) => kind).filter((kind) => leasableKinds.includes(kind));
      const { continuityLease: lease, emergencyAccess: emergency } = terms ?? {};
      return {
        ...{ agreement: { id, title }, party },
        lease:
          lease === undefined
            ? null
            : { clause: lease.clause, hours: lease.hours, kinds: [...new Set(kinds)] },
        emergency:
          emergency === undefined
            ? null
            : { clause: emergency.clause, approvers: emergency.approvers, minutes: emergency.minutes },
      };
    }),
  );
  const clauseOf = (agreement: string, of: 'lease' | 'emergency') =>
    may.find((one) => one.agreement.id === agreement)?.[of]?.clause ?? null;
  return {
    may,
    leases: leases.map((lease) => ({
      ...commonOf(lease, clauseOf(lease.agreement.id, 'lease'), now),
      ...{ kinds: [...lease.kinds], site: lease.site, network: lease.network, hours: lease.hours },
      ...{ companyBy: lease.companyBy, vendorBy: lease.vendorBy },
    })),
    emergencies: emergencies.map((one) => ({
      ...commonOf(one, clauseOf(one.agreement.id, 'emergency'), now),
      ...{ ticket: one.ticket, ticketNumber: one.ticketNumber, person: one.person },
      ...{ accessRole: one.accessRole, askedBy: one.askedBy },
      approvedBy: [...one.approvedBy],
      needed: missing(one, may.find(({ agreement }) => agreement.id === one.agreement.id)?.emergency),
    })),
  };
}

function missing(
  { approvedBy, from, endedAt }: Emergency,
  rule: { readonly approvers: number } | null | undefined,
): number | null {
  const asked = from === null && endedAt === null;
  return asked && rule != null ? Math.max(0, rule.approvers - approvedBy.length) : null;
}

function commonOf(exception: Exceptional, clause: string | null, now: Date) {
  const { id, agreement, vendor, reason, reviewedBy, finding } = exception;
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, agreement, vendor, clause, reason, reviewedBy, finding },
    state: stateOf(exception, now),
    askedAt: exception.askedAt.toISOString(),
    from: instant(exception.from),
    until: instant(exception.until),
    endedAt: instant(exception.endedAt),
    reviewDueAt: instant(exception.reviewDueAt),
    overdue: isOverdue(exception, now),
    reviewedAt: instant(exception.reviewedAt),
  };
}
