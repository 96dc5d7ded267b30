import { Failure, type Terms } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { Sha256 } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import { addVersion, draft, end, sign, type Actor, type AgreementDeps } from './agreements.ts';
import { previewOf } from './preview.ts';
import {
  agreementRow,
  agreementView,
  draftBody,
  endBody,
  endPreview,
  endResult,
  previewBody,
  previewView,
  signBody,
  versionBody,
} from './schemas.ts';
import type { Agreement, AgreementStore } from './store.ts';
import { readTerms } from './readTerms.ts';
import { termsOf } from './standing.ts';
import { rowOf, viewOf } from './view.ts';

export interface AgreementRoutesDeps extends AgreementDeps {
  readonly store: AgreementStore;
  readonly sha256: Sha256;
  readonly company: () => Promise<{ readonly id: string; readonly name: string } | null>;
  readonly vendor: (id: string) => Promise<{ readonly id: string; readonly name: string } | null>;
  /** Compiles terms over the source's data map, signed or not: for the preview. */
  readonly compilePreview: (source: string, terms: Terms, hash: string) => Promise<Policy>;
  readonly hmac: (text: string) => Uint8Array;
  /** What ending would close: live sessions and people of the vendor, open reveals, conversations left. */
  readonly atStake: (agreement: Agreement) => Promise<{
    readonly agents: number;
    readonly liveSessions: number;
    readonly openReveals: number;
    readonly stranded: { id: string; subjectLine: string; assignee: string | null }[];
  }>;
  /** Agreements an auditor was given. */
  readonly windowsOf: (person: string) => Promise<readonly { readonly agreement: string }[]>;
}

const companyDrafters = ['company-admin', 'vendor-manager'] as const;
const signers = ['company-admin', 'vendor-manager', 'vendor-admin'] as const;
const enders = ['company-admin', 'privacy-officer', 'security-officer'] as const;
const readers = [
  ...companyDrafters,
  ...enders,
  'vendor-admin',
  'team-lead',
  'qa-analyst',
  'auditor',
] as const;

export function agreementRoutes(app: App, guard: Guard, deps: AgreementRoutesDeps): void {
  const { store, sha256, now } = deps;
  const tags = ['agreements'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole(...readers);

  const visible = async (who: SignedIn, id: string): Promise<Agreement> => {
    const agreement = await store.find(id);
    if (agreement === null || !(await maySee(deps, who, agreement))) throw new Failure('not-in-scope');
    return agreement;
  };
  const view = async (agreement: Agreement) =>
    viewOf(agreement, await store.versions(agreement.id), now(), sha256);

  app.get(
    '/api/agreements',
    { onRequest: read, schema: { tags, response: { 200: z.array(agreementRow) } } },
    async (request) => {
      const who = signedIn(request);
      const rows = [];
      for (const agreement of await store.list()) {
        if (!(await maySee(deps, who, agreement))) continue;
        rows.push(rowOf(agreement, await store.versions(agreement.id), now(), sha256));
      }
      return rows;
    },
  );

  app.get(
    '/api/agreements/:id',
    { onRequest: read, schema: { tags, params, response: { 200: agreementView } } },
    async (request) => view(await visible(signedIn(request), request.params.id)),
  );

  app.post(
    '/api/agreements',
    {
      onRequest: guard.requireRole(...companyDrafters),
      schema: { tags, body: draftBody, response: { 200: agreementView } },
    },
    async (request) => {
      const [company, vendor] = await Promise.all([deps.company(), deps.vendor(request.body.vendor)]);
      if (company === null || vendor === null) throw new Failure('not-found');
      const { source, title, from, until } = request.body;
      const who = signedIn(request);
      const id = await draft(deps, actorOf(who), { company, vendor, source, title, from, until });
      return view(await visible(who, id));
    },
  );

  app.post(
    '/api/agreements/:id/versions',
    {
      onRequest: guard.requireRole(...companyDrafters),
      bodyLimit: 512 * 1024,
      schema: { tags, params, body: versionBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(who, request.params.id);
      await addVersion(deps, actorOf(who), agreement.id, readTerms(request.body.terms), request.body.clauses);
      return view(agreement);
    },
  );

  app.post(
    '/api/agreements/:id/sign',
    {
      onRequest: [guard.requireRole(...signers), guard.requireStepUp()],
      schema: { tags, params, body: signBody, response: { 200: agreementView } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(who, request.params.id);
      const { version, publicKey, signature } = request.body;
      await sign(deps, actorOf(who), agreement.id, {
        version,
        publicKey: Buffer.from(publicKey, 'base64'),
        signature: Buffer.from(signature, 'base64'),
      });
      return view(agreement);
    },
  );

  app.get(
    '/api/agreements/:id/end',
    { onRequest: guard.requireRole(...enders), schema: { tags, params, response: { 200: endPreview } } },
    async (request) => {
      const agreement = await visible(signedIn(request), request.params.id);
      return { vendor: agreement.processor, ...(await deps.atStake(agreement)) };
    },
  );

  app.post(
    '/api/agreements/:id/end',
    {
      onRequest: [guard.requireRole(...enders), guard.requireStepUp()],
      schema: { tags, params, body: endBody, response: { 200: endResult } },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(who, request.params.id);
      if (request.body.vendorName !== agreement.processor.name) throw new Failure('bad-request');
      const { stranded } = await deps.atStake(agreement);
      const result = await end(deps, actorOf(who), agreement.id);
      return { ...result, stranded: stranded.length };
    },
  );

  app.post(
    '/api/preview',
    { onRequest: read, schema: { tags, body: previewBody, response: { 200: previewView } } },
    async (request) => {
      const agreement = await visible(signedIn(request), request.body.agreement);
      const newest = (await store.versions(agreement.id))[0];
      if (newest === undefined) throw new Failure('not-found');
      const policy = await deps.compilePreview(
        agreement.source,
        termsOf(newest),
        newest.hash.toString('hex'),
      );
      return previewOf(policy, newest.clauses, request.body.role, request.body.purpose, deps.hmac);
    },
  );
}

function actorOf({ person, ip }: SignedIn): Actor {
  return { person: person.id, party: person.partyId, ip };
}

/** The company sees all, a vendor its own, an auditor those they were given. */
async function maySee(
  deps: AgreementRoutesDeps,
  { person }: SignedIn,
  agreement: Agreement,
): Promise<boolean> {
  if (person.role === 'auditor') {
    return (await deps.windowsOf(person.id)).some((window) => window.agreement === agreement.id);
  }
  return person.partyKind === 'company' || agreement.processor.id === person.partyId;
}
