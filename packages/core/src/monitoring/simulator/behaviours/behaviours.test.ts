import { describe, expect, it } from 'vitest';
import type { WatchedEvent } from '../../watched.ts';
import { MINUTE } from '../clock.ts';
import { simulate } from '../simulate.ts';
import { forms, type Form, type Label } from '../told.ts';
import { behaviours } from './index.ts';

/** What the one simulation below told under each behaviour and form. */
interface Seen {
  readonly labels: Set<Label>;
  readonly events: WatchedEvent[];
}

const seen = new Map<string, Seen>();
const honest: WatchedEvent[] = [];
const keyOf = (behaviour: string, form: Form) => `${behaviour} ${form}`;
const simulated = simulate({
  ...{ seed: 'behaviours', days: 10, agents: 320, quietDays: 2, forms },
  from: Date.UTC(2026, 8, 7),
});
const surroundings = new Set(['sign-in', 'badge', 'left', 'absence', 'shift', 'heartbeat', 'sign-out']);
for (const { event, label } of simulated.events()) {
  if (label === null) {
    if (surroundings.has(event.kind)) honest.push(event);
    continue;
  }
  const key = keyOf(label.behaviour, label.form);
  const found = seen.get(key) ?? { labels: new Set<Label>(), events: [] };
  found.labels.add(label);
  found.events.push(event);
  seen.set(key, found);
}

const of = (behaviour: string, form: Form) =>
  seen.get(keyOf(behaviour, form)) ?? { labels: new Set(), events: [] };
const accesses = (events: readonly WatchedEvent[]) => events.filter(({ subject }) => subject !== null);
const reads = (events: readonly WatchedEvent[]) => events.filter(({ kind }) => kind === 'read');
const subjects = (events: readonly WatchedEvent[]) => new Set(accesses(events).map(({ subject }) => subject));
const gaps = (events: readonly WatchedEvent[]) =>
  events.slice(1).map(({ at }, before) => at - (events[before]?.at ?? at));
const explained = ({ ticketState }: WatchedEvent) => ticketState === 'in-hand' || ticketState === 'unbound';
const orders = (events: readonly WatchedEvent[]) => events.map(({ subjectOrder }) => subjectOrder ?? -1);

function spreadOfGaps(events: readonly WatchedEvent[]): number {
  const all = gaps(events).filter((gap) => gap < 10 * MINUTE);
  const mean = all.reduce((sum, gap) => sum + gap, 0) / all.length;
  return Math.sqrt(all.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / all.length) / mean;
}

