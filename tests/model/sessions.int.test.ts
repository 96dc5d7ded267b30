import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { STEP_UP_MINUTES } from '../../packages/core/src/policy/conditions/mfa.ts';
import { emailShown, openScene, type Scene } from '../attacks/attack.ts';

/*
 * Sessions and revocation against a model, over real HTTP and a real PostgreSQL: whatever people and administrators do in
 * whatever order, the requests that the model lets in are let in and no other.
 */

const HOUR = 3_600_000;
const SESSION = 8 * HOUR;
/** More than a code of an authenticator lasts, twice: each act can give two fresh ones. */
const ACT = 61_000;

const agents = ['per_ada', 'per_carla'] as const;
type Agent = (typeof agents)[number];

/** A sign-in as the model knows it. */
interface Known {
  readonly agent: Agent;
  readonly until: number;
  /** Signed out, revoked, or gone with something else. */
  ended: boolean;
  stepUpAt: number;
}

interface Model {
  readonly sessions: Known[];
  readonly suspended: Set<Agent>;
  contained: boolean;
  agreement: 'in-force' | 'suspended';
  network: boolean;
}

interface Real {
  readonly scene: Scene;
  /** In the order of the model's sessions. */
  readonly browsers: { readonly visitor: Visitor; readonly id: string }[];
  admin(person: 'per_olivia' | 'per_sam'): Promise<Visitor>;
}

const mayEnter = (m: Model, agent: Agent) => !m.suspended.has(agent) && !m.contained && m.network;
const lives = (m: Model, nth: number) => {
  const session = m.sessions[nth];
  return session !== undefined && !session.ended && Date.now() < session.until && mayEnter(m, session.agent);
};
const endAll = (m: Model, which: (session: Known) => boolean) => {
  for (const session of m.sessions) if (which(session)) session.ended = true;
};

/** After every act: each session that ever was is let in, or not, as the model says. */
async function everybodyIsWhereTheModelSays(m: Model, { browsers }: Real): Promise<void> {
  for (const [nth, { visitor }] of browsers.entries()) {
    const { status, json } = await visitor.get('/api/tickets');
    const said = `session ${String(nth)} of ${String(m.sessions[nth]?.agent)}: ${String(status)} ${JSON.stringify(json)}`;
    expect(status === 200, said).toBe(lives(m, nth));
  }
}

type Command = fc.AsyncCommand<Model, Real>;

function command(
  name: string,
  run: (m: Model, r: Real) => Promise<void>,
  check = (_: Model) => true,
): Command {
  return {
    check: (m) => check(m),
    async run(m, r) {
      r.scene.pass(ACT);
      await run(m, r);
      await everybodyIsWhereTheModelSays(m, r);
    },
    toString: () => name,
  };
}

const signIn = (agent: Agent): Command =>
  command(
    `${agent} signs in`,
    async (m, r) => {
      const visitor = r.scene.visitor(agent);
      const until = Date.now() + SESSION;
      const entered = await visitor.signIn().then(
        () => true,
        () => false,
      );
      expect(entered).toBe(mayEnter(m, agent));
      if (!entered) return;
      const { sessionId } = (await visitor.get('/api/session')).json as { sessionId: string };
      r.browsers.push({ visitor, id: sessionId });
      m.sessions.push({ agent, until, ended: false, stepUpAt: Number.NEGATIVE_INFINITY });
    },
    (m) => m.sessions.filter((one) => one.agent === agent && !one.ended).length < 2,
  );

/** Something done at one of the sessions there are. */
const at = (name: string, nth: number, run: (m: Model, r: Real, which: number) => Promise<void>): Command =>
  command(
    `${name} at session ${String(nth)}`,
    (m, r) => run(m, r, nth % m.sessions.length),
    ({ sessions }) => sessions.length > 0,
  );

const browserOf = (r: Real, nth: number) => {
  const browser = r.browsers[nth];
  if (browser === undefined) throw new Error('no such session');
  return browser;
};
const sessionOf = (m: Model, nth: number) => {
  const session = m.sessions[nth];
  if (session === undefined) throw new Error('no such session');
  return session;
};

