import { findingKinds } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SignedIn } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { Finding, FindingStore, Named } from './finding.ts';
import { namesOf, partsOf } from './naming.ts';
import { closeFindingBody, findingView } from './schemas.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const closers: ReadonlySet<string> = new Set(['company-admin', 'privacy-officer', 'security-officer']);

export interface FindingRoutesDeps {
  readonly store: FindingStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  /** Vendors whose accesses an auditor may look at. */
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

/** What was found: seen by the company, by the vendor and auditor it concerns; ended by the company's officers. */
export function findingRoutes(app: App, guard: Guard, deps: FindingRoutesDeps): void {
  const tags = ['assurance'];
  const read = guard.requireRole(...company, 'vendor-admin', 'auditor');

  const vendorsOf = async ({ person }: SignedIn): Promise<readonly string[] | null> => {
    if (person.role === 'auditor') return deps.auditedParties(person.id);
    return person.partyKind === 'company' ? null : [person.partyId];
  };

  app.get(
    '/api/findings',
    {
      onRequest: read,
      schema: {
        tags,
        querystring: z.strictObject({ state: z.enum(['open', 'closed']).default('open') }),
        response: { 200: z.array(findingView) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const vendors = await vendorsOf(who);
      const found = await deps.store.list({ open: request.query.state === 'open', vendors });
      const names = await deps.store.names([...new Set(found.flatMap(partsOf))], vendors);
      return found.map((finding) => viewOf(finding, who, names));
    },
  );

  app.post(
    '/api/findings/:id/close',
    {
      onRequest: [
        guard.requireRole('company-admin', 'privacy-officer', 'security-officer'),
        guard.requireStepUp(),
      ],
      schema: {
        tags,
        params: z.strictObject({ id: identifier }),
        body: closeFindingBody,
        response: { 200: findingView },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const { how, ...given } = request.body;
      const finding = await deps.store.find(request.params.id);
      if (finding === null) throw new Failure('not-in-scope');
      const words = { finding: finding.id, how };
      const actor = await deps.signedActs.by(who, 'finding-closed', words, given);
      const { agreement } = finding;
      const at = deps.now();
      const owed = { act: 'finding-closed', ...actor, agreement, at, words };
      if (!(await deps.store.close(finding.id, how, who.person.id, at, owed)))
        throw new Failure('already-done');
      await deps.settle();
      const by = { id: who.person.id, name: who.person.name };
      return viewOf(
        { ...finding, closed: { at, how, by } },
        who,
        await deps.store.names(partsOf(finding), null),
      );
    },
  );
}

function viewOf(
  finding: Finding,
  { person }: SignedIn,
  known: ReadonlyMap<string, Named>,
): z.infer<typeof findingView> {
  const { kind, raisedAt, seenAt, closed, facts, ...rest } = finding;
  return {
    ...{ ...rest, ...findingKinds[kind], kind, facts: { ...facts } },
    names: [...namesOf(finding, known)],
    raisedAt: raisedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    closed: closed && { ...closed, at: closed.at.toISOString() },
    mayClose: closed === null && closers.has(person.role),
  };
}
