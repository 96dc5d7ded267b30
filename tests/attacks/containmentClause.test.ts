import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signWithAdded } from '../../packages/server/src/demo/shop/agreement.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { seedCanary } from '../support/tripwire.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/*
 * What a machine may close, and how soon a person decides, stands in a clause that both parties signed: it goes before what
 * the company has set, and whatever closes by it cites it.
 */

const HOUR = 60 * MINUTE;
const AGREEMENT = 'agr_harbor_brightline';
const CITED = [{ agreement: AGREEMENT, clause: '7.4' }];

let scene: Scene;
let olivia: Visitor;

interface CaseView {
  readonly policy: { readonly automatic: string | null; readonly decideWithinHours: number };
  readonly contained: readonly {
    readonly id: string;
    readonly target: { readonly id: string };
    readonly orderedAt: string;
    readonly decideBy: string;
    readonly cites: readonly unknown[];
  }[];
  readonly proposed: readonly { readonly step: string; readonly target: { readonly id: string } }[];
}

/** A made-up customer in the hand of an agent, who opens the ticket. @returns the incident it came to */
async function touchCanary(person: string): Promise<string> {
  const bound = await scene.boundTicket(person);
  await seedCanary(olivia, bound.customer);
  const agent = await scene.enterFresh(person);
  expect((await agent.get(`/api/tickets/${bound.ticket.id}`)).status).toBe(200);
  await scene.house.watched.watching.run();
  const signals = (await olivia.get('/api/signals?days=1')).json as {
    kind: string;
    agent: { id: string } | null;
    incident: string;
  }[];
  return signals.find(({ kind, agent }) => kind === 'canary' && agent?.id === person)?.incident ?? '';
}

const caseOf = async (id: string): Promise<CaseView> =>
  (await olivia.get(`/api/incidents/${id}`)).json as CaseView;

beforeAll(async () => {
  scene = await openScene();
  olivia = await scene.enterFresh('per_olivia');
});
afterAll(() => scene.close());

describe('without a clause', () => {
  it('the company’s setting says what is closed, and cites nothing', async () => {
    const { policy, contained } = await caseOf(await touchCanary('per_ada'));
    expect(policy).toEqual({ automatic: 'suspend-agent', decideWithinHours: 8, cites: [] });
    expect(contained).toMatchObject([{ target: { id: 'per_ada' }, cites: [] }]);
  });
});

describe('with a clause', () => {
  let incident = '';

  it('its hours count instead of the company’s, for what is closed from then on', async () => {
    await signWithAdded(scene.house, [['7.4', 'containment', { automatic: 'suspend-agent', hours: 3 }]]);
    incident = await touchCanary('per_ben');
    const { policy, contained } = await caseOf(incident);
    expect(policy).toEqual({ automatic: 'suspend-agent', decideWithinHours: 3, cites: CITED });
    expect(contained).toMatchObject([{ target: { id: 'per_ben' }, cites: CITED }]);
    const [{ orderedAt, decideBy } = { orderedAt: '', decideBy: '' }] = contained;
    expect(Date.parse(decideBy) - Date.parse(orderedAt)).toBe(3 * HOUR);
  });

  it('is cited by the entry of what was closed, and what was closed before cites what counted then', async () => {
    const entered = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'containment-ordered' ORDER BY idx`,
    );
    expect(entered.map(({ body }) => (JSON.parse(body) as { words: object }).words)).toMatchObject([
      { target: 'per_ada', clauses: null },
      { target: 'per_ben', clauses: `${AGREEMENT} 7.4` },
    ]);
  });

  it('is named to whoever was kept out', async () => {
    await scene.house.watched.telling.tellDue();
    const mails = (await scene.mails())
      .map((mail) => mail.replaceAll('=\r\n', ''))
      .filter((mail) => mail.includes('on hold'));
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect(mail.includes('in clause 7.4')).toBe(mail.includes('ben@brightline'));
    expect(mails.filter((mail) => mail.includes('in clause 7.4'))).toHaveLength(1);
  });

  it('makes a finding once its time is over, before the company’s would be', async () => {
    scene.pass(3 * HOUR);
    await scene.house.watched.telling.escalate();
    const sam = await scene.enterFresh('per_sam');
    const found = ((await sam.get('/api/findings')).json as { kind: string; facts: object }[]).filter(
      ({ kind }) => kind === 'containment-undecided',
    );
    expect(found).toMatchObject([{ facts: { incident, clauses: `${AGREEMENT} 7.4` } }]);
  });

  it('stands in the matrix, as what the controller owes', async () => {
    const { json } = await olivia.get(`/api/agreements/${AGREEMENT}/matrix`);
    expect(JSON.stringify(json)).toContain('the controller decides within 3 hours');
  });

  it('that lets no machine close anything keeps nobody out, and proposes it', async () => {
    await signWithAdded(scene.house, [['7.5', 'containment', { automatic: 'none', hours: 24 }]]);
    olivia = await scene.enterFresh('per_olivia');
    const { policy, contained, proposed } = await caseOf(await touchCanary('per_carla'));
    expect(policy).toMatchObject({ automatic: null, decideWithinHours: 3 });
    expect(contained).toEqual([]);
    expect(proposed).toMatchObject([{ step: 'suspend-agent', target: { id: 'per_carla' } }]);
    const carla = await scene.enter('per_carla');
    expect((await carla.get('/api/tickets')).status).toBe(200);
  });
});
