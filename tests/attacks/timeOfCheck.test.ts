import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Code } from '@cordon/core/kernel';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import type { GatePorts } from '../../packages/server/src/gate/index.ts';
import { expectNothingOf, expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/* Rights that are lost while a customer's data is being read: decided before, not released after. */

let scene: Scene;
let ada: Visitor;
let olivia: Visitor;
let vera: Visitor;
let real: GatePorts['source'];
let bound: Bound;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
  vera = await scene.enterFresh('per_vera');
  real = scene.house.gatePorts.source;
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.pass(60_000);
  await olivia.stepUp();
  await vera.stepUp();
  ada = scene.visitor('per_ada');
  await ada.signIn();
  await ada.stepUp();
  bound = await scene.boundTicket('per_ada');
});

/** Runs something while the source is being read: after the decision, before the release. */
async function meanwhile(asked: () => Promise<Answer>, happens: () => Promise<unknown>): Promise<Answer> {
  const during = async <T>(read: () => Promise<T>): Promise<T> => {
    const answer = await read();
    await happens();
    return answer;
  };
  const source: GatePorts['source'] = {
    ...real,
    readCase: (plans, values) => during(() => real.readCase(plans, values)),
    reveal: (plan) => during(() => real.reveal(plan)),
  };
  Object.assign(scene.house.gatePorts, { source });
  try {
    return await asked();
  } finally {
    Object.assign(scene.house.gatePorts, { source: real });
  }
}

const reveal = () =>
  ada.post(
    `/api/tickets/${bound.ticket.id}/reveal`,
    ada.signed({
      ...{ act: 'reveal', ticket: bound.ticket.id, resource: 'customers', field: 'email' },
      ...{ key: String(bound.customer.id), reason: 'customer-asked' },
    }),
  );
const open = () => ada.get(`/api/tickets/${bound.ticket.id}`);

interface Loss {
  readonly what: string;
  readonly code: Code;
  readonly happens: () => Promise<unknown>;
  readonly mend: () => Promise<unknown>;
}

const nothing = () => Promise.resolve();

/** As the vendor's admin gives Ada another role. */
async function give(role: string, before: string): Promise<void> {
  const words = { subjectPerson: 'per_ada', before, role };
  const decided = vera.decided('person-role-changed', words);
  expect((await vera.post('/api/people/per_ada/role', { role, before, ...decided })).status).toBe(200);
}

let ranges: readonly { id: string; cidr: string }[] = [];

const losses: readonly Loss[] = [
  {
    what: 'the session was revoked',
    code: 'not-signed-in',
    happens: async () => {
      const { sessionId } = (await ada.get('/api/session')).json as { sessionId: string };
      await scene.house.identity.sessions.revoke(sessionId, { ip: null });
    },
    mend: nothing,
  },
  {
    what: 'the person was suspended',
    code: 'not-signed-in',
    happens: async () => {
      const words = { subjectPerson: 'per_ada', reason: 'investigation' } as const;
      const decided = olivia.decided('person-suspended', words);
      const answer = await olivia.post('/api/people/per_ada/suspend', { reason: words.reason, ...decided });
      expect(answer.status).toBe(200);
    },
    mend: () =>
      olivia.post(
        '/api/people/per_ada/restore',
        olivia.decided('person-restored', { subjectPerson: 'per_ada' }),
      ),
  },
  {
    what: 'the vendor’s admin gave the person another role',
    code: 'not-signed-in',
    happens: () => give('team-lead', 'agent'),
    mend: async () => {
      await give('agent', 'team-lead');
      await scene.asOwner(
        `UPDATE cordon.assignments SET ended_at = NULL, ended_by = NULL, ended_why = NULL
         WHERE person_id = 'per_ada' AND ended_by = 'per_vera'`,
      );
    },
  },
  {
    what: 'the role of their work changed',
    code: 'conflict',
    happens: () =>
      scene.asOwner(`UPDATE cordon.assignments SET access_role = 'tier2' WHERE person_id = 'per_ada'`),
    mend: () =>
      scene.asOwner(`UPDATE cordon.assignments SET access_role = 'tier1' WHERE person_id = 'per_ada'`),
  },
  {
    what: 'the assignment ended',
    code: 'conflict',
    happens: () =>
      scene.asOwner(`UPDATE cordon.assignments SET until_at = $1 WHERE person_id = 'per_ada'`, [new Date()]),
    mend: () => scene.asOwner(`UPDATE cordon.assignments SET until_at = NULL WHERE person_id = 'per_ada'`),
  },
  {
    what: 'the network was taken away',
    code: 'network-not-allowed',
    happens: async () => {
      ranges = await scene.asOwner(
        `UPDATE cordon.networks SET cidr = '203.0.113.0/24' WHERE party_id = 'pty_brightline' AND cidr >>= '127.0.0.1'
           OR party_id = 'pty_brightline' AND cidr >>= '::1' RETURNING id, cidr::text`,
      );
    },
    mend: () =>
      scene.asOwner(`UPDATE cordon.networks SET cidr = '127.0.0.0/8' WHERE id = ANY ($1)`, [
        ranges.map(({ id }) => id),
      ]),
  },
  {
    what: 'the agreement was suspended',
    code: 'agreement-suspended',
    happens: () => olivia.post('/api/agreements/agr_harbor_brightline/suspend', {}),
    mend: () => olivia.post('/api/agreements/agr_harbor_brightline/resume', {}),
  },
];

describe.each(losses)('while a customer is read: $what', ({ code, happens, mend }) => {
  it.each([
    ['reveal', reveal],
    ['ticket page', open],
  ])('the %s is not released', async (_, asked) => {
    const attack = await scene.attack(() => meanwhile(asked, happens));
    await mend();
    expectRefused(attack, code, 'per_ada');
    expectNothingOf(bound.customer, attack);
  });
});

describe('with nobody asked again', () => {
  it.each(losses.filter(({ code }) => code !== 'agreement-suspended'))(
    'the value gets out although $what: the tests above can see it',
    async ({ happens, mend }) => {
      const { principals } = scene.house.gatePorts;
      const blind: GatePorts['principals'] = {
        again: ({ principal }) => Promise.resolve({ ok: true, principal }),
      };
      Object.assign(scene.house.gatePorts, { principals: blind });
      const attack = await scene.attack(() => meanwhile(reveal, happens));
      Object.assign(scene.house.gatePorts, { principals });
      await mend();
      const revealed = attack.entered.find(({ kind }) => kind === 'reveal');
      expect(revealed).toMatchObject({ code: null, person: 'per_ada' });
    },
  );
});
