import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { customerAt, type Customer } from './customers.ts';
import { people } from './people.ts';
import { FIRST_CALLER, ticketSeed, type SeedTicket } from './tickets.ts';

const now = new Date('2030-03-01T09:30:00Z');
const tickets = ticketSeed(now, 50_000);
const textOf = ({ messages }: Pick<SeedTicket, 'messages'>): string =>
  messages.map(({ body }) => body).join('\n');
const hashOf = (some: readonly SeedTicket[]): string =>
  createHash('sha256').update(JSON.stringify(some)).digest('hex');
const share = (is: (ticket: SeedTicket) => boolean): number => tickets.filter(is).length / tickets.length;
const digits = (text: string): string => text.replaceAll(/\D/g, '');

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A written date of birth as YYYY-MM-DD. */
function isoOf(written: string): string {
  const numbers = written.match(/\d+/g) ?? [];
  const month = MONTHS.findIndex((name) => written.toLowerCase().includes(name)) + 1;
  const pad = (value: string | number) => String(value).padStart(2, '0');
  const year = numbers.find((number) => number.length === 4) ?? '';
  const rest = numbers.filter((number) => number !== year);
  if (month > 0) return `${year}-${pad(month)}-${pad(rest[0] ?? '')}`;
  return `${year}-${pad(rest[0] ?? '')}-${pad(rest[1] ?? '')}`;
}

/** Every personal value written in a text, by what it looks like: found apart from how it was put in. */
function valuesIn(text: string): Readonly<Record<string, readonly string[]>> {
  const plain = text.toLowerCase();
  const undone = plain
    .replaceAll(' underscore ', '_')
    .replaceAll(' dot ', '.')
    .replaceAll(' at example', '@example');
  const found = (pattern: RegExp, from = plain) => from.match(pattern) ?? [];
  return {
    email: found(/[a-z0-9._]+@[a-z0-9.]*[a-z0-9]/g, undone),
    phone: found(/\(?\d{3}\)?[ .-]?555[ .-]?01 ?\d ?\d/g).map(digits),
    order: found(/\bhh[ -]?\d{7}\b/g).map(digits),
    card: found(/\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b|\b\d{4}[ -]?\d{6}[ -]?\d{5}\b/g).map(digits),
    member: found(/\bhm\d{3}-\d{6}\b/g),
    tracking: found(/\bhhx\d{10}\b/g),
    born: found(
      /\b(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2} [a-z]{3,9} \d{4}|[a-z]{3,9} \d{1,2},? \d{4})\b/g,
    ).map(isoOf),
    postal: found(/(?:\b[a-z]{2} |\()(\d{5})\b/g).map(digits),
  };
}

function ownValues(customer: Customer): Readonly<Record<string, readonly string[]>> {
  const { email, phone, memberId, dateOfBirth, addresses, orders } = customer;
  return {
    email: [email],
    phone: [digits(phone).slice(1)],
    order: orders.map(({ number }) => digits(number)),
    card: orders.map(({ card }) => card.number),
    member: memberId === null ? [] : [memberId.toLowerCase()],
    tracking: orders.map(({ tracking }) => tracking?.toLowerCase() ?? ''),
    born: [dateOfBirth],
    postal: addresses.map(({ postalCode }) => postalCode),
  };
}

/** Values in a text that are not this customer's. */
function strangersValues(text: string, customer: Customer): readonly string[] {
  const own = ownValues(customer);
  return Object.entries(valuesIn(text)).flatMap(([kind, values]) =>
    values.filter((value) => own[kind]?.includes(value) !== true).map((value) => `${kind} ${value}`),
  );
}

describe('ticketSeed', () => {
  it('gives the same tickets for the same moment', () => {
    expect(hashOf(ticketSeed(now, 50_000))).toBe(hashOf(tickets));
  });

  it('moves with the moment', () => {
    const later = new Date(now.getTime() + 86_400_000 * 700);
    const moved = ticketSeed(later, 50_000);
    expect(hashOf(moved)).not.toBe(hashOf(tickets));
    const ages = (some: readonly SeedTicket[], from: Date) =>
      some.map(({ createdAt }) => from.getTime() - createdAt.getTime());
    expect(ages(moved, later)).toEqual(ages(tickets, now));
  });

  it('does with few customers', () => {
    const few = ticketSeed(now, 60);
    expect(few).toHaveLength(tickets.length);
    expect(Math.max(...few.map(({ writer }) => writer))).toBeLessThanOrEqual(60);
  });

  it('lies within the last three days, and its messages in order', () => {
    for (const { createdAt, messages } of tickets) {
      const times = [createdAt, ...messages.map(({ at }) => at), now].map((at) => at.getTime());
      expect(now.getTime() - createdAt.getTime()).toBeLessThanOrEqual(3 * 86_400_000);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(messages.map(({ at }) => at.getTime())).size).toBe(messages.length);
    }
  });

  it('has two to seven messages with ids of their own', () => {
    for (const { messages } of tickets) {
      expect(messages.length).toBeGreaterThanOrEqual(2);
      expect(messages.length).toBeLessThanOrEqual(7);
      expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    }
    expect(new Set(tickets.map(({ externalId }) => externalId)).size).toBe(tickets.length);
  });

  it('is a mix of queues, purposes, states and priorities', () => {
    expect(tickets.length).toBeGreaterThanOrEqual(250);
    expect(share(({ party }) => party === 'pty_northgate')).toBeGreaterThan(0.15);
    expect(share(({ purpose }) => purpose === 'order-support')).toBeGreaterThan(0.6);
    expect(share(({ purpose }) => purpose === 'pharmacy-support')).toBeGreaterThan(0.15);
    expect(new Set(tickets.map(({ status }) => status)).size).toBe(3);
    expect(new Set(tickets.map(({ priority }) => priority)).size).toBe(4);
    expect(new Set(tickets.map(textOf)).size).toBe(tickets.length);
  });

  it('leaves one in eight unbound, and binds the others to whoever wrote', () => {
    const unbound = share(({ requester }) => requester === null);
    expect(unbound).toBeGreaterThan(0.09);
    expect(unbound).toBeLessThan(0.15);
    for (const { requester, writer } of tickets) {
      if (requester !== null) expect(requester.subject).toBe(String(writer));
    }
    expect(new Set(tickets.map(({ requester }) => requester?.by))).toEqual(
      new Set(['request', 'mail', undefined]),
    );
  });
});

