import { describe, expect, it } from 'vitest';
import { event, MINUTE, row, severitiesOf, signsOf, type Usually } from './scene.ts';
import { ticketAbuse } from './ticket-abuse.ts';

const usual: Usually = { peers: { 'subjects-a-ticket': 1, 'self-opened-a-day': 1, 'quick-closes-a-day': 1 } };

describe('tickets made to explain accesses', () => {
  it.each([
    [1, []],
    [3, []],
    [5, []],
    [7, ['medium', 'medium']],
    [9, ['medium', 'medium', 'high', 'high']],
  ])('one ticket for %i customers', (customers, severities) => {
    const events = row(customers, () => ({ ticket: 't' }));
    expect(severitiesOf(ticketAbuse, events, usual)).toEqual(severities);
  });

  it('one ticket for many customers is usual where tickets concern several', () => {
    const events = row(5, () => ({ ticket: 't' }));
    expect(severitiesOf(ticketAbuse, events, { peers: { 'subjects-a-ticket': 4 } })).toEqual([]);
  });

  it('one customer again and again on a ticket is work', () => {
    expect(
      severitiesOf(
        ticketAbuse,
        row(30, () => ({ ticket: 't', subject: 's' })),
        usual,
      ),
    ).toEqual([]);
  });

  it.each([
    ['opened by the agent', { kind: 'ticket-opened', code: 'self-opened', subject: null }],
    ['tied to the customer by the agent', { ticketState: 'agent-bound' }],
    ['marked so', { flags: ['self-opened'] }],
  ])('%s', (_, told) => {
    const of = (count: number) =>
      severitiesOf(ticketAbuse, [event(told)], { ...usual, now: { 'self-opened-a-day': count } });
    expect(of(3)).toEqual([]);
    expect(of(12)).toEqual(['medium']);
    expect(of(25)).toEqual(['high']);
  });

  it('closed within a minute of the look', () => {
    const closed = [event({}), event({ kind: 'ticket-closed', subject: null, after: MINUTE / 2 })];
    const of = (count: number, usually = usual) =>
      signsOf(ticketAbuse, closed, { ...usually, now: { 'quick-closes-a-day': count } });
    expect(of(3)).toEqual([]);
    expect(of(12)[0]?.reason).toContain('12 tickets today closed within a minute');
    expect(of(12, { peers: { 'quick-closes-a-day': 9 } })).toEqual([]);
    expect(of(12, { ...usual, daysKnown: 1 })).toEqual([]);
  });
});
