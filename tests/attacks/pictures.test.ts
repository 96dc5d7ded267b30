import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefused, MINUTE, openScene, type Scene } from './attack.ts';

/* What is drawn of who works is drawn for those who answer for it, and is what happened. */

interface Floor {
  readonly queues: readonly {
    readonly vendor: string;
    readonly queue: string | null;
    readonly ok: number;
    readonly refused: number;
    readonly people: number;
    readonly customers: number;
    readonly unexplained: number;
    readonly course: readonly number[];
  }[];
}
interface Peers {
  readonly standings: readonly {
    readonly measure: string;
    readonly own: number | null;
    readonly peers: number[];
  }[];
}

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
  const ada = await scene.enter('per_ada');
  const ben = await scene.enter('per_ben');
  for (const agent of [ada, ada, ben]) {
    const { ticket } = await scene.boundTicket(agent === ada ? 'per_ada' : 'per_ben');
    expect((await agent.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
  }
  await ada.get('/api/tickets/tic_nowhere');
  // An access is within the time before the next instant.
  scene.pass(MINUTE);
});
afterAll(() => scene.close());

const floorOf = async (person: string) => {
  const visitor = await scene.enter(person);
  return (await visitor.get('/api/floor?minutes=60')).json as Floor;
};

describe('the floor', () => {
  it('shows each queue with what happened in it', async () => {
    const { queues } = await floorOf('per_olivia');
    const orders = queues.find(({ queue }) => queue === 'order-support');
    expect(orders).toMatchObject({ vendor: 'pty_brightline', people: 2, customers: 3, unexplained: 0 });
    for (const { ok, refused, course } of queues) {
      expect(course.length).toBe(30);
      expect(course.reduce((sum, count) => sum + count, 0)).toBe(ok + refused);
    }
    expect(queues.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
  });

  it.each(['per_vera', 'per_ada', 'per_audra'])('is not for %s', async (person) => {
    const visitor = await scene.enter(person);
    expectRefused(await scene.attack(() => visitor.get('/api/floor')), 'role-not-allowed', person);
  });
});

describe('a person beside their peers', () => {
  const peersOf = async (person: string, of: string) => {
    const visitor = await scene.enter(person);
    return visitor.get(`/api/people/${of}/peers`);
  };

  it('is compared by the day, with nobody named', async () => {
    const { json, status } = await peersOf('per_olivia', 'per_ada');
    expect(status).toBe(200);
    const { standings } = json as Peers;
    expect(standings.find(({ measure }) => measure === 'customers')).toMatchObject({
      own: 2,
      peers: [1],
      above: 1,
    });
    expect(JSON.stringify(json)).not.toContain('per_');
  });

  it('is for who leads them, and for no other vendor', async () => {
    expect((await peersOf('per_vera', 'per_ada')).status).toBe(200);
    const [other] = await scene.asOwner<{
      id: string;
    }>(`SELECT p.id FROM cordon.persons p JOIN cordon.parties v ON v.id = p.party_id
      WHERE v.kind = 'vendor' AND v.id <> 'pty_brightline' LIMIT 1`);
    if (other === undefined) throw new Error('no other vendor');
    const visitor = await scene.enter('per_vera');
    expectRefused(
      await scene.attack(() => visitor.get(`/api/people/${other.id}/peers`)),
      'not-in-scope',
      'per_vera',
    );
  });

  it('is not of one of the company, and not for the agents themselves', async () => {
    const olivia = await scene.enter('per_olivia');
    expectRefused(
      await scene.attack(() => olivia.get('/api/people/per_priya/peers')),
      'not-in-scope',
      'per_olivia',
    );
    const ada = await scene.enter('per_ada');
    expectRefused(
      await scene.attack(() => ada.get('/api/people/per_ben/peers')),
      'role-not-allowed',
      'per_ada',
    );
  });
});
