import { canonicalText } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { textHash } from '../../packages/server/src/platform/hashing.ts';
import { use } from '../../packages/server/src/identity/doorCredentials/index.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, type Bound, type Scene } from './attack.ts';

/*
 * Whoever an incident holds back without keeping them out: asked for a second factor anew, or slowed. Each control is taken
 * out once, and the same attack then goes on.
 */

let scene: Scene;
let sam: Visitor;
let ada: Visitor;

/** What is left of the pace: a quarter of the eighty customers a shift that the terms allow, spread over its hours. */
const PACE = 2;

beforeAll(async () => {
  scene = await openScene();
  [sam, ada] = await Promise.all([scene.enterFresh('per_sam'), scene.enterFresh('per_ada')]);
});
afterAll(() => scene.close());

/** An incident about this person, as the live run would have made it. */
async function incidentOf(person: string, kind: string): Promise<string> {
  const id = `inc_${person}_${kind}`;
  await scene.asOwner(
    `WITH opened AS (INSERT INTO cordon.incidents
       (id, state, severity, vendor, agents, kinds, subjects, first_at, last_at, opened_at, changed_at)
       VALUES ($1, 'open', 'critical', 'pty_brightline', ARRAY[$2], ARRAY[$3], '{}', $4, $4, $4, $4) RETURNING id)
     INSERT INTO cordon.signals (id, at, raised_at, kind, agent, vendor, severity, reason, events, calibration, incident_id)
     SELECT 'sig_' || id, $4, $4, $3, $2, 'pty_brightline', 'critical', 'It stood out.', '{}', 0, id FROM opened`,
    [id, person, kind, new Date()],
  );
  return id;
}

async function order(who: Visitor, incident: string, step: string, target: string): Promise<Answer> {
  const words = { incident, step, target };
  return who.post(`/api/incidents/${incident}/contain`, {
    ...{ step, target },
    ...who.decided('containment-ordered', words),
  });
}

interface OrderView {
  readonly id: string;
  readonly step: string;
  readonly customersAnHour: number | null;
  readonly orderedBy: unknown;
  readonly answer: string | null;
}

const ordersOf = async (incident: string): Promise<readonly OrderView[]> =>
  ((await sam.get(`/api/incidents/${incident}`)).json as { contained: readonly OrderView[] }).contained;

async function decide(who: Visitor, incident: string, decision: 'kept' | 'undone'): Promise<Answer> {
  const id = (await ordersOf(incident)).at(-1)?.id ?? '';
  return who.post(`/api/containments/${id}/decide`, {
    decision,
    ...who.decided('containment-decided', { containment: id, decision }),
  });
}

const open = (who: Visitor, { ticket }: Bound) => scene.attack(() => who.get(`/api/tickets/${ticket.id}`));

const codeOf = ({ answer }: Awaited<ReturnType<typeof open>>): string | null =>
  answer.status === 200 ? null : (answer.json as { error: { code: string } }).error.code;

/** As many new customers as come, one after the other. @returns how many were shown until it was refused, and with what */
async function enumerate(who: Visitor, person: string, most: number) {
  for (let shown = 0; shown < most; shown++) {
    const bound = await scene.boundTicket(person);
    const got = await open(who, bound);
    const code = codeOf(got);
    if (code === null) continue;
    expectNothingOf(bound.customer, got);
    return { shown, code, got };
  }
  return { shown: most, code: null, got: null };
}

/** The control taken out: as if nobody had ordered anything. */
const takeOut = (incident: string) =>
  scene.asOwner('DELETE FROM cordon.incident_containments WHERE incident_id = $1', [incident]);

