import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SigningActor } from '../identity/index.ts';
import { textHash } from '../platform/hashing.ts';
import type { App } from '../platform/http/index.ts';
import { done, identifier } from '../platform/schemas.ts';
import { apiSettingsOf } from '../sources/api/settings.ts';
import type { Receiver } from './receiver.ts';
import { endBody, receiverBody, receiverList, receiverMade, type receiverView } from './schemas.ts';
import { tryReceiver, type SendingDeps } from './sending.ts';

export interface SiemRoutesDeps extends SendingDeps {
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
}

/** Where events of the ledger are sent: see how far each is, add one after it answered, end one. */
export function siemRoutes(app: App, guard: Guard, deps: SiemRoutesDeps): void {
  const { receivers, entered, signedActs, enter, now } = deps;
  const tags = ['siem'];
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer');
  const change = [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()];

  app.get(
    '/api/siem/receivers',
    { onRequest: read, schema: { tags, response: { 200: receiverList } } },
    async () => {
      const [size, live] = await Promise.all([entered.size(), receivers.live()]);
      return { size, receivers: live.map(viewOf) };
    },
  );

  app.post(
    '/api/siem/receivers',
    { onRequest: change, schema: { tags, body: receiverBody, response: { 200: receiverMade } } },
    async (request) => {
      const who = signedIn(request);
      const { name, baseUrl, reach, credential, from, salt, ...given } = request.body;
      const place = apiSettingsOf({ baseUrl, credential, reach });
      // Of a hash, so that what opens the entry is not the credential either.
      const typed = { name: 'place', value: textHash(canonicalText({ baseUrl, credential, reach })), salt };
      const words = { name: textHash(name), from };
      const actor = await signedActs.by(who, 'siem-receiver-added', words, given, [typed]);
      const id = `siem_${randomBytes(10).toString('hex')}`;
      const settings = { ...place, secret: `whsec_${randomBytes(32).toString('base64')}` };
      const next = from === 'start' ? 0 : await entered.size();
      if ((await tryReceiver(settings, id, deps.source, { next, at: now() })) !== null)
        throw new Failure('receiver-unavailable');
      // What opens a way out is entered before it does.
      await enter('siem-receiver-added', actor, { receiver: id, next });
      await receivers.add({ id, name, settings, next }, who.person.id, now());
      const added = await receivers.find(id);
      if (added === null) throw new Failure('internal');
      return { receiver: viewOf(added), secret: settings.secret };
    },
  );

  app.post(
    '/api/siem/receivers/:id/end',
    {
      onRequest: change,
      schema: { tags, params: z.strictObject({ id: identifier }), body: endBody, response: { 200: done } },
    },
    async (request) => {
      const { id: receiver } = request.params;
      const words = { receiver };
      const actor = await signedActs.closing(signedIn(request), 'siem-receiver-ended', words, request.body);
      const ended = await receivers.find(receiver);
      // What closes a way out is done before it is entered.
      if (ended === null || !(await receivers.end(receiver, now()))) throw new Failure('already-done');
      await enter('siem-receiver-ended', actor, { receiver, next: ended.next });
      return { done: true as const };
    },
  );
}

function viewOf(receiver: Receiver): z.infer<typeof receiverView> {
  const { id, name, settings, addedAt, next, wellAt, dueAt, problem } = receiver;
  return {
    ...{ id, name, baseUrl: settings.baseUrl, reach: settings.reach, next, problem },
    addedAt: addedAt.toISOString(),
    wellAt: wellAt?.toISOString() ?? null,
    dueAt: dueAt.toISOString(),
  };
}
