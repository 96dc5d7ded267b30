import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { done, identifier } from '../../platform/schemas.ts';
import type { FindingStore, Kept, NewFinding } from '../finding.ts';
import { findingReaders } from '../routes.ts';
import { createLifeActing, lifeActorOf, vendorsOf, type ActingDeps } from './acting.ts';
import type { Measure } from './life.ts';
import { landBody, proposeBody, recordBody } from './schemas.ts';

export interface ProposingDeps extends ActingDeps {
  readonly findings: Pick<FindingStore, 'find' | 'raise'>;
  /** A finding with all that its kind and the duties in force say of it. */
  readonly keepFinding: (finding: NewFinding, at: Date) => Promise<Kept>;
  readonly measure: Measure;
}

/** What people put down by themselves: a finding of a reviewer, a change that a finding asks for, that it landed. */
export function proposingRoutes(app: App, guard: Guard, deps: ProposingDeps): void {
  const { findings, store, measure, signedActs, settle, now } = deps;
  const acting = createLifeActing(deps);
  const tags = ['assurance'];
  const reviewer = [
    guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager', 'auditor'),
    guard.requireStepUp(),
  ];
  const ok = { done: true as const };

  app.post(
    '/api/findings',
    {
      onRequest: reviewer,
      schema: { tags, body: recordBody, response: { 200: z.object({ id: z.string() }) } },
    },
    async (request) => {
      const who = signedIn(request);
      const { vendor, severity, practice, title, told, ...given } = request.body;
      const vendors = await vendorsOf(who, deps.auditedParties);
      const isTheirs = vendors === null || (vendor !== null && vendors.includes(vendor));
      if (!isTheirs || (vendor !== null && !(await store.isVendor(vendor))))
        throw new Failure('not-in-scope');
      const words = { vendor, severity, practice, title: textHash(title), told: textHash(told) };
      const actor = await signedActs.by(who, 'finding-recorded', words, given);
      const at = now();
      const about = `${vendor ?? 'the company'}/${newId('rev')}`;
      const kept = await deps.keepFinding(
        {
          ...{
            kind: 'reviewed',
            about,
            source: null,
            vendor,
            agreement: null,
            facts: {},
            severity,
            practice,
          },
          origin: lifeActorOf(who).side === 'auditor' ? 'audit' : 'reviewer',
        },
        at,
      );
      const { id } = await findings.raise(
        { ...kept, title, told },
        at,
        (finding) => ({
          ...{ act: 'finding-recorded', ...actor, agreement: null, at },
          words: { ...words, finding },
        }),
        () => null,
      );
      await settle();
      return { id };
    },
  );

  app.post(
    '/api/findings/:id/proposals',
    {
      onRequest: guard.requireRole(...findingReaders),
      schema: {
        tags,
        params: z.strictObject({ id: identifier }),
        body: proposeBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { change, target, part, text, ...given } = request.body;
      const finding = await acting.find(who, request.params.id);
      const { side } = lifeActorOf(who);
      if (change === 'threshold' && side !== 'company') throw new Failure('role-not-allowed');
      // Its lines are read by the vendor and the auditor of the finding: nobody reads another vendor's terms by it.
      if (change === 'terms') {
        const isItsOwn = target !== null && (await deps.isAgreementOf(target, finding.vendor));
        if (!isItsOwn || (side === 'auditor' && target !== finding.agreement))
          throw new Failure('not-in-scope');
      }
      const before = await measure({ change, target, part });
      if (before === null) throw new Failure('bad-request', 'there is nothing of that name to change');
      const words = { finding: finding.id, change, target, part, text: textHash(text) };
      await acting.note(
        who,
        finding,
        { act: 'finding-change-proposed', words, given, text, detail: change },
        async (note) => {
          await store.propose(
            {
              ...{ id: newId('fpr'), finding: finding.id, change, target, part, text, before },
              ...{ by: who.person.id, at: now() },
            },
            note,
          );
          return true;
        },
      );
      return ok;
    },
  );

  app.post(
    '/api/findings/:id/proposals/:proposal/landed',
    {
      onRequest: [
        guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
        guard.requireStepUp(),
      ],
      schema: {
        tags,
        params: z.strictObject({ id: identifier, proposal: identifier }),
        body: landBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { after, ...given } = request.body;
      const finding = await acting.find(who, request.params.id);
      const proposal = (await store.proposals(finding.id)).find(({ id }) => id === request.params.proposal);
      if (proposal === undefined) throw new Failure('not-in-scope');
      // What code can measure nobody says, and nobody says of their own proposal that it came true.
      if (proposal.change === 'terms' || proposal.change === 'threshold')
        throw new Failure('finding-not-ready');
      if (proposal.by.id === who.person.id) throw new Failure('not-the-second-person');
      const words = { finding: finding.id, proposal: proposal.id, after: textHash(after) };
      await acting.note(
        who,
        finding,
        { act: 'finding-change-landed', words, given, text: after, detail: proposal.change },
        (note) => store.land(proposal, [after], note),
      );
      return ok;
    },
  );
}
