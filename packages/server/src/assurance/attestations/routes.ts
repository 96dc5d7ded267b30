import { attestationKindIds, attestationKinds, daysLeft, missing, paperState } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import { BYTES, uploadRoutes, type App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { addFile } from '../files/adding.ts';
import { FILE_LIMITS, type EvidenceFile } from '../files/file.ts';
import { evidenceFileView, made } from '../questionnaires/schemas.ts';
import { fileViewOf } from '../questionnaires/view.ts';
import { attest, judgeAttestation, type AttestationDeps } from './attesting.ts';
import { attestationsView, judgeAttestationBody, stateBody, type attestationView } from './schemas.ts';
import type { Attestation } from './store.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

export interface AttestationRoutesDeps extends AttestationDeps {
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  readonly vendors: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** What vendors state on paper: by their admins, accepted by the company, read by auditors. */
export function attestationRoutes(app: App, guard: Guard, deps: AttestationRoutesDeps): void {
  const tags = ['attestations'];
  const params = z.strictObject({ id: identifier });
  const state = guard.requireRole('vendor-admin');

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };

  app.get(
    '/api/attestations',
    {
      onRequest: guard.requireRole(...company, 'vendor-admin', 'team-lead', 'auditor'),
      schema: { tags, response: { 200: attestationsView } },
    },
    async (request) => {
      const who = signedIn(request);
      const now = deps.now().getTime();
      const mine = await vendorsOf(who);
      const [list, duties, vendors] = await Promise.all([
        deps.attestations.list(mine),
        deps.duties(),
        deps.vendors(),
      ]);
      const named = new Map(vendors.map((vendor) => [vendor.id, vendor]));
      const views = list.map(async (one) => viewOf(one, await deps.files.of('attestation', one.id), now));
      return {
        attestations: await Promise.all(views),
        owed: duties.flatMap(({ vendor, ...duty }) => {
          const ref = named.get(vendor);
          if (ref === undefined || mine?.includes(vendor) === false) return [];
          const theirs = list.filter((one) => one.vendor.id === vendor);
          const { agreement, clause, control, everyMonths } = duty;
          return [
            {
              vendor: ref,
              agreement,
              clause,
              control,
              everyMonths,
              late: missing([duty], theirs, now).length > 0,
            },
          ];
        }),
        kinds: attestationKindIds.map((kind) => {
          const { title, mostMonths } = attestationKinds[kind];
          return { kind, title, mostMonths };
        }),
        mayState: who.person.role === 'vendor-admin',
        mayJudge: company.some((role) => role === who.person.role),
      };
    },
  );

  app.post(
    '/api/attestations',
    {
      onRequest: [state, guard.requireStepUp()],
      schema: { tags, body: stateBody, response: { 200: made } },
    },
    async (request) => ({ id: await attest(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/attestations/:id/judge',
    {
      onRequest: [guard.requireRole(...company), guard.requireStepUp()],
      schema: { tags, params, body: judgeAttestationBody, response: { 200: done } },
    },
    async (request) => {
      await judgeAttestation(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  uploadRoutes(app, FILE_LIMITS.bytes, [BYTES], (scope) => {
    scope.post(
      '/api/attestations/:id/files',
      {
        onRequest: state,
        bodyLimit: FILE_LIMITS.bytes,
        schema: {
          ...{ tags, params, consumes: [BYTES] },
          body: z.unknown().meta({ description: 'The file as it is' }),
          response: { 200: evidenceFileView },
        },
      },
      async (request) => {
        const { person, ip } = signedIn(request);
        const one = await deps.attestations.find(request.params.id);
        if (one?.vendor.id !== person.partyId) throw new Failure('not-in-scope');
        // What was accepted is what was looked at.
        if (one.verdict !== null) throw new Failure('already-done');
        const given = {
          ...{ party: person.partyId, actor: { person: person.id, party: person.partyId, ip }, link: null },
          subject: { kind: 'attestation' as const, id: one.id, question: null },
        };
        return fileViewOf(await addFile(deps, given, request.body as Buffer));
      },
    );
  });
}

function viewOf(
  one: Attestation,
  files: readonly EvidenceFile[],
  now: number,
): z.infer<typeof attestationView> {
  const { id, vendor, kind, control, issuer, scope, madeOn, validUntil, statedBy, entry, judgedBy } = one;
  const { title, look } = attestationKinds[kind];
  return {
    ...{
      id,
      vendor,
      kind,
      title,
      look,
      control,
      issuer,
      scope,
      madeOn,
      validUntil,
      statedBy,
      entry,
      judgedBy,
    },
    ...{ daysLeft: daysLeft(validUntil, now), state: paperState(one, now) },
    statedAt: one.statedAt.toISOString(),
    refusedBecause: one.verdictWords,
    files: files.map(fileViewOf),
  };
}
