import { schedule } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { closingActFields, signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { done, identifier } from '../../platform/schemas.ts';
import { stopOf, type Asked } from './asked.ts';
import {
  changeDevice,
  chooseDevice,
  isHere,
  makeSecret,
  mayChange,
  registerDevices,
  retireDevice,
  revokeSecret,
  type ChangingDeps,
} from './changing.ts';
import type { Device, DeviceSecret } from './device.ts';
import {
  changeDeviceBody,
  chooseDeviceBody,
  deviceSecretView,
  devicesView,
  makeSecretBody,
  myDevicesView,
  packView,
  registerDevicesBody,
  retireDeviceBody,
  secretMade,
} from './schemas.ts';
import { askedViewOf, deviceViewOf } from './view.ts';

export interface PostureRoutesDeps extends ChangingDeps {
  /** What agreements in force ask of the devices of a party. */
  readonly asked: (party: string) => Promise<Asked | null>;
  /** How long a report from where somebody works is good for, milliseconds; null where no agreement asks for one. */
  readonly askedHere: (party: string) => Promise<number | null>;
  /** Where Cordon is reached, `host:port`, for the flags of osquery. */
  readonly host: string;
}

const LOOKS = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;

/** The register of devices: who looks at it, who changes it, and what each person sees of their own. */
export function postureRoutes(app: App, guard: Guard, deps: PostureRoutesDeps): void {
  const tags = ['posture'];
  const params = z.strictObject({ id: identifier });
  const look = guard.requireRole(...LOOKS, 'vendor-admin', 'team-lead');
  const admin = guard.requireRole('company-admin', 'vendor-admin');
  const change = [admin, guard.requireStepUp()];
  const ofParty = z.strictObject({ party: identifier.optional() });

  app.get(
    '/api/devices',
    { onRequest: look, schema: { tags, querystring: ofParty, response: { 200: devicesView } } },
    async (request) => {
      const who = signedIn(request);
      const party = partyOf(who, request.query.party);
      const now = deps.now().getTime();
      const devices = await deps.store.list({ party });
      const asked = new Map<string, Asked | null>();
      for (const { party: of } of devices) {
        if (!asked.has(of.id)) asked.set(of.id, await deps.asked(of.id));
      }
      const own = asked.get(party ?? '') ?? (party === null ? null : await deps.asked(party));
      return {
        devices: devices.map((device) => deviceViewOf(device, asked.get(device.party.id) ?? null, now)),
        mayChange: mayChange(who, party ?? who.person.partyId),
        asked: askedViewOf(own),
      };
    },
  );

  app.get(
    '/api/devices/mine',
    { onRequest: guard.requireSignedIn, schema: { tags, response: { 200: myDevicesView } } },
    async (request) => myDevices(deps, signedIn(request)),
  );

  app.post(
    '/api/devices/mine',
    {
      onRequest: guard.requireSignedIn,
      schema: {
        tags,
        summary: 'Say at which device one sits',
        body: chooseDeviceBody,
        response: { 200: done },
      },
    },
    async (request) => {
      await chooseDevice(deps, signedIn(request), request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/devices/register',
    {
      ...{ onRequest: change, bodyLimit: 3_000_000 },
      schema: { tags, body: registerDevicesBody, response: { 200: z.object({ added: z.int() }) } },
    },
    async (request) => ({ added: await registerDevices(deps, signedIn(request), request.body) }),
  );

  app.post(
    '/api/devices/:id',
    { onRequest: change, schema: { tags, params, body: changeDeviceBody, response: { 200: done } } },
    async (request) => {
      await changeDevice(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.post(
    '/api/devices/:id/retire',
    { onRequest: admin, schema: { tags, params, body: retireDeviceBody, response: { 200: done } } },
    async (request) => {
      await retireDevice(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/device-secrets',
    {
      onRequest: admin,
      schema: { tags, querystring: ofParty, response: { 200: z.array(deviceSecretView) } },
    },
    async (request) => {
      const who = signedIn(request);
      const party = request.query.party ?? who.person.partyId;
      if (!mayChange(who, party)) throw new Failure('not-in-scope');
      return (await deps.secrets.of(party)).map(secretViewOf);
    },
  );

  app.post(
    '/api/device-secrets',
    { onRequest: change, schema: { tags, body: makeSecretBody, response: { 200: secretMade } } },
    async (request) => {
      const { id, secret } = await makeSecret(deps, signedIn(request), request.body);
      return { id, secret, flags: request.body.use === 'enroll' ? flagsOf(deps.host) : [] };
    },
  );

  app.post(
    '/api/device-secrets/:id/revoke',
    {
      onRequest: admin,
      schema: { tags, params, body: z.strictObject(closingActFields), response: { 200: done } },
    },
    async (request) => {
      await revokeSecret(deps, signedIn(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/api/posture/pack',
    {
      onRequest: look,
      schema: {
        tags,
        summary: 'The queries as a pack, for whoever runs osquery already',
        response: { 200: packView },
      },
    },
    () => ({ queries: { ...schedule() } }),
  );
}

async function myDevices(deps: PostureRoutesDeps, who: SignedIn): Promise<z.infer<typeof myDevicesView>> {
  const now = deps.now().getTime();
  const { id, partyId: party } = who.person;
  const [devices, kept, asked, within] = await Promise.all([
    deps.store.list({ party, person: id }),
    deps.store.chosen(who.sessionId),
    deps.asked(party),
    deps.askedHere(party),
  ]);
  const chosen = devices.some((device) => device.id === kept) ? kept : null;
  const own = devices.filter(({ people }) => people.some((person) => person.id === id));
  // What was chosen and is gone leaves nothing that counts, as the gate has it.
  const counts = kept === null ? own : devices.filter((device) => device.id === kept);
  const isElsewhere = within !== null && !counts.some((device) => isHere(device, who.ip, now, within));
  const stop =
    (asked === null ? null : stopOf(counts, asked, now)) ?? (isElsewhere ? 'device-elsewhere' : null);
  return {
    devices: devices.map((device: Device) => withoutOthers(deviceViewOf(device, asked, now), id)),
    chosen,
    counts: counts.map((device) => device.id),
    stop: stop === null ? null : { code: stop },
    asked: askedViewOf(asked),
  };
}

/** Who else works on a desk is for those who look after it. */
function withoutOthers(
  view: ReturnType<typeof deviceViewOf>,
  person: string,
): ReturnType<typeof deviceViewOf> {
  return { ...view, people: view.people.filter(({ id }) => id === person) };
}

/** Whose devices are looked at: a vendor's people see their own party's; null: all, which only the company sees. */
function partyOf({ person }: SignedIn, asked: string | undefined): string | null {
  if (person.partyKind === 'company') return asked ?? null;
  if (asked !== undefined && asked !== person.partyId) throw new Failure('not-in-scope');
  return person.partyId;
}

function secretViewOf(secret: DeviceSecret): z.infer<typeof deviceSecretView> {
  const { id, name, use, createdAt, lastUsedAt, revokedAt } = secret;
  return {
    ...{ id, name, use, createdAt: createdAt.toISOString() },
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

/** What an unmodified osqueryd is started with; the secret goes into a file of its own. */
function flagsOf(host: string): string[] {
  return [
    `--tls_hostname=${host}`,
    '--enroll_secret_path=/etc/osquery/cordon.secret',
    '--enroll_tls_endpoint=/osquery/enroll',
    '--config_plugin=tls',
    '--config_tls_endpoint=/osquery/config',
    '--config_refresh=3600',
    '--logger_plugin=tls',
    '--logger_tls_endpoint=/osquery/log',
    '--logger_tls_period=60',
    '--host_identifier=uuid',
  ];
}
