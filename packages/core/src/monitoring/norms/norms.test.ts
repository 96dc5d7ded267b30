import { describe, expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { createEngine } from '../engine/engine.ts';
import { DAY, event, HOUR } from '../detectors/scene.ts';
import type { Band, Detector, Measure, Usual } from '../detector.ts';
import type { WatchedEvent } from '../watched.ts';

interface Heard {
  usual: Usual;
  now: number;
  daysKnown: number;
}

/** What a detector would hear at the last event of an agent. */
function heard(events: readonly WatchedEvent[], agent: string, measure: Measure, limit?: number): Heard {
  let last: Heard = { usual: { own: null, peers: null, busy: 1 }, now: 0, daysKnown: 0 };
  const probe: Detector = {
    ...{ kind: 'probe', needs: [], fresh: () => null, keepFor: 0 },
    keyOf: (one) => (one.agent === agent ? agent : null),
    see(_, __, about) {
      last = { usual: about.usual(measure), now: about.now(measure), daysKnown: about.daysKnown };
      return null;
    },
  };
  const agreed = limit === undefined ? {} : { agreed: { 'vendor-1': { limits: { [measure]: limit } } } };
  const engine = createEngine([probe], { ...startingCalibration, ...agreed });
  for (const one of [...events].sort((a, b) => a.at - b.at)) engine.see(one);
  return last;
}

let made = 0;
/** A day of an agent: so many customers over eight hours, those without a ticket first. */
function day(agent: string, on: number, customers: number, { without = 0, queue = 'orders' } = {}) {
  return Array.from({ length: customers }, (_, n) => {
    made += 1;
    const ticket = n < without ? { ticket: null, ticketState: null } : {};
    return event({ agent, queue, after: on * DAY + (n * 8 * HOUR) / customers, ...ticket }, made);
  });
}

const team = (days: number, customers: (agent: number, on: number) => number, agents = 12) =>
  Array.from({ length: agents }, (_, agent) =>
    Array.from({ length: days }, (__, on) => day(`peer-${agent}`, on, customers(agent, on))),
  ).flat(2);

const near = (band: Band | null, value: number) => {
  expect(band?.median).toBeGreaterThan(value * 0.9);
  expect(band?.median).toBeLessThan(value * 1.1);
};

describe('what is counted', () => {
  it('is the running day: customers once, those without a ticket besides', () => {
    const events = [
      ...day('a', 0, 40, { without: 5 }),
      event({ agent: 'a', subject: 's1', after: 9 * HOUR }, 1),
    ];
    expect(Math.abs(heard(events, 'a', 'unexplained-a-day').now - 5)).toBeLessThanOrEqual(1);
    expect(
      heard(
        [...events, ...events.map((one) => ({ ...one, id: `${one.id}-2`, at: one.at + 1 }))],
        'a',
        'subjects-a-day',
      ).now,
    ).toBeCloseTo(41, -1);
  });

  it('is 3 % right for distinct customers in hundreds', () => {
    expect(Math.abs(heard(day('a', 0, 500), 'a', 'subjects-a-day').now - 500)).toBeLessThan(25);
  });

  it('is rows of events in bulk, never of single reads', () => {
    const rows = [3, 1, 500].map((many, n) =>
      event({ agent: 'a', kind: 'query', rows: many, after: n }, 900 + n),
    );
    expect(heard(rows, 'a', 'rows-a-day').now).toBe(500);
  });
});

describe('what is usual', () => {
  it('is learnt from the days before, never from the running one', () => {
    const events = [
      ...team(5, () => 30),
      ...[0, 1, 2, 3, 4].flatMap((on) => day('a', on, 30)),
      ...day('a', 5, 300),
    ];
    const { usual, now } = heard(events, 'a', 'subjects-a-day');
    near(usual.own, 30);
    near(usual.peers, 30);
    expect(now).toBeGreaterThan(280);
  });

  it('is what the others have: an agent is no peer of itself', () => {
    const events = [...team(5, () => 30, 9), ...[0, 1, 2, 3, 4, 5].flatMap((on) => day('a', on, 300))];
    const { peers } = heard(events, 'a', 'subjects-a-day').usual;
    expect(peers?.max).toBeLessThan(35);
  });

  it('is the queue’s, and the vendor’s where the queue is too small', () => {
    const chat = [0, 1, 2, 3, 4, 5].flatMap((on) => day('a', on, 80, { queue: 'chat' }));
    const mate = [0, 1, 2, 3, 4, 5].flatMap((on) => day('b', on, 80, { queue: 'chat' }));
    near(heard([...team(6, () => 30), ...chat, ...mate], 'a', 'subjects-a-day').usual.peers, 30);
    const many = Array.from({ length: 10 }, (_, n) =>
      [0, 1, 2, 3, 4, 5].flatMap((on) => day(`c${n}`, on, 80, { queue: 'chat' })),
    );
    near(heard([...team(6, () => 30), ...chat, ...many.flat()], 'a', 'subjects-a-day').usual.peers, 80);
  });

  it('on the first day is what the others do at the same time', () => {
    const { own, peers } = heard([...team(1, () => 40), ...day('a', 0, 200)], 'a', 'subjects-a-day').usual;
    expect(own).toBeNull();
    near(peers, 40);
  });

  it('is nothing while too few are there', () => {
    expect(
      heard([...team(1, () => 40, 3), ...day('a', 0, 40)], 'a', 'subjects-a-day').usual.peers,
    ).toBeNull();
  });

  it('is wider on a day when all others are busier, and not for what one agent does', () => {
    const before = [0, 1, 2, 3, 4].flatMap((on) => day('a', on, 30));
    const outage = [...team(6, (_, on) => (on === 5 ? 60 : 30)), ...before, ...day('a', 5, 62)];
    expect(heard(outage, 'a', 'subjects-a-day').usual.peers?.p95).toBeGreaterThan(52);
    const alone = [
      ...team(6, (agent, on) => (on === 5 && agent === 0 ? 400 : 30)),
      ...before,
      ...day('a', 5, 62),
    ];
    expect(heard(alone, 'a', 'subjects-a-day').usual.peers?.p95).toBeLessThan(42);
  });

  it('never grows beyond what the agent had at first, half as much again, or the peers’', () => {
    const growing = Array.from({ length: 40 }, (_, on) => day('a', on, Math.round(30 * 1.03 ** on)));
    const { own } = heard(
      [...team(41, () => 30), ...growing.flat(), ...day('a', 40, 100)],
      'a',
      'subjects-a-day',
    ).usual;
    expect(own?.max).toBeLessThan(55);
  });

  it('never is above the limit of the agreement', () => {
    const events = [...team(5, () => 90), ...[0, 1, 2, 3, 4, 5].flatMap((on) => day('a', on, 90))];
    const { own, peers } = heard(events, 'a', 'subjects-a-day', 60).usual;
    expect(own?.max).toBe(60);
    expect(peers?.p95).toBe(60);
  });

  it('of exports is usual on days that have some', () => {
    const exporting = (on: number) =>
      event({ agent: 'a', kind: 'export', rows: 400, after: on * 7 * DAY }, 5000 + on);
    const quiet = Array.from({ length: 35 }, (_, on) => day('a', on, 5)).flat();
    const { own } = heard([...quiet, ...[0, 1, 2, 3, 4].map(exporting)], 'a', 'exported-a-day').usual;
    near(own, 400);
  });

  it('forgets days older than the window', () => {
    const early = Array.from({ length: 10 }, (_, on) => day('a', on, 200)).flat();
    const late = Array.from({ length: 10 }, (_, on) => day('a', 110 + on, 20)).flat();
    near(heard([...early, ...late], 'a', 'subjects-a-day').usual.own, 20);
  });
});
