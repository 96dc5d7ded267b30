import type { Condition } from '@cordon/core/kernel';
import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { expect } from 'vitest';
import { MINUTE, type Scene } from '../attacks/attack.ts';
import { deliver, signedAs } from './helpdesk.ts';

/** Zones and readers of a floor: a lobby, the floor where work is done, a room for servers. */
export const layout = {
  zones: [
    { name: 'Lobby', kind: 'public' },
    { name: 'Floor', kind: 'work' },
    { name: 'Server room', kind: 'restricted' },
  ],
  doors: [
    { code: 'G1', name: 'Gate in', direction: 'in', zone: 'Floor', from: null },
    { code: 'G2', name: 'Gate out', direction: 'out', zone: 'Floor', from: null },
    { code: 'L1', name: 'Front door', direction: 'in', zone: 'Lobby', from: null },
    { code: 'S1', name: 'Server room', direction: 'in', zone: 'Server room', from: 'Floor' },
  ],
} as const;

export interface TestEvent {
  readonly id?: string;
  readonly at: string;
  readonly door: string;
  readonly badge: string;
  readonly direction?: 'in' | 'out';
  readonly result?: 'granted' | 'denied';
}

/** A badge system that delivers what it is told to. */
export interface TestBadges {
  readonly system: string;
  readonly secret: string;
  send(events: readonly TestEvent[], secret?: string): ReturnType<typeof deliver>;
  /** One person at one reader, now. */
  pass(badge: string, door: string): Promise<void>;
}

/** Draws a site, gives badges to people by number and connects a badge system. @param admin after a fresh second factor */
export async function openBadges(
  baseUrl: string,
  admin: Visitor,
  site: string,
  badges: Readonly<Record<string, string>>,
): Promise<TestBadges> {
  const done = async (path: string, body: unknown) => {
    const answer = await admin.post(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer.json;
  };
  await done(`/api/sites/${site}/badge-layout`, layout);
  const given = Object.entries(badges).map(([number, person]) => ({ number, person }));
  await done(`/api/sites/${site}/badges`, { badges: given });
  const { id, secret } = (await done(`/api/sites/${site}/badge-systems`, { name: 'Gate' })) as {
    readonly id: string;
    readonly secret: string;
  };
  const send: TestBadges['send'] = (events, by = secret) => {
    const body = JSON.stringify({ events });
    return deliver(new URL(`/api/badges/${id}/events`, baseUrl), body, signedAs(by, body));
  };
  return {
    ...{ system: id, secret, send },
    async pass(badge, door) {
      const answer = await send([{ at: new Date().toISOString(), door, badge }]);
      if (answer.status !== 200) throw new Error(`${door}: ${JSON.stringify(answer)}`);
    },
  };
}

/** Puts the condition that asks for a badge into the terms in force, as a version that both sign would. @returns takes it out */
export function askForBadge(
  house: Pick<House, 'inForce'>,
  settings: Readonly<Record<string, unknown>> = {},
): () => void {
  return askFor(house, { clause: '4.12', kind: 'badge', ...settings });
}

/** Puts a condition into the terms in force, as a version that both sign would. @returns takes it out */
export function askFor({ inForce }: Pick<House, 'inForce'>, condition: Condition): () => void {
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const conditions = [...terms.conditions, condition];
      const compiled = compile({ ...terms, conditions }, termsHash, dataMap);
      if (!compiled.ok) throw new Error(`the terms must compile: ${JSON.stringify(compiled.problems)}`);
      return { ok: true, policy: compiled.policy };
    },
  });
  return () => {
    Object.assign(inForce, { inForce: signed });
  };
}

/** Somebody signed in today, with a fresh second factor: days pass in these tests. */
export async function signedInAnew(scene: Scene, person: string): Promise<Visitor> {
  const visitor = scene.visitor(person);
  // A code is good once.
  scene.pass(2 * MINUTE);
  await visitor.signIn();
  expect(await visitor.stepUp()).toMatchObject({ status: 200 });
  return visitor;
}

/** Findings of a kind as somebody sees them. */
export async function findingsSeen(who: Visitor, kind: string) {
  const all = (await who.get('/api/findings')).json as readonly {
    readonly kind: string;
    readonly facts: Readonly<Record<string, unknown>>;
    readonly vendor: string;
  }[];
  return all.filter((one) => one.kind === kind);
}