describe('whoever is asked for a second factor anew', () => {
  let incident = '';
  let bound: Bound;
  /** A session that somebody else has of hers, with a factor given before. */
  let other: Visitor;

  beforeAll(async () => {
    scene.pass(MINUTE);
    other = scene.visitor('per_ada');
    await other.signIn();
    scene.pass(MINUTE);
    incident = await incidentOf('per_ada', 'new-place');
    bound = await scene.boundTicket('per_ada');
  });

  it('keeps the session, and is shown nothing; the refusal is entered and cites a clause', async () => {
    expect(codeOf(await open(ada, bound))).toBeNull();
    expect(await order(sam, incident, 'step-up', 'per_ada')).toMatchObject({ status: 200 });
    const got = await open(ada, bound);
    expectRefused(got, 'step-up-needed', 'per_ada');
    expect(got.answer).toMatchObject({ json: { error: { citations: [{ clause: '4.3' }] } } });
    expectNothingOf(bound.customer, got);
    expect(await ada.get('/api/session')).toMatchObject({ json: { state: 'full' } });
  });

  it('has no act of before to offer: what was fresh is fresh no more', async () => {
    const minted = await ada.post('/api/door-credentials', { door: 'http', ticket: bound.ticket.id });
    expect(minted).toMatchObject({ json: { error: { code: 'step-up-needed' } } });
  });

  it('goes on with a factor given since, in that session alone', async () => {
    scene.pass(MINUTE);
    expect(codeOf(await open(other, bound))).toBe('step-up-needed');
    expect(await ada.stepUp()).toMatchObject({ status: 200 });
    expect(codeOf(await open(ada, bound))).toBeNull();
    expect(codeOf(await open(other, bound))).toBe('step-up-needed');
  });

  it('is asked no more once a person undid it', async () => {
    const again = await incidentOf('per_ada', 'impossible-travel');
    expect(await order(sam, again, 'step-up', 'per_ada')).toMatchObject({ status: 200 });
    expect(codeOf(await open(ada, bound))).toBe('step-up-needed');
    const lifted = await scene.attack(() => decide(sam, again, 'undone'));
    expect(lifted.answer.status).toBe(200);
    expect(codeOf(await open(ada, bound))).toBeNull();
    // What opens access is entered before it is done.
    expect(lifted.entered.map(({ kind }) => kind)).toEqual(['containment-lifted', 'containment-decided']);
  });

  it('goes on unasked where the control is taken out', async () => {
    const out = await incidentOf('per_ada', 'new-factor');
    expect(await order(sam, out, 'step-up', 'per_ada')).toMatchObject({ status: 200 });
    expect(codeOf(await open(ada, bound))).toBe('step-up-needed');
    await takeOut(out);
    expect(codeOf(await open(ada, bound))).toBeNull();
  });

  it('loses the credentials of other tools, which can give none', async () => {
    scene.pass(MINUTE);
    await ada.stepUp();
    const minted = await ada.post('/api/door-credentials', { door: 'http', ticket: bound.ticket.id });
    expect(minted.status).toBe(200);
    const tool = await incidentOf('per_ada', 'concurrent-sessions');
    expect(await order(sam, tool, 'step-up', 'per_ada')).toMatchObject({ status: 200 });
    scene.pass(MINUTE);
    await ada.stepUp();
    expect(codeOf(await open(ada, bound))).toBeNull();
    const { secret } = minted.json as { secret: string };
    const knocked = await use(scene.house.doorCredentials, { door: 'http', secret }, '127.0.0.1');
    expect(knocked).toBeNull();
  });
});

describe('whoever is slowed', () => {
  let carla: Visitor;
  let incident = '';

  beforeAll(async () => {
    carla = await scene.enterFresh('per_carla');
    incident = await incidentOf('per_carla', 'customers-an-hour');
    expect(await order(sam, incident, 'slow-down', 'per_carla')).toMatchObject({ status: 200 });
  });

  it('reaches so many customers an hour, and is told so', async () => {
    const { shown, got } = await enumerate(carla, 'per_carla', 10);
    expect(shown).toBe(PACE);
    if (got === null) throw new Error('nothing stopped it');
    expectRefused(got, 'slowed', 'per_carla');
    expect(await carla.get('/api/session')).toMatchObject({
      json: { state: 'full', slowed: { customersAnHour: 4, decideBy: null } },
    });
    expect((await ordersOf(incident)).map(({ step, customersAnHour }) => [step, customersAnHour])).toEqual([
      ['slow-down', 4],
    ]);
  });

  it('does not get round it by another session, nor by a ticket that nobody bound', async () => {
    const other = scene.visitor('per_carla');
    scene.pass(MINUTE);
    await other.signIn();
    expect((await enumerate(other, 'per_carla', 1)).code).toBe('slowed');
    const caller = await scene.callerTicket('per_carla');
    const looked = await scene.attack(() =>
      carla.post(
        `/api/tickets/${caller.id}/lookup`,
        carla.signed({
          ...{ act: 'lookup', ticket: caller.id, resource: 'customers', field: 'email' },
          value: scene.customer(3).email,
        }),
      ),
    );
    expectRefused(looked, 'slowed', 'per_carla');
  });

  it('reaches as many in the next hour', async () => {
    scene.pass(61 * MINUTE);
    expect(await enumerate(carla, 'per_carla', 10)).toMatchObject({ shown: PACE, code: 'slowed' });
  });

  it('cannot lift it, nor can their vendor; a person of the company can, once', async () => {
    for (const person of ['per_carla', 'per_vera'])
      expect((await decide(await scene.enterFresh(person), incident, 'undone')).status).toBe(403);
    expect((await decide(await scene.enterFresh('per_sam'), incident, 'undone')).status).toBe(200);
    expect((await decide(sam, incident, 'undone')).status).toBe(409);
    expect(await enumerate(carla, 'per_carla', 10)).toEqual({ shown: 10, code: null, got: null });
    expect(await carla.get('/api/session')).toMatchObject({ json: { slowed: null } });
  });

  it('enumerates on where the control is taken out', async () => {
    const out = await incidentOf('per_carla', 'identifier-walk');
    expect(await order(sam, out, 'slow-down', 'per_carla')).toMatchObject({ status: 200 });
    expect(await enumerate(carla, 'per_carla', 1)).toMatchObject({ shown: 0, code: 'slowed' });
    await takeOut(out);
    expect(await enumerate(carla, 'per_carla', 10)).toMatchObject({ shown: 10, code: null });
  });
});

