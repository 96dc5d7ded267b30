import { sampleLog } from '@cordon/core/assurance';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';

/*
 * Devices of Brightline: enrolled as osquery does it, and told of by the same posts. One is as agreed, one is not, and one is a shared
 * desk. No agreement of the demo asks for them, so nobody is kept out.
 */

interface Demo {
  readonly host: string;
  readonly name: string;
  readonly kind: 'desktop' | 'laptop';
  readonly shared: boolean;
  readonly people: readonly string[];
  readonly platform: Parameters<typeof sampleLog>[0];
  readonly broken: Parameters<typeof sampleLog>[3];
}

const devices: readonly Demo[] = [
  {
    ...{ host: '6D0E-01', name: 'Desk 11', kind: 'desktop', shared: false, people: ['per_ada'] },
    ...{ platform: 'windows', broken: {} },
  },
  {
    ...{ host: '6D0E-02', name: 'Desk 12', kind: 'desktop', shared: true, people: [] },
    ...{ platform: 'linux', broken: {} },
  },
  {
    ...{
      host: '6D0E-03',
      name: 'Laptop of the night shift',
      kind: 'laptop',
      shared: false,
      people: ['per_ella'],
    },
    ...{
      platform: 'darwin',
      broken: { disk_encryption: [{ encrypted: '0', filevault_status: 'off' }], apps: [{ name: 'OBS.app' }] },
    },
  },
];

interface Scene {
  readonly house: { readonly world: { readonly baseUrl: string } };
  readonly cast: Cast;
  readonly progress: Progress;
}

/** @throws when a step does not end as it should */
export async function playDevices({ house, cast, progress }: Scene): Promise<void> {
  const { baseUrl } = house.world;
  const vera = await cast.fresh('per_vera');
  const party = 'pty_brightline';
  const said = { use: 'enroll', name: 'Manila' };
  const made = await vera.post('/api/device-secrets', {
    ...{ party, ...said },
    ...vera.decided('device-secret-made', { subjectParty: party, use: said.use, name: textHash(said.name) }),
  });
  expectStatus(made, 200, 'a secret for devices');
  const { secret } = made.json as { secret: string };
  for (const device of devices) await enrol(baseUrl, vera, secret, device);
  progress('Three devices of Brightline report by osquery: one has no encrypted disk and a screen recorder');
}

async function enrol(baseUrl: string, vera: Visitor, secret: string, device: Demo): Promise<void> {
  const { host, name, kind, shared, people, platform, broken } = device;
  const before = await idsOf(vera);
  const { node_key: key } = await osquery(baseUrl, 'enroll', {
    enroll_secret: secret,
    host_identifier: host,
  });
  await osquery(baseUrl, 'log', {
    ...{ node_key: key, log_type: 'result' },
    data: sampleLog(platform, host, Date.now(), broken),
  });
  const id = (await idsOf(vera)).find((one) => !before.includes(one)) ?? '';
  const words = {
    device: id,
    kind,
    site: 'sit_manila',
    shared,
    name: textHash(name),
    people: people.join(' '),
  };
  const changed = await vera.post(`/api/devices/${id}`, {
    ...{ name, kind, site: 'sit_manila', shared, people },
    ...vera.decided('device-changed', words),
  });
  expectStatus(changed, 200, 'a device');
}

async function idsOf(vera: Visitor): Promise<readonly string[]> {
  const { json } = await vera.get('/api/devices');
  return (json as { devices: { id: string }[] }).devices.map(({ id }) => id);
}

async function osquery(baseUrl: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${baseUrl}/osquery/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`a device that reports: ${String(answer.status)}`);
  return (await answer.json()) as Record<string, unknown>;
}
