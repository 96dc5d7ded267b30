import { describe, expect, it } from 'vitest';
import { sharedCustomer } from './shared-customer.ts';
import { DAY, event, HOUR, row, signsOf, type Told, type Usually } from './scene.ts';

const usual: Usually = { peers: { 'unexplained-a-day': 1 }, now: { 'unexplained-a-day': 2 } };
const by = (agents: number, told: Told = {}, apart = HOUR) =>
  row(agents, (place) => ({
    ...{ agent: `agent-${place}`, subject: 's', ticket: null, ticketState: null, after: place * apart },
    ...told,
  }));

describe('one customer seen by many agents', () => {
  it('without a ticket is told of each of them', () => {
    const [first] = signsOf(sharedCustomer, by(6), usual);
    expect(first).toMatchObject({ place: 4, severity: 'medium' });
    expect(first?.agents).toHaveLength(5);
  });

  it.each([
    ['with tickets', by(10, { ticket: 't', ticketState: 'in-hand' }), usual],
    ['over a month', by(10, {}, 2 * DAY), usual],
    ['where work without tickets is usual', by(10), { peers: { 'unexplained-a-day': 12 } }],
    ['by those who see many without a ticket', by(10), { ...usual, now: { 'unexplained-a-day': 40 } }],
  ])('%s is no list', (_, events, usually) => {
    expect(signsOf(sharedCustomer, events, usually)).toEqual([]);
  });

  it('who calls often is no list: others have a ticket', () => {
    const slips = by(6);
    const calls = row(
      40,
      (place) => ({ agent: `other-${place}`, subject: 's', after: (place * HOUR) / 6 }),
      1,
    );
    const events = [...slips, ...calls].sort((a, b) => a.at - b.at);
    expect(signsOf(sharedCustomer, events, usual)).toEqual([]);
  });

  it('the same few on several customers are a list', () => {
    const list = [0, 1, 2, 3].flatMap((customer) =>
      by(5, { subject: `listed-${customer}` }, HOUR / 2).map((one, n) =>
        event({ ...one, after: customer * DAY + n * HOUR }, customer * 10 + n),
      ),
    );
    const graver = signsOf(sharedCustomer, list, usual).find(({ severity }) => severity === 'high');
    expect(graver?.reason).toContain('met on several customers');
    expect(graver?.agents?.length).toBeGreaterThan(3);
  });

  it('keeps a bounded number of customers', () => {
    const state = sharedCustomer.fresh();
    const about = {
      threshold: () => 4,
      usual: () => ({ own: null, peers: null, busy: 1 }),
      now: () => 0,
      latest: () => [],
      daysKnown: 9,
    };
    for (const one of row(30_000, (place) => ({ ticket: null, ticketState: null, after: place }))) {
      sharedCustomer.see(state, one, about);
    }
    expect(Object.keys(state.customers).length).toBeLessThanOrEqual(20_001);
  });
});
