import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviours } from './behaviours/index.ts';
import { DAY } from './clock.ts';
import { eventLine } from './line.ts';
import { simulate, type Simulation } from './simulate.ts';
import { forms } from './told.ts';

const FROM = Date.UTC(2026, 2, 26);
const small = { days: 3, agents: 16, quietDays: 0, from: FROM };
const names = behaviours.map(({ name }) => name);
const linesOf = (simulation: Simulation) => {
  const lines: string[] = [];
  for (const { event } of simulate(simulation).events()) lines.push(eventLine(event));
  return lines;
};
const simulations = fc.record({
  seed: fc.integer(),
  behaviour: fc.constantFrom(...names.filter((name) => name !== 'shopping-list' && name !== 'phishing')),
  form: fc.constantFrom(...forms),
  heldOut: fc.boolean(),
});

describe('a simulation', () => {
  it('is the same again for the same seed, and another for another', () => {
    const one = linesOf({ ...small, seed: 1, behaviours: ['canary'] });
    expect(linesOf({ ...small, seed: 1, behaviours: ['canary'] })).toEqual(one);
    expect(linesOf({ ...small, seed: 2, behaviours: ['canary'] })).not.toEqual(one);
  });

  it('goes by time, numbers its events, and holds every labelled event between the ends of its label', () => {
    fc.assert(
      fc.property(simulations, ({ seed, behaviour, form, heldOut }) => {
        const simulated = simulate({ ...small, seed, behaviours: [behaviour], forms: [form], heldOut });
        let [at, id] = [FROM, 0];
        const labelled: [number, { from: number; until: number }][] = [];
        for (const { event, label } of simulated.events()) {
          expect(event.at).toBeGreaterThanOrEqual(at);
          expect(Number(event.id)).toBeGreaterThan(id);
          [at, id] = [event.at, Number(event.id)];
          if (label !== null) labelled.push([event.at, label]);
        }
        for (const [when, { from, until }] of labelled) expect(when >= from && when <= until).toBe(true);
        expect(at).toBeLessThan(FROM + small.days * DAY);
      }),
      { numRuns: 25 },
    );
  });

  it('changes nothing of what other people do when somebody does wrong', () => {
    const honest = (simulation: Simulation) => {
      const told: string[] = [];
      for (const { event, label } of simulate(simulation).events())
        if (label === null) told.push(JSON.stringify({ ...event, id: '' }));
      return told;
    };
    // None of these keeps somebody from work.
    const wrong = ['low-and-slow', 'takeover', 'rebinding', 'enumeration'];
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...wrong), (seed, behaviour) => {
        const quiet = honest({ ...small, seed, behaviours: [] });
        expect(honest({ ...small, seed, behaviours: [behaviour] })).toEqual(quiet);
      }),
      { numRuns: 5 },
    );
  });

  it('names whatever it is asked for that nobody knows, and says when there are too few people', () => {
    expect(() => simulate({ ...small, seed: 1, behaviours: ['juggling'] })).toThrow('juggling');
    expect(() => simulate({ ...small, agents: 6, seed: 1 })).toThrow('too few agents');
  });
});

describe('honest people', () => {
  const events = [...simulate({ seed: 7, days: 14, agents: 60, behaviours: [], from: FROM }).events()].map(
    ({ event }) => event,
  );
  const accesses = events.filter(
    ({ subject, queue }) => subject !== null && !['quality', 'leads'].includes(queue ?? ''),
  );

  it('can nearly all be explained, as published work found, and never all', () => {
    const explained = accesses.filter(
      ({ ticketState }) => ticketState === 'in-hand' || ticketState === 'unbound',
    );
    expect(explained.length / accesses.length).toBeGreaterThan(0.94);
    expect(explained.length / accesses.length).toBeLessThan(0.999);
  });

  it('touch no canary, and make every mistake now and then', () => {
    expect(events.some(({ flags }) => flags.includes('canary'))).toBe(false);
    const codes = new Set(events.map(({ code }) => code));
    for (const code of [
      'not-found',
      'no-match',
      'field-not-granted',
      'ticket-not-in-hand',
      'rebound',
      'merged',
    ])
      expect(codes).toContain(code);
    expect(new Set(accesses.map(({ ticketState }) => ticketState))).toEqual(
      new Set(['in-hand', 'unbound', 'not-assigned', 'closed', null]),
    );
  });

  it('differ by far: the busiest day is a multiple of the usual one', () => {
    const perDay = new Map<string, Set<string | null>>();
    for (const { agent, at, subject } of accesses) {
      const key = `${agent} ${String(Math.floor(at / DAY))}`;
      const found = perDay.get(key) ?? new Set();
      perDay.set(key, found.add(subject));
    }
    const sizes = [...perDay.values()].map(({ size }) => size).sort((a, b) => a - b);
    const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
    expect(sizes.at(-1)).toBeGreaterThan(median * 2.5);
  });
});