const stepUp = (nth: number) =>
  at('step-up', nth, async (m, r, which) => {
    const { status } = await browserOf(r, which).visitor.stepUp();
    expect(status === 200).toBe(lives(m, which));
    if (status === 200) sessionOf(m, which).stepUpAt = Date.now();
  });

/** @param confirmed whether the second factor is given again first */
const reveal = (nth: number, confirmed: boolean) =>
  at(`reveal${confirmed ? ' after a step-up' : ''}`, nth, async (m, r, which) => {
    const session = sessionOf(m, which);
    if (confirmed) {
      const { status } = await browserOf(r, which).visitor.stepUp();
      if (status === 200) session.stepUpAt = Date.now();
    }
    const { ticket, customer } = await r.scene.boundTicket(session.agent);
    const { visitor } = browserOf(r, which);
    const answer = await visitor.post(
      `/api/tickets/${ticket.id}/reveal`,
      visitor.signed({
        ...{ act: 'reveal', ticket: ticket.id, resource: 'customers', field: 'email' },
        ...{ key: String(customer.id), reason: 'customer-asked' },
      }),
    );
    const { status, json } = answer;
    // The terms shorten it nowhere, so the longest counts.
    const fresh = Date.now() - session.stepUpAt <= STEP_UP_MINUTES * 60_000;
    expect(status === 200, JSON.stringify(json)).toBe(lives(m, which) && fresh && m.agreement === 'in-force');
    if (status === 200) expect(await emailShown(visitor, { ticket, customer }, answer)).toBe(customer.email);
    expect(JSON.stringify(json)).not.toContain(customer.email);
  });

const signOut = (nth: number) =>
  at('sign-out', nth, async (m, r, which) => {
    await browserOf(r, which).visitor.delete('/api/session');
    sessionOf(m, which).ended = true;
  });

const revokeSession = (nth: number) =>
  at('an administrator ends it', nth, async (m, r, which) => {
    await (await r.admin('per_olivia')).post(`/api/sessions/${browserOf(r, which).id}/end`, {});
    sessionOf(m, which).ended = true;
  });

const revokePerson = (agent: Agent) =>
  command(`all of ${agent} revoked`, async (m, r) => {
    await r.scene.house.identity.sessions.revokePerson(agent, { ip: null });
    endAll(m, (session) => session.agent === agent);
  });

const suspend = (agent: Agent) =>
  command(`${agent} suspended`, async (m, r) => {
    const admin = await r.admin('per_olivia');
    const words = { subjectPerson: agent, reason: 'investigation' };
    const decided = admin.decided('person-suspended', words);
    await admin.post(`/api/people/${agent}/suspend`, { reason: words.reason, ...decided });
    m.suspended.add(agent);
    endAll(m, (session) => session.agent === agent);
  });

const restore = (agent: Agent) =>
  command(`${agent} restored`, async (m, r) => {
    const admin = await r.admin('per_olivia');
    await admin.post(
      `/api/people/${agent}/restore`,
      admin.decided('person-restored', { subjectPerson: agent }),
    );
    m.suspended.delete(agent);
  });

const contain = command('the vendor shut out', async (m, r) => {
  await (await r.admin('per_sam')).post('/api/vendors/pty_brightline/contain', { reason: 'drill' });
  m.contained = true;
  endAll(m, () => true);
});

const release = command('the vendor released by two', async (m, r) => {
  for (const person of ['per_olivia', 'per_sam'] as const) {
    await (await r.admin(person)).post('/api/vendors/pty_brightline/release', {});
  }
  m.contained = false;
});

const agreement = (to: Model['agreement']) =>
  command(`agreement ${to}`, async (m, r) => {
    const act = to === 'suspended' ? 'suspend' : 'resume';
    await (await r.admin('per_olivia')).post(`/api/agreements/agr_harbor_brightline/${act}`, {});
    m.agreement = to;
  });

