import { createHmac } from 'node:crypto';
import { inspectionItems, inspectionText, type ItemSeen } from '@cordon/core/assurance/badges';
import { canonicalText } from '@cordon/ledger';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';

/*
 * The floor in Manila: zones and readers, badges of five people, what the badge system tells as they come in, and a walk of the
 * company that found paper on a desk. No agreement of the demo asks for badges, so nobody is kept out.
 */

const SITE = 'sit_manila';

const layout = {
  zones: [
    { name: 'Lobby', kind: 'public' },
    { name: 'Floor 3', kind: 'work' },
    { name: 'Server room', kind: 'restricted' },
  ],
  doors: [
    { code: 'L1', name: 'Front door', direction: 'in', zone: 'Lobby', from: null },
    { code: 'G1', name: 'Gate in', direction: 'in', zone: 'Floor 3', from: 'Lobby' },
    { code: 'G2', name: 'Gate out', direction: 'out', zone: 'Floor 3', from: 'Lobby' },
    { code: 'S1', name: 'Server room', direction: 'in', zone: 'Server room', from: 'Floor 3' },
  ],
} as const;

const badges = [
  { number: '7001', person: 'per_ada' },
  { number: '7002', person: 'per_ben' },
  { number: '7003', person: 'per_ella' },
  { number: '7004', person: 'per_finn' },
  { number: '7005', person: 'per_leo' },
];

/** Reader and badge, in the order of time: they come in through the lobby, and one goes out again. */
const passed = [
  ['L1', '7001'],
  ['G1', '7001'],
  ['G1', '7003'],
  ['G1', '7002'],
  ['G1', '7004'],
  ['G1', '7005'],
  ['G2', '7002'],
] as const;

interface Scene {
  readonly house: { readonly world: { readonly baseUrl: string } };
  readonly cast: Cast;
  readonly progress: Progress;
}

/** @throws when a step does not end as it should */
export async function playBadges({ house, cast, progress }: Scene): Promise<void> {
  const vera = await cast.fresh('per_vera');
  const system = await draw(vera);
  await tell(house.world.baseUrl, system);
  await walk(await cast.fresh('per_sam'));
  progress('Five people of Manila badged in today; Sam walked through the floor and found paper on a desk');
}

/** Zones, readers, badges and the system that tells of them. */
async function draw(vera: Visitor): Promise<{ readonly id: string; readonly secret: string }> {
  const done = async (path: string, body: object, act: string, words: Record<string, string | number>) => {
    const answer = await vera.post(`/api/sites/${SITE}/${path}`, {
      ...body,
      ...vera.decided(act, { site: SITE, ...words }),
    });
    expectStatus(answer, 200, path);
    return answer.json;
  };
  await done('badge-layout', layout, 'badge-layout-drawn', { layout: textHash(canonicalText(layout)) });
  const people = textHash(canonicalText(badges.map(({ person }) => person)));
  await done('badges', { badges }, 'badges-given', { badges: badges.length, people });
  const name = 'Gate Manila';
  const made = await done('badge-systems', { name }, 'badge-system-made', { name: textHash(name) });
  return made as { readonly id: string; readonly secret: string };
}

/** As a badge system does it: JSON, signed with its secret. */
async function tell(baseUrl: string, { id, secret }: { readonly id: string; readonly secret: string }) {
  const now = Date.now();
  const events = passed.map(([door, badge], nth) => ({ at: new Date(now + nth).toISOString(), door, badge }));
  const body = JSON.stringify({ events });
  const timestamp = String(Math.floor(now / 1000));
  const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(`${baseUrl}/api/badges/${id}/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-cordon-timestamp': timestamp,
      'x-cordon-signature': `v1=${mac}`,
    },
    body,
  });
  if (!answer.ok) throw new Error(`a badge system that tells: ${String(answer.status)}`);
}

/** The company's security officer walks through the floor. */
async function walk(sam: Visitor): Promise<void> {
  const items = Object.keys(inspectionItems).map((item) => ({
    ...{ item, verdict: item === 'clean-desks' ? 'fail' : 'pass', photos: [] },
    note: item === 'clean-desks' ? 'A notepad with order numbers beside desk 14' : '',
  })) as readonly ItemSeen[];
  const statement = textHash(inspectionText({ site: SITE, items }));
  const words = { site: SITE, statement, failed: 1, photos: 0 };
  const signed = await sam.post(`/api/sites/${SITE}/inspections`, {
    ...{ items, photos: [] },
    ...sam.decided('inspection-signed', words),
  });
  expectStatus(signed, 200, 'a walk');
}
