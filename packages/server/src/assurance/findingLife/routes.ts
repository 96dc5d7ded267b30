import { findingKinds, severityDays, trendsOf, type LifeStep } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { BYTES } from '../../platform/http/uploads.ts';
import { done, identifier, partyRef } from '../../platform/schemas.ts';
import { findingReaders } from '../routes.ts';
import { createLifeActing, vendorsOf, type ActingDeps, type Signed } from './acting.ts';
import { evidenceOf } from './evidence.ts';
import {
  assignBody,
  claimBody,
  decideExceptionBody,
  endExceptionBody,
  evidenceBody,
  exceptionBody,
  FILE_LIMIT,
  findingDetail,
  findingTrends,
  planBody,
  retestBody,
} from './schemas.ts';
import { detailOf, type DetailDeps } from './view.ts';

export interface LifeRoutesDeps extends ActingDeps, DetailDeps {
  readonly findings: ActingDeps['findings'] & DetailDeps['findings'];
  readonly store: ActingDeps['store'];
  /** Whether all of these are entries that this person may read. */
  readonly seesEntries: (who: SignedIn, entries: readonly number[]) => Promise<boolean>;
}

const params = z.strictObject({ id: identifier });
/** Of a body with a file in it, as Base64, and what else it says. */
const BODY_LIMIT = 2 * FILE_LIMIT;

