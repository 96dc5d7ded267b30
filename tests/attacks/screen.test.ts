import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { expectRefused, openScene, type Bound, type Scene } from './attack.ts';

/*
 * What becomes of a screen with customer data on it is told by the browser and entered as told, beside the access it is about.
 * A browser can be silent or lie: these tests say what it cannot do.
 */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function revealed(who: Visitor, { ticket, customer }: Bound): Promise<number> {
  const answer = await who.post(
    `/api/tickets/${ticket.id}/reveal`,
    who.signed({
      ...{ act: 'reveal', ticket: ticket.id, resource: 'customers', field: 'email' },
      ...{ key: String(customer.id), reason: 'customer-asked' },
    }),
  );
  expect(answer.status).toBe(200);
  return (answer.json as { entry: number }).entry;
}

const tell = (who: Visitor, entry: number, what = 'value-copied', times = 1) =>
  who.post(`/api/accesses/${String(entry)}/screen`, { what, times });

const entered = ({ json }: { readonly json: unknown }) => (json as { readonly entry: number | null }).entry;

const detailOf = async (who: Visitor, entry: number) =>
  (await who.get(`/api/accesses/${String(entry)}`)).json as {
    readonly screen: readonly { readonly what: string; readonly times: number; readonly entry: number }[];
  };

describe('a browser that tells of its screen', () => {
  it('is entered beside the reveal, and the company and the vendor see it there and on the agent’s page', async () => {
    const ada = await scene.enterFresh('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const entry = await revealed(ada, bound);
    const copied = await scene.attack(() => tell(ada, entry));
    expect(copied.answer.status).toBe(200);
    expect(JSON.parse(copied.entered[0]?.body ?? '{}')).toMatchObject({
      ...{ kind: 'screen', act: 'value-copied', of: entry, times: 1, toldBy: 'browser' },
      ...{ person: 'per_ada', ticket: bound.ticket.id },
    });
    expect(JSON.stringify(copied.entered)).not.toContain(bound.customer.email);
    await tell(ada, entry, 'screen-left', 3);
    for (const person of ['per_priya', 'per_vera']) {
      const who = await scene.enter(person);
      const { screen } = await detailOf(who, entry);
      expect(screen.map(({ what, times }) => [what, times])).toEqual([
        ['value-copied', 1],
        ['screen-left', 3],
      ]);
      const counted = (await who.get('/api/people/per_ada/screen')).json;
      expect(counted).toEqual({
        days: 30,
        counts: [
          { what: 'screen-left', times: 3, accesses: 1 },
          { what: 'value-copied', times: 1, accesses: 1 },
        ],
      });
    }
  });

  it('shows another vendor nothing of it', async () => {
    const other = await scene.enter('per_nuno');
    expect((await other.get('/api/people/per_ada/screen')).json).toEqual({ days: 30, counts: [] });
  });

  it('enters the card that was read as well, and nothing of an access that is not its own', async () => {
    const ada = await scene.enter('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const read = (await ada.get(`/api/tickets/${bound.ticket.id}`)).json as {
      conversation: { decision: { entry: number } };
    };
    const { entry } = read.conversation.decision;
    expect(entered(await tell(ada, entry, 'page-printed'))).toBeGreaterThan(entry);
    const ben = await scene.enter('per_ben');
    expectRefused(await scene.attack(() => tell(ben, entry)), 'not-in-scope', 'per_ben');
    expectRefused(await scene.attack(() => tell(ada, entry + 10_000)), 'not-in-scope', 'per_ada');
    expect((await tell(ada, entry, 'value-copied', 0)).status).toBe(400);
    expect((await tell(ada, entry, 'face-pulled')).status).toBe(400);
  });

  it('fills no ledger: of one kind there is an entry in five seconds, and of one access no more than sixty', async () => {
    const ada = await scene.enter('per_ada');
    const bound = await scene.boundTicket('per_ada');
    const read = (await ada.get(`/api/tickets/${bound.ticket.id}`)).json as {
      conversation: { decision: { entry: number } };
    };
    const { entry } = read.conversation.decision;
    const first = await scene.attack(() => tell(ada, entry, 'screen-left'));
    expect(first.entered).toHaveLength(1);
    const again = await scene.attack(() => tell(ada, entry, 'screen-left'));
    expect(again).toMatchObject({ answer: { json: { entry: null } }, entered: [] });
    // What was counted meanwhile comes with the next.
    scene.pass(5_000);
    expect(entered(await tell(ada, entry, 'screen-left', 7))).toBeGreaterThan(entry);
    for (let nth = 0; nth < 70; nth++) {
      scene.pass(5_000);
      await tell(ada, entry, 'screen-left');
    }
    const { screen } = await detailOf(await scene.enter('per_priya'), entry);
    expect(screen).toHaveLength(60);
    expect(screen[1]).toMatchObject({ times: 7 });
  });
});
