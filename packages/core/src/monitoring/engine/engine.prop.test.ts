import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { detectors } from '../detectors/index.ts';
import { accessKinds, kindsOf, type WatchedEvent } from '../watched.ts';
import { createEngine, type Engine } from './engine.ts';
import { snapshotOf, type Piece, type Snapshot } from './snapshot.ts';

const START = Date.UTC(2026, 2, 2, 8);

/** Anything a stream may hold: few agents and customers so that they meet, times that jump back and on. */
const someEvent = fc.record({
  step: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
    fc.integer({ min: -7_200_000, max: 90_000_000 }),
  ),
  kind: fc.constantFrom(...accessKinds, ...Object.values(kindsOf).flat(), 'of-no-known-kind'),
  agent: fc.constantFrom('a', 'b', 'c', ''),
  queue: fc.constantFrom('q', 'r', null),
  ticket: fc.option(fc.integer({ min: 0, max: 9 }).map((n) => `t${n}`)),
  ticketState: fc.constantFrom('in-hand', 'closed', 'unbound', 'agent-bound', null, 'of-no-known-state'),
  subject: fc.option(fc.integer({ min: 0, max: 60 })),
  flags: fc.subarray(['canary', 'vip', 'colleague', 'not-found', 'self-opened', 'of-no-known-flag']),
  fields: fc.subarray(['email', 'iban']),
  rows: fc.constantFrom(0, 1, 1, 1, 500),
  ok: fc.boolean(),
  country: fc.constantFrom('PH', 'DE', null),
  code: fc.constantFrom('assigned', 'self-opened', 'in', 'out', null),
});

const stream = fc.array(someEvent, { minLength: 1, maxLength: 120 }).map((told) => {
  let at = START;
  return told.map(({ step, subject, ...rest }, place): WatchedEvent => {
    at = Math.max(START, at + step);
    return {
      ...{ id: `e${place}`, at, vendor: 'v', site: null, ip: null, device: null, session: null, until: null },
      ...{ subject: subject === null ? null : `s${subject}`, subjectOrder: subject },
      ...rest,
    };
  });
});

const fresh = (snapshot?: Snapshot) =>
  createEngine(detectors, startingCalibration, snapshot === undefined ? {} : { snapshot });
const all = (engine: Engine, events: readonly WatchedEvent[]) => events.flatMap((event) => engine.see(event));

describe('whatever the stream', () => {
  it('a restart at any place changes no signal', () => {
    fc.assert(
      fc.property(stream, fc.nat({ max: 120 }), (events, cut) => {
        const whole = all(fresh(), events);
        const first = fresh();
        const before = all(first, events.slice(0, cut));
        const snapshot = snapshotOf(JSON.parse(JSON.stringify([...first.pieces()])) as Piece[]);
        expect([...before, ...all(fresh(snapshot), events.slice(cut))]).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('events that come again change nothing', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const once = all(fresh(), events);
        expect(
          all(
            fresh(),
            events.flatMap((event) => [event, event]),
          ),
        ).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('every touch of a canary is told of the agent within its cool-down, late or not', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const signals = all(fresh(), events).filter(({ kind }) => kind === 'canary');
        const touched = new Set(
          events.filter(({ flags }) => flags.includes('canary')).map(({ agent }) => agent),
        );
        expect(new Set(signals.map(({ agent }) => agent ?? ''))).toEqual(touched);
      }),
      { numRuns: 40 },
    );
  });

  it('a signal cites at most fifty events, all of them seen', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const ids = new Set(events.map(({ id }) => id));
        for (const signal of all(fresh(), events)) {
          expect(signal.events.length).toBeLessThanOrEqual(50);
          expect(signal.events.filter((id) => !ids.has(id))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