describe('the conversations', () => {
  it('tell values of their own customer and of nobody else', () => {
    for (const ticket of tickets) {
      expect(strangersValues(textOf(ticket), customerAt(ticket.writer)), ticket.externalId).toEqual([]);
    }
  });

  it('would be found out if they did not', () => {
    const telling = tickets.filter((ticket) => strangersValues(textOf(ticket), customerAt(1)).length > 0);
    expect(telling.length / tickets.length).toBeGreaterThan(0.8);
  });

  it('tell of every kind, and something in nearly every ticket', () => {
    const found = tickets.map((ticket) => valuesIn(textOf(ticket)));
    for (const kind of ['email', 'phone', 'order', 'card', 'member', 'born', 'postal']) {
      expect(found.filter((values) => (values[kind] ?? []).length > 0).length, kind).toBeGreaterThanOrEqual(
        5,
      );
    }
    const silent = found.filter((values) => Object.values(values).every(({ length }) => length === 0));
    expect(silent.length / tickets.length).toBeLessThan(0.1);
  });

  it('call the customer by their own name', () => {
    for (const ticket of tickets) {
      const { name, first } = customerAt(ticket.writer);
      const agent = ticket.messages.filter(({ author }) => author === 'agent').map(({ body }) => body);
      for (const text of agent) {
        const called = /^Hi (\S+), /.exec(text)?.[1];
        if (called !== undefined) expect(name.startsWith(called)).toBe(true);
        if (text.includes(`, ${first}.`)) expect(name.startsWith(first)).toBe(true);
      }
    }
    const named = share((ticket) =>
      textOf(ticket).toLowerCase().includes(customerAt(ticket.writer).first.toLowerCase()),
    );
    expect(named).toBeGreaterThan(0.6);
  });

  it('keep subject lines free of customer data: lists show them without asking the gate', () => {
    for (const { subjectLine, writer } of tickets) {
      const { first, name } = customerAt(writer);
      expect(subjectLine).not.toMatch(/\d|@/);
      expect(subjectLine.includes(name) || new RegExp(`\\b${first}\\b`).test(subjectLine)).toBe(false);
    }
  });
});

describe('the work in hand', () => {
  const assigned = tickets.filter(({ assignee }) => assignee !== null);

  it('is open, of the agent’s own vendor and purpose, and minutes old', () => {
    for (const { assignee, party, purpose, status, createdAt } of assigned) {
      expect(people.find(({ id }) => id === assignee)).toMatchObject({ role: 'agent', party, purpose });
      expect(status).toBe('open');
      expect(now.getTime() - createdAt.getTime()).toBeLessThan(15 * 60_000);
    }
  });

  it('gives every agent two to four, and leaves the queues full', () => {
    for (const { id, role, party, purpose } of people) {
      const own = assigned.filter(({ assignee }) => assignee === id);
      expect(own.length).toBeGreaterThanOrEqual(role === 'agent' ? 2 : 0);
      expect(own.length).toBeLessThanOrEqual(role === 'agent' ? 4 : 0);
      if (role !== 'agent') continue;
      const waiting = tickets.filter(
        (ticket) =>
          ticket.party === party &&
          ticket.purpose === purpose &&
          ticket.status === 'open' &&
          ticket.assignee === null,
      );
      expect(waiting.length).toBeGreaterThan(10);
    }
  });

  it('lets the known caller wait for Ben, and nobody unknown for Ada', () => {
    const calls = (person: string) =>
      assigned.filter(({ assignee, requester }) => assignee === person && requester === null);
    expect(calls('per_ben').map(({ writer }) => writer)).toEqual([FIRST_CALLER]);
    expect(calls('per_ada')).toEqual([]);
  });
});
