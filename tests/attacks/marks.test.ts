import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { dumpOf } from '../support/dump.ts';
import { MINUTE, type Bound } from './attack.ts';
import { openFeedScene, signalled, type FeedScene } from './feedScene.ts';

/*
 * Customers whom the company marks: looking at them without a ticket is a signal, and whoever works with them, or would like
 * to know who they are, learns nothing of it.
 */

let scene: FeedScene;
let olivia: Visitor;
let vera: Visitor;

beforeAll(async () => {
  scene = await openFeedScene();
  ({ olivia } = scene);
  vera = await scene.enterFresh('per_vera');
});
afterAll(() => scene.close());

const changeMarks = (
  who: Visitor,
  subjects: readonly string[],
  mark: string,
  { person = null, end = false }: { readonly person?: string | null; readonly end?: boolean } = {},
): Promise<Answer> => {
  const salt = randomBytes(32);
  const words = {
    ...{ source: 'harbor', mark, customers: subjects.length },
    ...(end ? {} : { customerPerson: person }),
    numbers: commit(canonicalText([...subjects]), salt),
  };
  const act = end ? 'customer-marks-ended' : 'customers-marked';
  return who.post(`/api/marked-customers${end ? '/end' : ''}`, {
    ...{ source: 'harbor', mark, subjects, salt: salt.toString('base64') },
    ...(end ? {} : { person }),
    ...who.decided(act, words),
  });
};

