import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { shiftCode } from '@cordon/core/policy';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedActs, type SigningActor } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { withDrills } from '../schemas.ts';
import { apiSettingsOf } from '../../sources/api/settings.ts';
import type { Alert, KeptChannel, NewChannel } from './alert.ts';
import {
  alertList,
  channelBody,
  channelList,
  channelMade,
  closingBody,
  type channelView,
} from './schemas.ts';
import { tell, type TellingDeps } from './telling.ts';

export interface AlertRoutesDeps extends TellingDeps {
  readonly signedActs: SignedActs;
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number>>,
  ) => Promise<number>;
}

const LISTED = 100;

/** Whom to tell of what, what they were told, and who took it. */
export function alertRoutes(app: App, guard: Guard, deps: AlertRoutesDeps): void {
  const { alerts, signedActs, enter, now } = deps;
  const tags = ['alerts'];
  const read = guard.requireRole('company-admin', 'privacy-officer', 'security-officer');
  const change = [guard.requireRole('company-admin', 'security-officer'), guard.requireStepUp()];
  const params = z.strictObject({ id: identifier });

  app.get(
    '/api/alerts',
    {
      onRequest: read,
      schema: {
        tags,
        querystring: z.strictObject({ drills: withDrills }),
        response: { 200: alertList },
      },
    },
    async ({ query }) => {
      const list = await alerts.list(LISTED, query.drills === 'with');
      const untaken = list.filter(({ taken, drill }) => taken === null && drill === null).length;
      return { alerts: list.map(alertViewOf), untaken };
    },
  );

  app.post(
    '/api/alerts/:id/take',
    { onRequest: read, schema: { tags, params, body: closingBody, response: { 200: done } } },
    async (request) => {
      const { id: alert } = request.params;
      const who = signedIn(request);
      const actor = await signedActs.closing(who, 'alert-taken', { alert }, request.body);
      if (!(await alerts.take(alert, who.person.id, now()))) throw new Failure('already-done');
      await enter('alert-taken', actor, { alert });
      return { done: true as const };
    },
  );

  app.get(
    '/api/alerts/channels',
    { onRequest: read, schema: { tags, response: { 200: channelList } } },
    async () => ({ channels: (await alerts.channels()).map(channelViewOf) }),
  );

  app.post(
    '/api/alerts/channels',
    { onRequest: change, schema: { tags, body: channelBody, response: { 200: channelMade } } },
    async (request) => {
      const who = signedIn(request);
      const { name, way, least, vendors, quiet, escalation, salt, ...given } = request.body;
      const rules = textHash(canonicalText({ vendors, escalation }));
      // Of a hash, so that what opens the entry is not the credential either.
      const typed = { name: 'way', value: textHash(canonicalText(way)), salt };
      const hours = quiet === null ? 'none' : shiftCode(quiet);
      const words = { name: textHash(name), kind: way.kind, least, quiet: hours, rules };
      const actor = await signedActs.by(who, 'alert-channel-added', words, given, [typed]);
      const known = await alerts.channels();
      if (escalation !== null && !known.some(({ id }) => id === escalation.to))
        throw new Failure('bad-request');
      const channel = await channelOf(deps, {
        id: newId('chn'),
        name,
        way,
        least,
        vendors,
        quiet,
        escalation,
      });
      await mustAnswer(deps, channel);
      // What opens a way out is entered before it does.
      await enter('alert-channel-added', actor, { channel: channel.id, kind: way.kind, least });
      await alerts.addChannel(channel, who.person.id, now());
      const added = (await alerts.channels()).find(({ id }) => id === channel.id);
      if (added === undefined) throw new Failure('internal');
      const secret = 'settings' in channel.way ? channel.way.settings.secret : null;
      return { channel: channelViewOf(added), secret };
    },
  );

  app.post(
    '/api/alerts/channels/:id/end',
    { onRequest: change, schema: { tags, params, body: closingBody, response: { 200: done } } },
    async (request) => {
      const { id: channel } = request.params;
      const actor = await signedActs.closing(
        signedIn(request),
        'alert-channel-ended',
        { channel },
        request.body,
      );
      if (!(await alerts.endChannel(channel, now()))) throw new Failure('already-done');
      await enter('alert-channel-ended', actor, { channel });
      return { done: true as const };
    },
  );
}

type Typed = Omit<NewChannel, 'way'> & { readonly way: z.infer<typeof channelBody>['way'] };

async function channelOf({ alerts }: AlertRoutesDeps, { way, ...rest }: Typed): Promise<NewChannel> {
  if (way.kind === 'webhook') {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    return { ...rest, way: { settings: { ...apiSettingsOf(way), secret } } };
  }
  if (!(await alerts.isOwn(way.person))) throw new Failure('not-in-scope');
  return { ...rest, way: { person: way.person } };
}

/** An address that takes nothing would be found out on the day it is needed. */
async function mustAnswer(deps: AlertRoutesDeps, { way, ...rest }: NewChannel): Promise<void> {
  // A mail is tried when it is due: its server may be away for a while, and it is told on the page.
  if (!('settings' in way)) return;
  const at = deps.now();
  const trial: Alert = {
    ...{ id: newId('alr'), kind: 'trial', about: `channel/${rest.id}`, severity: 'low', at },
    ...{
      vendor: null,
      vendorName: null,
      agent: null,
      agentName: null,
      taken: null,
      deliveries: [],
      drill: null,
    },
    reason: 'Nothing was found. Cordon tries whether it can tell you.',
  };
  const kind = { kind: 'webhook' as const, settings: way.settings };
  if ((await tell(deps, trial, { ...rest, way: kind, addedAt: at })) !== null)
    throw new Failure('receiver-unavailable');
}

function channelViewOf(channel: KeptChannel): z.infer<typeof channelView> {
  const { id, name, way, least, vendors, quiet, escalation, addedAt } = channel;
  return {
    ...{ id, name, least, escalation, addedAt: addedAt.toISOString() },
    quiet: quiet === null ? null : { ...quiet, days: quiet.days === undefined ? undefined : [...quiet.days] },
    vendors: vendors === null ? null : [...vendors],
    way:
      way.kind === 'mail'
        ? { kind: 'mail', person: way.person, name: way.name, reached: way.email !== null }
        : { kind: 'webhook', baseUrl: way.settings.baseUrl },
  };
}

function alertViewOf({ at, taken, deliveries, ...rest }: Alert): z.infer<typeof alertList>['alerts'][number] {
  return {
    ...rest,
    at: at.toISOString(),
    taken: taken === null ? null : { ...taken, at: taken.at.toISOString() },
    deliveries: deliveries.map(({ channel, channelName, dueAt, tries, toldAt, problem }) => ({
      ...{ channel, channelName, tries, problem, dueAt: dueAt.toISOString() },
      toldAt: toldAt?.toISOString() ?? null,
    })),
  };
}
