import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import type { Ticket } from '../../packages/server/src/tickets/index.ts';
import {
  bodyWithoutCommitments,
  CUSTOMERS,
  expectNothingOf,
  expectRefused,
  openScene,
  said,
  type Attack,
  type Scene,
} from './attack.ts';

/* Questions whose answer would tell that somebody is a customer, or what is on file of them. */

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const NOBODY = 'nobody.at.all@example.com';
const email = { resource: 'customers', field: 'email' };

const ask = (
  who: Visitor,
  act: 'lookup' | 'confirm' | 'rebind',
  { id }: Ticket,
  value: string,
  cell = email,
) => who.post(`/api/tickets/${id}/${act}`, who.signed({ act, ticket: id, ...cell, value }));

describe('a look-up', () => {
  it('answers a hit out of scope like a miss, to the agent and to the vendor', async () => {
    const ada = await scene.enter('per_ada');
    const vera = await scene.enter('per_vera');
    const { ticket, customer } = await scene.boundTicket('per_ada');
    const victim = scene.customer(customer.id + 1);
    const hit = await scene.attack(() => ask(ada, 'lookup', ticket, victim.email));
    const miss = await scene.attack(() => ask(ada, 'lookup', ticket, NOBODY));
    expect(hit.answer.status).toBe(200);
    expect(said(hit.answer)).toBe(said(miss.answer));
    expectNothingOf(victim, hit, miss);
    await expectSameToVendor(vera, hit, miss);
    // The company knows: what was asked and found stands in openings only.
    expect(await openings(hit)).toMatchObject({ result: 'hit', value: victim.email });
    expect(await openings(miss)).toMatchObject({ result: 'miss', value: NOBODY });
    // Each costs one of the budget, found or not.
    const left = ({ answer }: Attack) => (answer.json as { lookupsLeft: number }).lookupsLeft;
    expect(left(hit) - left(miss)).toBe(1);
    // In scope it does answer, so the alarm of this test can ring.
    const own = await ask(ada, 'lookup', ticket, customer.email);
    expect(own).toMatchObject({ status: 200, json: { tickets: [ticket.id] } });
    expect(said(own)).not.toBe(said(miss.answer));
  });

  it('on a call tells nothing either, whatever is asked next', async () => {
    const [ben, vera] = await Promise.all([scene.enter('per_ben'), scene.enter('per_vera')]);
    // Past the two customers a person may reach without a bound ticket: a limit must not tell a hit.
    for (let seen = 0; seen < 3; seen++) {
      const { ticket } = await scene.boundTicket('per_ben');
      expect((await ben.get(`/api/tickets/${ticket.id}`)).status).toBe(200);
    }
    const victim = scene.customer(150);
    const walk = async (value: string): Promise<readonly Attack[]> => {
      const ticket = await scene.callerTicket('per_ben');
      const steps = [
        () => ask(ben, 'lookup', ticket, value),
        () => ben.get(`/api/tickets/${ticket.id}`),
        () => ask(ben, 'confirm', ticket, '1901-01-01', { resource: 'customers', field: 'date_of_birth' }),
        () => ask(ben, 'lookup', ticket, value),
        () => ben.post(`/api/tickets/${ticket.id}/note`, { text: `wrote to ${victim.name}` }),
        () => ben.post(`/api/tickets/${ticket.id}/reply`, { text: 'hello' }),
        () => ben.get(`/api/tickets/${ticket.id}`),
      ];
      const done: Attack[] = [];
      for (const step of steps) {
        const attack = await scene.attack(step);
        const text = JSON.stringify(attack)
          .replaceAll(ticket.id, 'TICKET')
          .replaceAll(ticket.externalId, 'EXTERNAL');
        done.push(JSON.parse(text) as Attack);
      }
      return done;
    };
    const hits = await walk(victim.email);
    const misses = await walk(NOBODY);
    expect(hits.map(({ answer }) => said(answer))).toEqual(misses.map(({ answer }) => said(answer)));
    expect(hits.map(({ answer }) => answer.status)).toEqual([200, 200, 200, 200, 403, 403, 200]);
    for (const [index, hit] of hits.entries()) {
      const miss = misses[index];
      if (miss !== undefined) await expectSameToVendor(vera, hit, miss);
    }
    expectNothingOf(victim, hits);
  });

  it('takes SQL for a value', async () => {
    const finn = await scene.enter('per_finn');
    const { ticket } = await scene.boundTicket('per_finn');
    const miss = said(await ask(finn, 'lookup', ticket, NOBODY));
    for (const value of [
      `' OR 1=1 --`,
      `x'); UPDATE cordon.scope SET subjects = '{1,2,3}'; --`,
      '%@example.com',
      '{1,2}',
      '\\x00',
    ]) {
      const attack = await scene.attack(() => ask(finn, 'lookup', ticket, value));
      expect(said(attack.answer)).toBe(miss);
      expect(attack.entered).toMatchObject([{ person: 'per_finn', kind: 'lookup', code: null }]);
    }
  });

  it('ends after forty a shift, refused ones counted', async () => {
    const carla = await scene.enter('per_carla');
    const { ticket, customer } = await scene.boundTicket('per_carla');
    // Refused by its field, still a try.
    const cell = { resource: 'customers', field: 'insurance_member_id' };
    expectRefused(
      await scene.attack(() => ask(carla, 'lookup', ticket, 'HH-0000-00000', cell)),
      'field-not-granted',
      'per_carla',
    );
    const answers = await Promise.all(
      Array.from({ length: 45 }, (_, index) =>
        ask(carla, 'lookup', ticket, scene.customer((index % CUSTOMERS) + 1).email),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(39);
    const over = await scene.attack(() => ask(carla, 'lookup', ticket, customer.email));
    expectRefused(over, 'limit-reached', 'per_carla');
    expectNothingOf(customer, over);
  });
});

describe('a confirm', () => {
  it('ends after three misses on a ticket', async () => {
    const dan = await scene.enter('per_dan');
    const { ticket, customer } = await scene.boundTicket('per_dan');
    const born = { resource: 'customers', field: 'date_of_birth' };
    for (const left of [2, 1, 0]) {
      const miss = await scene.attack(() => ask(dan, 'confirm', ticket, '1901-01-01', born));
      expect(miss.answer).toMatchObject({ status: 200, json: { match: false, triesLeft: left } });
      expect(miss.entered).toMatchObject([{ person: 'per_dan', kind: 'confirm', code: null }]);
    }
    // Even the right value is not told any more.
    const right = await scene.attack(() => ask(dan, 'confirm', ticket, customer.dateOfBirth, born));
    expectRefused(right, 'attempts-exhausted', 'per_dan');
    expectNothingOf(customer, right);
    // The counter is what refused: without it the same act is answered.
    await scene.asOwner('UPDATE cordon.tickets SET confirm_tries = 0 WHERE id = $1', [ticket.id]);
    expect(await ask(dan, 'confirm', ticket, customer.dateOfBirth, born)).toMatchObject({
      json: { match: true },
    });
  });

  it('answers three of ten sent at the same moment', async () => {
    const ella = await scene.enter('per_ella');
    const { ticket, customer } = await scene.boundTicket('per_ella');
    const years = Array.from({ length: 10 }, (_, index) => `19${String(10 + index)}-02-30`);
    const born = { resource: 'customers', field: 'date_of_birth' };
    const before = await scene.attack(async () => {
      const answers = await Promise.all(years.map((year) => ask(ella, 'confirm', ticket, year, born)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
      return answers.find(({ status }) => status !== 200) ?? { status: 0, json: null };
    });
    expectRefused(before, 'attempts-exhausted', 'per_ella');
    expect(before.entered).toHaveLength(10);
    expectNothingOf(customer, before);
  });

  it('binds nobody by the value looked up, nor by one value told twice', async () => {
    const gia = await scene.enter('per_gia');
    const ticket = await scene.callerTicket('per_gia');
    const victim = scene.customer(77);
    await ask(gia, 'lookup', ticket, victim.email);
    const claimed = await scene.attack(() => ask(gia, 'confirm', ticket, victim.email));
    expectRefused(claimed, 'confirm-another-value', 'per_gia');
    // Looking up by something else does not free the first: the agent knows both.
    const phone = { resource: 'customers', field: 'phone' };
    await ask(gia, 'lookup', ticket, victim.phone, phone);
    for (const [value, cell] of [
      [victim.email, email],
      [victim.phone, phone],
    ] as const) {
      const again = await scene.attack(() => ask(gia, 'confirm', ticket, value, cell));
      expectRefused(again, 'confirm-another-value', 'per_gia');
    }
    const born = { resource: 'customers', field: 'date_of_birth' };
    for (let time = 0; time < 3; time++) {
      const answer = await ask(gia, 'confirm', ticket, victim.dateOfBirth, born);
      expect(answer).toMatchObject({ status: 200, json: { match: true, bound: false } });
    }
    const page = await gia.get(`/api/tickets/${ticket.id}`);
    expect(page).toMatchObject({ status: 200, json: { card: [] } });
    expectNothingOf(victim, page);
  });
});

describe('calls whose caller nobody confirmed', () => {
  it('are two a shift, whether or not somebody was found; a confirmed one is none', async () => {
    const finn = await scene.enter('per_finn');
    const name = { resource: 'customers', field: 'full_name' };
    const born = { resource: 'customers', field: 'date_of_birth' };
    const guess = async (value: string) => {
      const ticket = await scene.callerTicket('per_finn');
      const looked = await scene.attack(() => ask(finn, 'lookup', ticket, value));
      return { ticket, looked };
    };
    // Confirmed: counted as a customer reached, and no longer as a guess.
    const caller = scene.customer(88);
    const { ticket } = await guess(caller.email);
    expect(await ask(finn, 'confirm', ticket, caller.name, name)).toMatchObject({ json: { bound: false } });
    expect(await ask(finn, 'confirm', ticket, caller.dateOfBirth, born)).toMatchObject({
      json: { bound: true },
    });

    for (const value of [scene.customer(89).email, NOBODY]) {
      expect((await guess(value)).looked.answer.status).toBe(200);
    }
    for (const value of [scene.customer(90).email, NOBODY]) {
      expectRefused((await guess(value)).looked, 'limit-reached', 'per_finn');
    }
    // The counter is what refused: without it the same act is answered.
    await scene.asOwner(`DELETE FROM cordon.usage WHERE person_id = 'per_finn' AND kind = 'unbound'`);
    expect((await guess(NOBODY)).looked.answer.status).toBe(200);
  });
});

describe('what a text would lose', () => {
  // The browser underlines by patterns and has none of the case's values: tests/e2e/noteEditor.test.ts watches what it asks.
  it('is told by no route before the text is kept', async () => {
    const hana = await scene.enter('per_hana');
    const { ticket, customer } = await scene.boundTicket('per_hana', 'pharmacy-support');
    for (const kind of ['note', 'reply']) {
      const asked = await scene.attack(() =>
        hana.post(`/api/tickets/${ticket.id}/${kind}/preview`, { text: `The caller says ${customer.name}` }),
      );
      expect(asked.answer.status).toBe(404);
      expect(asked.entered).toEqual([]);
    }
    // The kept note is without it, and that is an entry: the alarm of this test can ring.
    const kept = await scene.attack(() =>
      hana.post(`/api/tickets/${ticket.id}/note`, { text: `The caller says ${customer.name}` }),
    );
    expect(kept.answer).toMatchObject({ status: 200, json: { message: { removed: 1 } } });
    expect(kept.entered).toMatchObject([{ person: 'per_hana', kind: 'note', code: null }]);
    expect(JSON.stringify(kept)).not.toContain(customer.name);
  });
});

async function openings({ entered }: Attack): Promise<Record<string, string>> {
  const index = entered[0]?.idx ?? -1;
  const rows = await scene.asOwner<{ name: string; sealed: Buffer }>(
    'SELECT name, value_sealed AS sealed FROM cordon.ledger_openings WHERE idx = $1',
    [index],
  );
  const seal = createOpeningSeal(scene.house.world.keys);
  return Object.fromEntries(rows.map(({ name, sealed }) => [name, seal.open({ index, name }, sealed)]));
}

/** What the vendor may open of two entries differs in nothing but commitments. */
async function expectSameToVendor(vendor: Visitor, one: Attack, other: Attack): Promise<void> {
  expect(one.entered.map(bodyWithoutCommitments)).toEqual(other.entered.map(bodyWithoutCommitments));
  const shown = async ({ entered }: Attack) =>
    Promise.all(
      entered.map(async ({ idx }) => {
        const detail = await vendor.get(`/api/accesses/${String(idx)}`);
        expect(detail.status).toBe(200);
        const { row, decision, body } = detail.json as { row: object; decision: object; body: string };
        const seen = {
          row: { ...row, entry: 0, ticket: '', ticketNumber: '' },
          decision: { ...decision, entry: 0 },
        };
        return {
          ...seen,
          body: bodyWithoutCommitments({ body: body.replaceAll(/tic_[0-9a-f-]+/g, 'TICKET') }),
        };
      }),
    );
  expect(await shown(one)).toEqual(await shown(other));
}