/** This machine's own ranges, from which the agents of these tests come. */
const LOCAL = `party_id = 'pty_brightline' AND label LIKE '%machine%'`;

const network = (there: boolean) =>
  command(`their network ${there ? 'added' : 'removed'}`, async (m, r) => {
    await setNetwork(r.scene, there);
    m.network = there;
  });

async function setNetwork(scene: Scene, there: boolean): Promise<void> {
  if (!there) {
    await scene.asOwner(`DELETE FROM cordon.networks WHERE ${LOCAL}`);
    return;
  }
  await scene.asOwner(
    `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label)
     SELECT 'net_model' || n, 'pty_brightline', NULL, cidr, 'this machine' FROM unnest('{127.0.0.0/8,::1/128}'::cidr[]) WITH ORDINALITY AS t(cidr, n)
     WHERE NOT EXISTS (SELECT FROM cordon.networks WHERE ${LOCAL})`,
  );
}

const clock = (hours: number) =>
  command(`${String(hours)} hours later`, async (_, { scene }) => {
    scene.pass(hours * HOUR);
  });

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Everybody out and everything open, whatever an earlier run left. */
async function begin(): Promise<{ model: Model; real: Real }> {
  scene.pass(9 * HOUR);
  await scene.asOwner('DELETE FROM auth.attempts');
  await scene.asOwner('DELETE FROM cordon.usage');
  await setNetwork(scene, true);
  const admins = new Map<string, { visitor: Visitor; until: number }>();
  const admin: Real['admin'] = async (person) => {
    const known = admins.get(person);
    const visitor = known !== undefined && Date.now() < known.until ? known.visitor : scene.visitor(person);
    if (visitor !== known?.visitor) {
      await visitor.signIn();
      admins.set(person, { visitor, until: Date.now() + 7 * HOUR });
    }
    const { status } = await visitor.stepUp();
    expect(status).toBe(200);
    return visitor;
  };
  const model: Model = {
    ...{ sessions: [], suspended: new Set<Agent>(), contained: false, agreement: 'in-force' as const },
    network: true,
  };
  const real: Real = { scene, browsers: [], admin };
  for (const leftover of [release, agreement('in-force'), ...agents.map(restore)])
    await leftover.run(model, real);
  return { model, real };
}

const nth = fc.nat({ max: 5 });
const agent = fc.constantFrom(...agents);
const commands = fc.commands(
  [
    agent.map(signIn),
    agent.map(signIn),
    agent.map(signIn),
    nth.map(stepUp),
    fc.tuple(nth, fc.boolean()).map(([at, confirmed]) => reveal(at, confirmed)),
    nth.map(signOut),
    nth.map(revokeSession),
    agent.map(revokePerson),
    agent.map(suspend),
    agent.map(restore),
    fc.constant(contain),
    fc.constant(release),
    fc.constantFrom('in-force' as const, 'suspended' as const).map(agreement),
    fc.boolean().map(network),
    fc.constantFrom(1, 4, 8).map(clock),
  ],
  { size: 'max', maxCommands: 18 },
);

it('lets in exactly what the model lets in', { timeout: 400_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(commands, (run) => fc.asyncModelRun(begin, run)),
    { numRuns: 8, endOnFailure: true },
  );
});

it('reveals while everything allows it, not while the agreement is suspended, and again after', async () => {
  const run = [
    ...[signIn('per_ada'), reveal(0, true), agreement('suspended'), reveal(0, true)],
    ...[agreement('in-force'), reveal(0, true), suspend('per_ada'), restore('per_ada'), signIn('per_ada')],
    reveal(1, true),
  ];
  await fc.asyncModelRun(begin, run);
});

it('sees a revocation that revokes nothing', async () => {
  const lie = command('all of per_ada revoked, it is said', async (m) => {
    endAll(m, ({ agent: whose }) => whose === 'per_ada');
  });
  await expect(fc.asyncModelRun(begin, [signIn('per_ada'), lie])).rejects.toThrow(
    'session 0 of per_ada: 200',
  );
});
