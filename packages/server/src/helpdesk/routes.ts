import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SigningActor } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { baseUrlOf } from '../sources/api/settings.ts';
import { withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import { lookAt } from './round.ts';
import { disconnectBody, helpdeskAnswer, helpdeskBody } from './schemas.ts';
import type { HelpdeskSettings } from './settings.ts';
import type { StoredHelpdesk } from './store.ts';

type Body = z.infer<typeof helpdeskBody>;

export interface HelpdeskRoutesDeps extends HelpdeskDeps {
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly isVendor: (party: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
}

/** A source's helpdesk: connect it, see how reading goes and whose seat shows what, look now, let go of it. */
export function helpdeskRoutes(app: App, guard: Guard, deps: HelpdeskRoutesDeps): void {
  const { store, signedActs, enter, now } = deps;
  const tags = ['helpdesk'];
  const params = z.strictObject({ id: identifier });
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer', 'vendor-manager');
  const admin = guard.requireRole('company-admin');
  const change = [admin, guard.requireStepUp()];
  const answer = async (source: string): Promise<z.infer<typeof helpdeskAnswer>> => {
    const stored = await store.find(source);
    return { helpdesk: stored === null ? null : viewOf(stored, await deps.writes.waiting(source)) };
  };

  app.get(
    '/api/sources/:id/helpdesk',
    { onRequest: read, schema: { tags, params, response: { 200: helpdeskAnswer } } },
    (request) => answer(request.params.id),
  );

  app.post(
    '/api/sources/:id/helpdesk',
    { onRequest: change, schema: { tags, params, body: helpdeskBody, response: { 200: helpdeskAnswer } } },
    async (request) => {
      const who = signedIn(request);
      const { id: source } = request.params;
      const {
        credential,
        salt,
        kind,
        baseUrl,
        reach,
        queues,
        customerField,
        setters,
        internalComments,
        ...given
      } = request.body;
      if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
      const told = { kind, baseUrl, reach, queues, customerField, setters, internalComments };
      const settings = await checked(deps, told, credential);
      const words = { source, kind, settings: textHash(canonicalText(told)) };
      // Of a hash, so that what opens the entry is not the secret either.
      const typed = [{ name: 'credential', value: textHash(credential), salt }];
      const actor = await signedActs.by(who, 'helpdesk-connecting', words, given, typed);
      const about = { source, kind, queues: queues.length };
      await enter('helpdesk-connecting', actor, about);
      try {
        await withHelpdesk(deps, { settings }, (helpdesk) => helpdesk.hello());
      } catch (error) {
        await enter('helpdesk-not-connected', actor, about);
        throw error;
      }
      await store.keep(source, settings, who.person.id, now());
      await enter('helpdesk-connected', actor, about);
      return answer(source);
    },
  );

  app.post(
    '/api/sources/:id/helpdesk/look',
    {
      onRequest: read,
      schema: { tags, params, body: z.strictObject({}), response: { 200: helpdeskAnswer } },
    },
    async (request) => {
      const stored = await store.find(request.params.id);
      if (stored === null) throw new Failure('not-in-scope');
      await lookAt(deps, stored, true);
      return answer(stored.source);
    },
  );

  app.post(
    '/api/sources/:id/helpdesk/disconnect',
    { onRequest: change, schema: { tags, params, body: disconnectBody, response: { 200: done } } },
    async (request) => {
      const { id: source } = request.params;
      const actor = await signedActs.closing(
        signedIn(request),
        'helpdesk-disconnected',
        { source },
        request.body,
      );
      // What closes a way in is done before it is entered.
      if (!(await store.remove(source))) throw new Failure('already-done');
      await enter('helpdesk-disconnected', actor, { source });
      return { done: true as const };
    },
  );
}

type Told = Omit<HelpdeskSettings, 'credential'>;

/** @throws Failure `bad-request`, `not-in-scope` */
async function checked(
  { isVendor, people }: HelpdeskRoutesDeps,
  told: Told & Pick<Body, 'queues'>,
  credential: string,
): Promise<HelpdeskSettings> {
  const { kind, baseUrl, reach, queues, setters } = told;
  const url = baseUrlOf(baseUrl, reach);
  if (new Set(queues.map(({ queue }) => queue)).size !== queues.length)
    throw new Failure('bad-request', 'A queue stands there twice.');
  for (const { vendor } of queues) if (!(await isVendor(vendor))) throw new Failure('not-in-scope');
  const vendors = (await people()).flatMap(({ email, sso }) => [email, ...sso]);
  const theirs = new Set(vendors.flatMap((name) => (name == null ? [] : [name.toLowerCase()])));
  if (setters.some((setter) => theirs.has(setter.toLowerCase())))
    throw new Failure('bad-request', 'Whoever names the customer must not work for a vendor.');
  return {
    ...told,
    baseUrl: url.href.replace(/\/+$/, ''),
    credential: authorization(kind, credential),
  };
}

function authorization(kind: HelpdeskSettings['kind'], credential: string): string {
  if (kind === 'rt') return `token ${credential}`;
  return credential.includes('/token:')
    ? `Basic ${Buffer.from(credential, 'utf8').toString('base64')}`
    : `Bearer ${credential}`;
}

function viewOf(stored: StoredHelpdesk, writing: number) {
  const { settings, connectedAt, lookedAt, wellAt, problem, waiting, seatsAt, seats } = stored;
  const { kind, baseUrl, reach, queues, customerField, setters, internalComments } = settings;
  return {
    ...{ kind, baseUrl, reach, customerField, internalComments, problem, waiting, writing },
    ...{ queues: queues.map((queue) => ({ ...queue })), setters: [...setters] },
    seats: seats.map(({ sights, ...seat }) => ({ ...seat, sights: [...sights] })),
    connectedAt: connectedAt.toISOString(),
    lookedAt: lookedAt?.toISOString() ?? null,
    wellAt: wellAt?.toISOString() ?? null,
    seatsAt: seatsAt?.toISOString() ?? null,
  };
}
