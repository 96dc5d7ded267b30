import type { SubProcessorAct } from '@cordon/core/agreements';
import { z } from 'zod';
import { signedActFields, signedIn, type GivenAct, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { maySee, params, readers, visible } from '../reading.ts';
import type { AgreementRoutesDeps } from '../routeDeps.ts';
import type { Agreement } from '../store.ts';
import {
  act,
  actWords,
  entryWords,
  proposalWords,
  propose,
  ruleNow,
  standingOf,
  type Given,
  type SubProcessorDeps,
} from './acting.ts';
import {
  flowDownBody,
  objectionBody,
  subProcessorBody,
  subProcessorEndBody,
  subProcessorRegister,
  subProcessorView,
} from './schemas.ts';
import type { FlowDown } from './store.ts';
import { actors, annexOf, proposers, subProcessorViewOf } from './view.ts';

/** The register of sub-processors: a vendor names them, the company answers, the clock does the rest. */
export function subProcessorRoutes(
  app: App,
  guard: Guard,
  deps: AgreementRoutesDeps,
  subs: SubProcessorDeps,
): void {
  const tags = ['sub-processors'];
  const read = guard.requireRole(...readers);
  const response = { 200: subProcessorRegister };

  app.get(
    '/api/sub-processors',
    {
      onRequest: read,
      schema: {
        tags,
        summary: 'Windows that run now, soonest to close first',
        response: { 200: z.array(subProcessorView) },
      },
    },
    async (request) => {
      const who = signedIn(request);
      const now = deps.now();
      const views = [];
      for (const sub of await subs.store.list(null)) {
        if (standingOf(sub, now).state !== 'notice') continue;
        const agreement = await deps.store.find(sub.agreement);
        if (agreement?.endedAt !== null || !(await maySee(deps, who, agreement))) continue;
        const { hash } = await subs.standing(agreement.id);
        views.push(subProcessorViewOf(sub, agreement, hash.toString('hex'), who.person.role, now));
      }
      return views.toSorted((a, b) => Date.parse(a.objectUntil) - Date.parse(b.objectUntil));
    },
  );

  app.get(
    '/api/agreements/:id/sub-processors',
    { onRequest: read, schema: { tags, params, response } },
    async (request) => {
      const who = signedIn(request);
      return register(subs, who, await visible(deps, who, request.params.id));
    },
  );

  app.post(
    '/api/agreements/:id/sub-processors',
    {
      onRequest: guard.requireRole(...proposers),
      schema: { tags, params, body: subProcessorBody, response },
    },
    async (request) => {
      const who = signedIn(request);
      const agreement = await visible(deps, who, request.params.id);
      const { flowDown: bound, actId, actAt, signature, ...proposal } = request.body;
      const flowDown = bound === undefined ? undefined : whole(bound);
      const words = proposalWords(subs, agreement.id, proposal, flowDown);
      const given = { actId, actAt, signature };
      const actor = await deps.signedActs.by(who, 'sub-processor-proposed', words, given);
      const id = await propose(subs, actor, agreement, proposal);
      if (flowDown !== undefined) await act(subs, actor, agreement, id, 'flow-down', { flowDown });
      return register(subs, who, agreement);
    },
  );

  const acts: readonly (readonly [SubProcessorAct, z.ZodType<Body>, boolean])[] = [
    ['object', objectionBody, true],
    ['approve', z.strictObject(signedActFields), true],
    ['withdraw', z.strictObject(signedActFields), false],
    ['flow-down', flowDownBody, false],
    ['end', subProcessorEndBody, true],
  ];
  for (const [what, body, stepUp] of acts) {
    const role = guard.requireRole(...actors[what]);
    app.post(
      `/api/agreements/:id/sub-processors/:sub/${what}`,
      {
        onRequest: stepUp ? [role, guard.requireStepUp()] : role,
        schema: { tags, params: params.extend({ sub: identifier }), body, response },
      },
      async (request) => {
        const who = signedIn(request);
        const agreement = await visible(deps, who, request.params.id);
        const { sub } = request.params;
        const given = givenIn(request.body);
        const words = actWords(subs, agreement.id, sub, given);
        const actor = await deps.signedActs.by(who, entryWords[what], words, request.body);
        await act(subs, actor, agreement, sub, what, given);
        return register(subs, who, agreement);
      },
    );
  }
}

type FlowDownBody = z.infer<typeof flowDownBody>;
type Body = GivenAct & Partial<Omit<FlowDownBody, keyof GivenAct>> & { readonly reason?: string | undefined };

function givenIn({ reason, version, contractDate, reference, documentHash }: Body): Given {
  return {
    ...(reason !== undefined && { reason }),
    ...(version !== undefined &&
      contractDate !== undefined &&
      reference !== undefined && { flowDown: whole({ version, contractDate, reference, documentHash }) }),
  };
}

function whole({ documentHash, ...rest }: Omit<FlowDownBody, keyof GivenAct>): Omit<FlowDown, 'termsHash'> {
  return { ...rest, documentHash: documentHash ?? null };
}

async function register(
  subs: SubProcessorDeps,
  { person }: SignedIn,
  agreement: Agreement,
): Promise<z.infer<typeof subProcessorRegister>> {
  const version = await subs.standing(agreement.id);
  const termsHash = version.hash.toString('hex');
  const items = (await subs.store.list(agreement.id)).map((sub) =>
    subProcessorViewOf(sub, agreement, termsHash, person.role, subs.now()),
  );
  return {
    rule: await ruleNow(subs, agreement),
    version: version.version,
    mayPropose: agreement.endedAt === null && proposers.some((role) => role === person.role),
    items,
    annex: annexOf(items),
  };
}