describe('where the company lets a machine slow people down', () => {
  let link = '';

  it('what is certain slows, is said to be a machine’s, and keeps nobody out', async () => {
    const containment = { automatic: 'slow-down', decideWithinHours: 2, customersAnHour: 1 } as const;
    const why = 'Nobody is to be kept out by a machine alone.';
    const words = {
      version: 1,
      changes: textHash(canonicalText({ changes: [], policy: { ...containment } })),
      why: textHash(why),
    };
    sam = await scene.enterFresh('per_sam');
    const set = await sam.post('/api/calibration', {
      ...{ changes: [], containment, days: 1, why, version: 0 },
      ...sam.decided('calibration-changed', words),
    });
    expect(set.status).toBe(200);
    const finn = await scene.enterFresh('per_finn');
    const incident = await incidentOf('per_finn', 'canary');
    await scene.house.watched.containing.afterSignals();
    expect(await ordersOf(incident)).toMatchObject([
      { step: 'slow-down', orderedBy: null, customersAnHour: 1 },
    ]);
    expect(await enumerate(finn, 'per_finn', 10)).toMatchObject({ shown: 1, code: 'slowed' });
    const until = new Date(Date.now() + 120 * MINUTE).toISOString();
    expect(await finn.get('/api/session')).toMatchObject({ json: { slowed: { decideBy: until } } });
  });

  it('they are told by mail, and say their side of it once', async () => {
    const { telling } = scene.house.watched;
    await telling.tellDue();
    await telling.tellDue();
    const mails = (await scene.mails()).filter((mail) => mail.includes('slower pace in Cordon'));
    expect(mails).toHaveLength(1);
    const mail = (mails[0] ?? '').replaceAll('=\r\n', '');
    expect(mail).not.toMatch(/canary|made-up|inc_|sig_/i);
    link = /\/answer#([\w-]{43})/.exec(mail)?.[1] ?? '';
    const stranger = scene.browser();
    const looked = await stranger.post('/api/answers/look', { secret: link });
    expect(looked).toMatchObject({ status: 200, body: { step: 'slow-down', decision: null } });
    const text = 'I worked through the queue that was given to me.';
    expect((await stranger.post('/api/answers', { secret: link, text })).status).toBe(200);
    expect(await ordersOf('inc_per_finn_canary')).toMatchObject([{ answer: text }]);
  });

  it('who nobody decides about in time is a finding, and is decided about by a person', async () => {
    const { telling } = scene.house.watched;
    scene.pass(121 * MINUTE);
    await telling.escalate();
    sam = await scene.enterFresh('per_sam');
    const undecided = async () =>
      ((await sam.get('/api/findings')).json as { kind: string }[]).filter(
        ({ kind }) => kind === 'containment-undecided',
      );
    expect(await undecided()).toHaveLength(1);
    expect((await decide(sam, 'inc_per_finn_canary', 'kept')).status).toBe(200);
    await telling.escalate();
    expect(await undecided()).toEqual([]);
    // Kept means that it goes on, and no machine does it twice.
    const finn = await scene.enter('per_finn');
    expect(await finn.get('/api/session')).toMatchObject({
      json: { slowed: { customersAnHour: 1, decideBy: null } },
    });
    await scene.house.watched.containing.afterSignals();
    expect(await ordersOf('inc_per_finn_canary')).toHaveLength(1);
  });
});