/** A finding from the day it was found to the re-test that closes it. */
export function findingLifeRoutes(app: App, guard: Guard, deps: LifeRoutesDeps): void {
  const acting = createLifeActing(deps);
  const tags = ['assurance'];
  const read = guard.requireRole(...findingReaders);
  const officer = [
    guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
    guard.requireStepUp(),
  ];
  const tester = [
    guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'auditor'),
    guard.requireStepUp(),
  ];
  const owner = guard.requireRole(
    'company-admin',
    'privacy-officer',
    'security-officer',
    'vendor-manager',
    'vendor-admin',
  );
  const ok = { done: true as const };
  const take = async (who: SignedIn, id: string, step: LifeStep, signed: Signed) => {
    await acting.step(who, await acting.find(who, id), step, signed);
    return ok;
  };

  app.get(
    '/api/findings/trends',
    { onRequest: read, schema: { tags, response: { 200: findingTrends } } },
    async (request) => {
      const vendors = await vendorsOf(signedIn(request), deps.auditedParties);
      const { findings, landed, names } = await deps.store.trended(vendors);
      const { recurring, toClose, improved, ...sums } = trendsOf(findings, landed, deps.now().getTime());
      return {
        ...{ ...sums, days: severityDays, toClose: [...toClose], improved: [...improved] },
        recurring: recurring.map(({ kind, vendor, times }) => ({
          ...{ kind, times, title: findingKinds[kind].title },
          vendor: vendor === null ? null : (names.get(vendor) ?? vendor),
        })),
      };
    },
  );

  app.get(
    '/api/findings/vendors',
    { onRequest: read, schema: { tags, response: { 200: z.array(partyRef) } } },
    async (request) => [
      ...(await deps.store.vendors(await vendorsOf(signedIn(request), deps.auditedParties))),
    ],
  );

  app.get(
    '/api/findings/:id',
    { onRequest: read, schema: { tags, params, response: { 200: findingDetail } } },
    async (request) => {
      const who = signedIn(request);
      return detailOf(deps, who, await acting.find(who, request.params.id));
    },
  );

  app.get(
    '/api/findings/:id/evidence/:evidence/file',
    {
      onRequest: read,
      schema: {
        tags,
        params: params.extend({ evidence: identifier }),
        response: { 200: z.any().meta({ description: 'The file as it was given' }) },
      },
    },
    async (request, reply) => {
      const { id, evidence } = request.params;
      const finding = await acting.find(signedIn(request), id);
      const file = await deps.store.file(finding.id, evidence);
      if (file === null) throw new Failure('not-in-scope');
      // Whatever somebody gave is saved and never shown by the browser as a page of ours.
      return reply
        .header('content-type', BYTES)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(file.content);
    },
  );

  app.post(
    '/api/findings/:id/assign',
    { onRequest: owner, schema: { tags, params, body: assignBody, response: { 200: done } } },
    async (request) => {
      const who = signedIn(request);
      const { side, person, ...given } = request.body;
      const finding = await acting.find(who, request.params.id);
      const named = person === null ? null : await deps.store.person(person);
      const isOfSide =
        side === 'vendor'
          ? finding.vendor !== null && (named === null || named.party === finding.vendor)
          : named === null || (named.kind === 'company' && named.role !== 'auditor');
      if (!isOfSide || (person !== null && named === null)) throw new Failure('bad-request');
      const words = { finding: finding.id, side, ownerPerson: person };
      await acting.step(
        who,
        finding,
        { act: 'assign', side, person },
        { act: 'finding-assigned', words, given, detail: side },
      );
      return ok;
    },
  );

  app.post(
    '/api/findings/:id/plan',
    { onRequest: owner, schema: { tags, params, body: planBody, response: { 200: done } } },
    (request) => {
      const { text, until: day, ...given } = request.body;
      const { id } = request.params;
      const until = new Date(day);
      const words = { finding: id, until: until.toISOString(), plan: textHash(text) };
      return take(
        signedIn(request),
        id,
        { act: 'plan', until: until.getTime() },
        { act: 'finding-planned', words, given, text, detail: until.toISOString() },
      );
    },
  );

  app.post(
    '/api/findings/:id/evidence',
    {
      onRequest: read,
      bodyLimit: BODY_LIMIT,
      schema: { tags, params, body: evidenceBody, response: { 200: done } },
    },
    async (request) => {
      const who = signedIn(request);
      const { text, entries, document, file, ...given } = request.body;
      const finding = await acting.find(who, request.params.id);
      if (document !== null && !(await deps.isAgreementOf(document, finding.vendor)))
        throw new Failure('not-in-scope');
      // One answer for an entry that is not there and for one of another party's.
      if (!(await deps.seesEntries(who, entries))) throw new Failure('not-in-scope');
      const { evidence, words } = evidenceOf(finding, { text, entries, document, file });
      await acting.step(
        who,
        finding,
        { act: 'give-evidence' },
        { act: 'finding-evidence-given', words, given, text },
        evidence,
      );
      return ok;
    },
  );

  app.post(
    '/api/findings/:id/claim',
    { onRequest: owner, schema: { tags, params, body: claimBody, response: { 200: findingDetail } } },
    async (request) => {
      const who = signedIn(request);
      const { id } = request.params;
      const finding = await acting.find(who, id);
      const words = { finding: id };
      await acting.step(
        who,
        finding,
        { act: 'claim' },
        { act: 'finding-fix-claimed', words, given: request.body },
      );
      await acting.retest(finding);
      return detailOf(deps, who, await acting.find(who, id));
    },
  );

  app.post(
    '/api/findings/:id/retest',
    { onRequest: tester, schema: { tags, params, body: retestBody, response: { 200: done } } },
    (request) => {
      const { passes, saw: text, ...given } = request.body;
      const { id } = request.params;
      const words = { finding: id, passes, saw: textHash(text) };
      return take(
        signedIn(request),
        id,
        { act: 'retest', passes },
        { act: 'finding-retested', words, given, text, detail: passes ? 'passes' : 'fails' },
      );
    },
  );

  app.post(
    '/api/findings/:id/exception',
    { onRequest: owner, schema: { tags, params, body: exceptionBody, response: { 200: done } } },
    (request) => {
      const { why: text, until: day, ...given } = request.body;
      const { id } = request.params;
      const until = new Date(day);
      const words = { finding: id, until: until.toISOString(), why: textHash(text) };
      return take(
        signedIn(request),
        id,
        { act: 'ask-exception', until: until.getTime() },
        { act: 'finding-exception-asked', words, given, text, detail: until.toISOString() },
      );
    },
  );

  app.post(
    '/api/findings/:id/exception/decide',
    { onRequest: officer, schema: { tags, params, body: decideExceptionBody, response: { 200: done } } },
    (request) => {
      const { approve, ...given } = request.body;
      const { id } = request.params;
      return take(
        signedIn(request),
        id,
        { act: 'decide-exception', approve },
        {
          ...{ act: 'finding-exception-decided', words: { finding: id, approve }, given },
          detail: approve ? 'approved' : 'refused',
        },
      );
    },
  );

  app.post(
    '/api/findings/:id/exception/end',
    { onRequest: officer, schema: { tags, params, body: endExceptionBody, response: { 200: done } } },
    (request) => {
      const { id } = request.params;
      const words = { finding: id };
      return take(
        signedIn(request),
        id,
        { act: 'end-exception' },
        { act: 'finding-exception-ended', words, given: request.body },
      );
    },
  );
}
