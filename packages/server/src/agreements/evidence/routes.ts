import { Readable } from 'node:stream';
import type { EvidenceScope } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { connectedOf, signedIn, type Guard, type Revocations, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { actorOf, params, tags, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import { exportPack, type ExportDeps } from './exporting.ts';
import { evidenceView } from './schemas.ts';

export interface EvidenceRoutesDeps extends ExportDeps {
  readonly revocations: Pick<Revocations, 'watch'>;
  /** An auditor's windows on an agreement. */
  readonly windowsOf: (
    person: string,
  ) => Promise<readonly { readonly agreement: string; readonly from: Date; readonly until: Date }[]>;
  /** Told when a pack broke off. */
  readonly onFault: (error: unknown) => void;
}

const askers = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'vendor-admin',
  'auditor',
] as const;

/** Evidence packs: making one, and which were made. */
export function evidenceRoutes(
  app: App,
  guard: Guard,
  deps: AgreementRoutesDeps,
  evidence: EvidenceRoutesDeps,
): void {
  const onRequest = guard.requireRole(...askers);

  app.get(
    '/api/agreements/:id/evidence',
    { onRequest, schema: { tags, params, response: { 200: evidenceView } } },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const made = await evidence.store.of(agreement.id);
      // An auditor's packs are told to nobody of the two they look at, and theirs not to the auditor.
      const own = made.filter(
        ({ askedBy }) => who.person.partyKind === 'company' || askedBy?.id === who.person.id,
      );
      return {
        exports: own.map(({ manifestHash, ...one }) => ({
          ...one,
          manifest: manifestHash?.toString('hex') ?? null,
          askedAt: one.askedAt.toISOString(),
          finishedAt: one.finishedAt?.toISOString() ?? null,
        })),
      };
    },
  );

  app.get(
    '/api/agreements/:id/evidence.zip',
    {
      onRequest,
      // No JSON: it is told of in the operations guide, not in the document of the API.
      schema: { hide: true, params, querystring: z.strictObject({ export: z.uuid().optional() }) },
    },
    async (request, reply) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const id = request.query.export ?? crypto.randomUUID();
      const pack = exportPack(
        evidence,
        actorOf(who),
        agreement.id,
        await scopeOf(evidence, who, agreement.id),
        id,
      );
      // The first piece is made before the answer begins, so that a refusal is still one.
      const first = await pack.next();
      if (first.done === true) throw new Failure('internal', 'the pack is empty');
      const { value } = first;
      const body = Readable.from(
        (async function* () {
          yield value;
          yield* pack;
        })(),
        { objectMode: false },
      );
      endWithSession(evidence, who, body);
      body.on('error', evidence.onFault);
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="evidence-${agreement.id}.zip"`)
        .send(body);
    },
  );

  app.get('/api/evidence/verify-page', { onRequest, schema: { hide: true } }, async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-disposition', 'attachment; filename="cordon-verify.html"')
      .send(await evidence.ports.page()),
  );
}

/** What somebody's pack holds: the company all, a vendor its own entries, an auditor those of their windows. */
async function scopeOf(
  { windowsOf }: EvidenceRoutesDeps,
  { person }: SignedIn,
  agreement: string,
): Promise<EvidenceScope> {
  if (person.role === 'auditor') {
    const windows = (await windowsOf(person.id)).filter((window) => window.agreement === agreement);
    return {
      side: 'auditor',
      party: null,
      windows: windows.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    };
  }
  if (person.partyKind === 'company') return { side: 'company', party: null, windows: null };
  return { side: 'vendor', party: person.partyId, windows: null };
}

/** A session that is revoked meanwhile gets no more of it. */
function endWithSession({ revocations }: EvidenceRoutesDeps, who: SignedIn, body: Readable): void {
  const unwatch = revocations.watch(connectedOf(who), () => {
    body.destroy();
  });
  body.on('close', unwatch);
}