describe('a marked customer', () => {
  beforeEach(async () => {
    scene.pass(MINUTE);
    await olivia.stepUp();
  });

  const others: Bound[] = [];
  const tries = async (agent: Visitor): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const { ticket } of others) answers.push(await agent.get(`/api/tickets/${ticket.id}`));
    return answers;
  };

  it('is told to nobody by what an access is answered, nor by its entry and event', async () => {
    const ada = await scene.enterFresh('per_ada');
    const own = await scene.boundTicket('per_ada');
    const look = async () => {
      const { answer, entered } = await scene.attack(() => ada.get(`/api/tickets/${own.ticket.id}`));
      const [event] = await scene.asOwner<{ flags: readonly string[] }>(
        'SELECT flags, fields, rows, code, ok FROM cordon.access_events WHERE entry = $1',
        [entered.at(-1)?.idx],
      );
      const words = Object.keys(JSON.parse(entered.at(-1)?.body ?? '{}') as object);
      const shown = JSON.stringify(answer.json).replaceAll(/"(?:entry|requestId)":[^,}]+|entry \d+/g, '');
      return { shown, words, event };
    };
    const before = await look();
    for (const mark of ['vip', 'high-value', 'colleague']) {
      expect((await changeMarks(olivia, [String(own.customer.id)], mark)).status).toBe(200);
    }
    expect(await look()).toEqual(before);
    for (const mark of ['vip', 'high-value', 'colleague']) {
      expect((await changeMarks(olivia, [String(own.customer.id)], mark, { end: true })).status).toBe(200);
    }
  });

  it('that is looked at without a ticket is a signal; the same without the mark is none', async () => {
    for (const person of ['per_carla', 'per_ella', 'per_gia']) others.push(await scene.boundTicket(person));
    const marked = others.map(({ customer }) => String(customer.id));
    expect(await changeMarks(olivia, marked, 'vip')).toMatchObject({ status: 200, json: { changed: 3 } });
    expect(await changeMarks(olivia, marked, 'vip')).toMatchObject({ json: { changed: 0 } });
    const ada = await scene.enterFresh('per_ada');
    expect((await tries(ada)).map(({ status }) => status)).toEqual([404, 404, 404]);
    const found = await scene.liveSignals('snooping', 'per_ada');
    expect(found.map(({ severity }) => severity)).toContain('medium');
    const unmarked = await scene.everything({ known: async () => new Map() });
    expect(signalled(await scene.everything(), 'snooping', 'per_ada')).toBe(true);
    expect(signalled(unmarked, 'snooping', 'per_ada')).toBe(false);
  });

  it('whose mark ended counts as marked for what was done before, and for nothing after', async () => {
    const marked = others.map(({ customer }) => String(customer.id));
    scene.pass(MINUTE);
    expect(await changeMarks(olivia, marked, 'vip', { end: true })).toMatchObject({ json: { changed: 3 } });
    scene.pass(MINUTE);
    const ivan = await scene.enterFresh('per_ivan');
    await tries(ivan);
    const events = await scene.everything();
    expect(signalled(events, 'snooping', 'per_ada')).toBe(true);
    expect(signalled(events, 'snooping', 'per_ivan')).toBe(false);
    await scene.house.marks.forget(new Date());
    const kept = await scene.asOwner('SELECT FROM cordon.marked_customers WHERE ended_at IS NOT NULL');
    expect(kept).toEqual([]);
  });

  it('that is the agent themselves is told as such, also with a ticket', async () => {
    const own = await scene.boundTicket('per_hana', 'pharmacy-support');
    const marked = await changeMarks(olivia, [String(own.customer.id)], 'colleague', { person: 'per_hana' });
    expect(marked.status).toBe(200);
    const hana = await scene.enterFresh('per_hana');
    expect((await hana.get(`/api/tickets/${own.ticket.id}`)).status).toBe(200);
    expect((await scene.liveSignals('snooping', 'per_hana')).map(({ severity }) => severity)).toEqual([
      'low',
    ]);
  });

  it('that is worth much, and chosen again and again without a ticket, is a signal', async () => {
    const rich: Bound[] = [];
    for (const person of ['per_carla', 'per_ella', 'per_gia', 'per_dan', 'per_ben']) {
      rich.push(await scene.boundTicket(person));
    }
    const marked = rich.map(({ customer }) => String(customer.id));
    expect((await changeMarks(olivia, marked, 'high-value')).status).toBe(200);
    const ines = await scene.enterFresh('per_ines');
    for (const { ticket } of rich) await ines.get(`/api/tickets/${ticket.id}`);
    const kinds = (await scene.everything()).filter(
      ({ agent, subject }) => agent === 'per_ines' && subject !== null,
    );
    expect(kinds.map(({ flags }) => flags)).toContainEqual(['high-value']);
    expect(await scene.liveSignals('cherry-picking', 'per_ines')).toHaveLength(1);
  });

  it('is known to the company’s security alone', async () => {
    const ada = await scene.enterFresh('per_ada');
    const victor = await scene.enterFresh('per_victor');
    for (const who of [ada, vera, victor]) {
      expect((await who.get('/api/marked-customers')).status).toBe(403);
      expect((await changeMarks(who, ['7'], 'vip')).status).toBe(403);
      expect((await changeMarks(who, ['7'], 'vip', { end: true })).status).toBe(403);
    }
    expect(JSON.stringify((await vera.get('/api/accesses')).json)).not.toMatch(/"(?:vip|colleague|self)"/);
    expect((await vera.get('/api/signals')).status).toBe(403);
  });

  it('stands nowhere in clear, and each mark is a signed entry without a number', async () => {
    const number = 'MARKED-448812';
    expect((await changeMarks(olivia, [number], 'vip')).status).toBe(200);
    const listed = (await olivia.get('/api/marked-customers')).json as {
      newest: { subject: string; mark: string }[];
    };
    expect(listed.newest[0]).toMatchObject({ subject: number, mark: 'vip' });
    expect(await dumpOf(scene.database.ownerUrl)).not.toContain(number);
    const [entry] = await scene.asOwner<{ body: string }>(
      `SELECT body FROM cordon.ledger_bodies WHERE kind = 'customers-marked' ORDER BY idx DESC LIMIT 1`,
    );
    expect(entry?.body).toContain('"mark":"vip"');
    expect(entry?.body).toContain('"signature"');
  });

  it.each<[string, readonly string[], string, string | null]>([
    ['a person who is several customers', ['1', '2'], 'colleague', 'per_ada'],
    ['a person who is no colleague', ['1'], 'vip', 'per_ada'],
    ['nobody of ours', ['1'], 'colleague', 'per_nobody'],
  ])('is not made of %s', async (_, subjects, mark, person) => {
    expect((await changeMarks(olivia, subjects, mark, { person })).status).toBeGreaterThanOrEqual(400);
  });
});