/** What makes each behaviour what it is called, form by form. */
const table: Readonly<Record<string, (events: readonly WatchedEvent[], form: Form) => unknown>> = {
  'slow-growth': (events) => expect(subjects(events).size).toBeGreaterThan(10),
  'low-and-slow': (events, form) => {
    const days = new Set(events.map(({ at }) => Math.floor(at / 86_400_000))).size;
    expect(days).toBeGreaterThan(2);
    if (form === 'evasive') expect(accesses(events).every(({ ticket }) => ticket !== null)).toBe(true);
    else expect(events.some(explained)).toBe(false);
    expect(subjects(events).size / days).toBeGreaterThan(form === 'slow' ? 12 : 70);
  },
  'ticketless-browsing': (events, form) => {
    expect(events.some(explained)).toBe(false);
    if (form !== 'evasive') expect(events.every(({ ticket }) => ticket === null)).toBe(true);
  },
  photographing: (events, form) => {
    expect(events.filter(({ kind }) => kind === 'reveal').every(explained)).toBe(true);
    expect(events.some(({ code }) => code === 'screen-idle')).toBe(form !== 'evasive');
  },
  'cherry-picking': (events) => {
    const valued = accesses(events).filter(
      ({ flags }) => flags.includes('vip') || flags.includes('high-value'),
    );
    expect(valued.length).toBeGreaterThan(accesses(events).length / 3);
    expect(events.some(({ code }) => code === 'self-picked')).toBe(true);
  },
  'field-harvest': (events) => expect(new Set(events.flatMap(({ fields }) => fields)).size).toBe(1),
  'bulk-lookup': (events) =>
    expect(events.filter(({ kind }) => kind === 'lookup').length).toBeGreaterThan(30),
  enumeration: (events, form) => {
    const walked = orders(reads(events));
    expect(Math.max(...walked) - Math.min(...walked)).toBeLessThan(walked.length * 6);
    const rising = walked.slice(1).every((order, before) => order > (walked[before] ?? Infinity));
    expect(rising).toBe(form !== 'evasive');
  },
  'split-range': (events) => {
    expect(new Set(events.map(({ agent }) => agent)).size).toBe(2);
    const walked = orders(reads(events));
    expect(new Set(walked).size).toBe(walked.length);
    expect(Math.max(...walked) - Math.min(...walked)).toBeLessThan(walked.length * 3);
  },
  'shopping-list': (events) => {
    const agents = new Set(events.map(({ agent }) => agent));
    expect(agents.size).toBeGreaterThan(1);
    const each = [...agents].map((agent) => subjects(events.filter((event) => event.agent === agent)).size);
    expect(subjects(events).size).toBeLessThan(each.reduce((sum, size) => sum + size, 0));
  },
  'reveal-abuse': (events) =>
    expect(events.filter(({ kind }) => kind === 'reveal').length).toBeGreaterThan(5),
  snooping: (events) => {
    expect(events.every(({ flags }) => flags.includes('vip') || flags.includes('colleague'))).toBe(true);
    expect(events.some(explained)).toBe(false);
  },
  canary: (events) => expect(subjects(events.filter(({ flags }) => flags.includes('canary'))).size).toBe(1),
  'bulk-query': (events) => expect(events.every(({ kind, rows }) => kind === 'query' && rows > 0)).toBe(true),
  'export-spike': (events) =>
    expect(events.every(({ kind, rows }) => kind === 'export' && rows > 50)).toBe(true),
  'policy-probing': (events) => expect(events.filter(({ ok }) => !ok).length).toBeGreaterThan(5),
  'machine-cadence': (events) => expect(spreadOfGaps(events)).toBeLessThan(0.17),
  'ticket-abuse': (events, form) => {
    const opened = events.filter(({ code }) => code === 'self-opened').length;
    if (form === 'evasive') expect(subjects(events).size).toBeGreaterThanOrEqual(opened * 5);
    else expect(events.filter(({ kind }) => kind === 'ticket-closed').length).toBe(opened);
  },
  rebinding: (events) => expect(events.some(({ code }) => code === 'rebound')).toBe(true),
  'off-shift': (events) => {
    for (const { at, agent } of events) {
      const shift = honest
        .filter((one) => one.kind === 'shift' && one.agent === agent && one.at <= at)
        .at(-1);
      expect(at - (shift?.until ?? -Infinity)).toBeGreaterThan(45 * MINUTE);
    }
  },
  takeover: (events, form) => {
    const usual = new Set(
      honest
        .filter(({ kind, agent }) => kind === 'sign-in' && agent === events[0]?.agent)
        .map(({ device }) => device),
    );
    expect(events.every(({ device }) => !usual.has(device))).toBe(true);
    if (form !== 'evasive') expect(events[0]?.country).toMatch(/NG|VN|UA|BR|TR|KZ/);
  },
  phishing: (events) => {
    expect(new Set(events.map(({ agent }) => agent)).size).toBeGreaterThan(1);
    expect(new Set(events.map(({ ip }) => ip)).size).toBe(1);
  },
  'remote-desktop': (events) => {
    const [first] = events as readonly [WatchedEvent];
    expect(first.code).toBe('factor-enrolled');
    expect(honest.some(({ session, agent }) => session === first.session && agent === first.agent)).toBe(
      true,
    );
  },
  'concurrent-sessions': (events) => {
    const [first] = events as readonly [WatchedEvent];
    const own = honest.filter(({ kind, agent }) => kind === 'sign-in' && agent === first.agent);
    expect(own.some(({ session }) => session === first.session)).toBe(false);
    const shift = honest.find(
      ({ kind, agent, until }) => kind === 'shift' && agent === first.agent && (until ?? 0) > first.at,
    );
    expect(shift?.at).toBeLessThan(first.at);
  },
  'leaver-account': (events) => {
    const [first] = events as readonly [WatchedEvent];
    const left = honest.find(({ kind, agent }) => kind === 'left' && agent === first.agent);
    expect(left?.at).toBeLessThan(first.at);
    const later = honest.some(
      ({ kind, agent, at }) => kind === 'shift' && agent === left?.agent && at > left.at,
    );
    expect(later).toBe(false);
  },
  'absent-account': (events) => {
    const [first] = events as readonly [WatchedEvent];
    const away = honest.find(
      ({ kind, agent, until }) => kind === 'absence' && agent === first.agent && (until ?? 0) > first.at,
    );
    expect(away?.at).toBeLessThan(first.at);
  },
  'no-badge': (events) => {
    for (const { agent, at } of events) {
      const badged = honest.some(
        (one) => one.kind === 'badge' && one.agent === agent && Math.abs(one.at - at) < 6 * 60 * MINUTE,
      );
      expect(badged).toBe(false);
    }
  },
};

describe('every behaviour is what it is called', () => {
  const named = behaviours.map(({ name }) => name).filter((name) => name !== 'ledger-silence');
  it('stands in the table', () => {
    expect(Object.keys(table).sort()).toEqual([...named].sort());
  });

  it.each(named.flatMap((name) => forms.map((form) => [name, form] as const)))('%s, %s', (name, form) => {
    const { events, labels } = of(name, form);
    expect(events.length).toBeGreaterThan(0);
    for (const label of labels) {
      const own = events.filter(({ agent }) => agent === label.agent);
      expect([own[0]?.at, own.at(-1)?.at]).toEqual([label.from, label.until]);
    }
    table[name]?.(events, form);
  });

  it.each(forms)('ledger-silence, %s, is nobody’s, and leaves a silence or a hole in the numbers', (form) => {
    const label = simulated.labels().find((one) => one.behaviour === 'ledger-silence' && one.form === form);
    expect(label?.agent).toBeNull();
    expect((label?.until ?? 0) - (label?.from ?? 0)).toBeGreaterThan(5 * MINUTE);
  });
});
