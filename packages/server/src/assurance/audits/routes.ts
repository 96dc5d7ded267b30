import { canonicalText, type JsonValue } from '@cordon/ledger';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { AuditDeps } from './deps.ts';
import { openAndDraw } from './drawing.ts';
import { abandon, commitTo, planAudit } from './planning.ts';
import { proofOf } from './proving.ts';
import { closeAudit, makeReport, openReport, proofOfReport, respond } from './reporting.ts';
import { askForEvidence } from './requesting.ts';
import {
  abandonAuditBody,
  askEvidenceBody,
  auditActBody,
  auditConclusionBody,
  auditInterviewBody,
  auditPaperBody,
  auditResponseBody,
  auditsView,
  auditView,
  commitAuditBody,
  drawAuditBody,
  planAuditBody,
  reportAuditBody,
} from './schemas.ts';
import { auditFor } from './seeing.ts';
import { auditsViewOf, auditViewOf } from './view.ts';
import { conclude, fillPaper, keepInterview, startReview } from './working.ts';

const officers = ['company-admin', 'privacy-officer', 'security-officer'] as const;

/**
 * Audits: planned by the company or an auditor, done by an auditor within their window, responded to by company and vendor. The
 * vendor sees what was drawn once the report is made.
 */
export function auditRoutes(app: App, guard: Guard, deps: AuditDeps): void {
  const tags = ['audits'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...officers, 'vendor-manager', 'vendor-admin', 'auditor');
  const auditor = guard.requireRole('auditor');
  const answer = { response: { 200: done } };
  const did = async (work: Promise<void>) => {
    await work;
    return { done: true as const };
  };

  app.get('/api/audits', { onRequest: read, schema: { tags, response: { 200: auditsView } } }, (request) =>
    auditsViewOf(deps, signedIn(request)),
  );

  app.post(
    '/api/audits',
    {
      onRequest: guard.requireRole(...officers, 'vendor-manager', 'auditor'),
      schema: { tags, body: planAuditBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => {
      const { actId, actAt, signature, ...wanted } = request.body;
      return { id: await planAudit(deps, signedIn(request), wanted, { actId, actAt, signature }) };
    },
  );

  app.get(
    '/api/audits/:id',
    { onRequest: read, schema: { tags, params, response: { 200: auditView } } },
    async (request) => {
      const who = signedIn(request);
      return auditViewOf(deps, who, await auditFor(deps, who, request.params.id));
    },
  );

  app.post(
    '/api/audits/:id/commitment',
    { onRequest: auditor, schema: { tags, params, body: commitAuditBody, ...answer } },
    (request) => did(commitTo(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/draw',
    { onRequest: auditor, schema: { tags, params, body: drawAuditBody, ...answer } },
    (request) => did(openAndDraw(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/papers',
    { onRequest: auditor, schema: { tags, params, body: auditPaperBody, ...answer } },
    (request) => did(fillPaper(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/interviews',
    { onRequest: auditor, schema: { tags, params, body: auditInterviewBody, ...answer } },
    (request) => did(keepInterview(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/review',
    { onRequest: auditor, schema: { tags, params, body: auditActBody, ...answer } },
    (request) => did(startReview(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/conclusions',
    { onRequest: auditor, schema: { tags, params, body: auditConclusionBody, ...answer } },
    (request) => did(conclude(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/requests',
    { onRequest: auditor, schema: { tags, params, body: askEvidenceBody, ...answer } },
    (request) => did(askForEvidence(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/report',
    {
      onRequest: [auditor, guard.requireStepUp()],
      schema: { tags, params, body: reportAuditBody, ...answer },
    },
    (request) => did(makeReport(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/response',
    {
      onRequest: [guard.requireRole(...officers, 'vendor-admin'), guard.requireStepUp()],
      schema: { tags, params, body: auditResponseBody, ...answer },
    },
    (request) => did(respond(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/close',
    {
      onRequest: [guard.requireRole(...officers, 'auditor'), guard.requireStepUp()],
      schema: { tags, params, body: auditActBody, ...answer },
    },
    (request) => did(closeAudit(deps, signedIn(request), request.params.id, request.body)),
  );

  app.post(
    '/api/audits/:id/abandon',
    {
      onRequest: [guard.requireRole(...officers, 'auditor'), guard.requireStepUp()],
      schema: { tags, params, body: abandonAuditBody, ...answer },
    },
    (request) => did(abandon(deps, signedIn(request), request.params.id, request.body)),
  );

  // No JSON of the API: files that are told of in the operations guide.
  app.get(
    '/api/audits/:id/report.pdf',
    { onRequest: read, schema: { hide: true, params } },
    async (request, reply) => {
      const { id } = request.params;
      const file = await openReport(deps, signedIn(request), id);
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="audit-${id}.pdf"`)
        .send(file);
    },
  );

  app.get(
    '/api/audits/:id/report.tlog-proof',
    { onRequest: read, schema: { hide: true, params } },
    async (request, reply) => {
      const { id } = request.params;
      const text = await proofOfReport(deps, signedIn(request), id);
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="audit-${id}.tlog-proof"`)
        .send(text);
    },
  );

  app.get(
    '/api/audits/:id/draw.json',
    { onRequest: read, schema: { hide: true, params } },
    async (request, reply) => {
      const { id } = request.params;
      const text = await drawn(signedIn(request), id);
      return reply
        .type('application/json')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="draw-${id}.json"`)
        .send(text);
    },
  );

  const drawn = async (who: SignedIn, id: string) => {
    const seen = await auditFor(deps, who, id);
    const early = who.person.partyKind !== 'company' && seen.state.reported === null;
    const proof = early ? null : await proofOf(deps, seen);
    if (proof === null) throw new Failure('audit-not-ready');
    return canonicalText(proof as unknown as JsonValue);
  };
}
