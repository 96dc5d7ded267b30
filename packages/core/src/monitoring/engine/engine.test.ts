import { describe, expect, it } from 'vitest';
import type { Calibration } from '../calibration/calibration.ts';
import { startingCalibration } from '../calibration/starting.ts';
import { DAY, event, HOUR, MINUTE, row, type Told } from '../detectors/scene.ts';
import type { Detector } from '../detector.ts';
import type { Severity } from '../signal.ts';
import { createEngine } from './engine.ts';
import type { Snapshot } from './snapshot.ts';

interface Seen {
  many: number;
}

/** Says something at every event, as grave as its code says, with how many it has seen. */
const echo: Detector<Seen> = {
  kind: 'echo',
  needs: ['accesses', 'badges'],
  keyOf: ({ agent }) => agent,
  fresh: () => ({ many: 0 }),
  see(state, { id, code, at }) {
    state.many += 1;
    const severity = (code ?? 'medium') as Severity;
    return { severity, reason: `${state.many} at ${at}`, events: [id] };
  },
  keepFor: DAY,
};

const quiet = { echo: { coolDownHours: { value: 0, unit: 'hours', evidence: 'test' } } };
const loud: Calibration = { version: 't', thresholds: { ...startingCalibration.thresholds, ...quiet } };
const engineOf = (detector: Detector<Seen> = echo, calibration = loud) =>
  createEngine([detector], calibration);
const told = (engine: ReturnType<typeof engineOf>, ...events: readonly Told[]) =>
  events.flatMap((one, place) => engine.see(event(one, place)));

describe('the engine', () => {
  it('makes a signal of a sign: whose, when, of what kind', () => {
    expect(told(engineOf(), { agent: 'a', vendor: 'v', id: 'x' })).toEqual([
      {
        ...{ at: event({}).at, kind: 'echo', agent: 'a', vendor: 'v' },
        severity: 'medium',
        reason: `1 at ${event({}).at}`,
        events: ['x'],
      },
    ]);
  });

  it('tells a sign about several agents of each, and one about nobody of nobody', () => {
    const of = (agents: readonly string[]): Detector<Seen> => ({
      ...echo,
      see: (_, { id }) => ({ severity: 'high', reason: '', events: [id], agents }),
    });
    expect(told(engineOf(of(['x', 'y'])), {}).map(({ agent }) => agent)).toEqual(['x', 'y']);
    expect(told(engineOf(of([])), {}).map(({ agent }) => agent)).toEqual([null]);
  });

  it('sees an event once, however often it is delivered', () => {
    const engine = engineOf();
    expect(told(engine, { id: 'x', after: 0 }, { id: 'x', after: 0 })).toHaveLength(1);
    expect(engine.counted.repeated).toBe(1);
  });

  it('sees another event under an id that was used before: a stream may count anew each day', () => {
    expect(told(engineOf(), { id: '1', after: 0 }, { id: '1', after: DAY })).toHaveLength(2);
  });

  it('forgets repetitions by number, and keeps at least the latest twenty-five thousand', () => {
    const engine = engineOf();
    row(60_000, (place) => ({ after: place * 1000 })).forEach((one) => engine.see(one));
    expect(engine.see(event({ after: 36_000 * 1000 }, 36_000))).toEqual([]);
    const [young = [], old = []] = engine.snapshot().seen;
    expect(young.length + old.length).toBeLessThanOrEqual(50_000);
  });

  it('takes what is late by minutes as if it came last, and says when it was', () => {
    const signals = told(engineOf(), { after: HOUR }, { after: HOUR - 2 * MINUTE });
    expect(signals[1]?.reason).toBe(`2 at ${event({ after: HOUR }).at}`);
    expect(signals[1]?.at).toBe(event({ after: HOUR - 2 * MINUTE }).at);
  });

  it('takes what is late by hours too, at its own time', () => {
    const engine = engineOf();
    expect(told(engine, { after: DAY }, { after: 0 })).toHaveLength(2);
    expect(engine.counted.late).toBe(1);
  });

  it('says the same again only after the cool-down, or when it is graver', () => {
    const thresholds = {
      ...startingCalibration.thresholds,
      echo: { coolDownHours: { value: 24, unit: 'hours', evidence: 'test' } },
    };
    const engine = engineOf(echo, { version: 't', thresholds });
    const severities = told(
      ...([engine, { after: 0 }, { after: HOUR }, { after: 2 * HOUR, code: 'high' }] as const),
      ...([
        { after: 3 * HOUR, code: 'high' },
        { after: 4 * HOUR, code: 'medium' },
      ] as const),
      ...([
        { after: 4 * HOUR, agent: 'other' },
        { after: 27 * HOUR, code: 'high' },
      ] as const),
    ).map(({ severity }) => severity);
    expect(severities).toEqual(['medium', 'high', 'medium', 'high']);
  });

  it('drops what is kept for a key that nothing touched for its time', () => {
    const engine = engineOf();
    told(engine, { agent: 'a', after: 0 }, { agent: 'a', after: HOUR });
    expect(told(engine, { agent: 'a', after: 3 * DAY })[0]?.reason).toMatch(/^1 at/);
    told(engine, { agent: 'b', after: 9 * DAY }, { agent: 'b', after: 9 * DAY + HOUR });
    expect(engine.snapshot().states.echo?.map(([key]) => key)).toEqual(['b']);
  });

  it('shows what has no feed until all it needs have told something', () => {
    const engine = engineOf();
    expect(engine.withoutFeed()).toEqual([{ kind: 'echo', missing: ['accesses', 'badges'] }]);
    told(engine, {});
    expect(engine.withoutFeed()).toEqual([{ kind: 'echo', missing: ['badges'] }]);
    told(engine, { kind: 'badge', after: HOUR });
    expect(engine.withoutFeed()).toEqual([]);
  });

  it('adds weak signs of several kinds up', () => {
    const kinds = ['one', 'two', 'three'].map((kind) => ({ ...echo, kind }));
    const engine = createEngine(kinds, loud);
    const signals = engine.see(event({ code: 'low' }));
    expect(signals.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
      ...['one low', 'two low', 'three low', 'risk medium'],
    ]);
  });

  it('goes on from a snapshot as if nothing had been', () => {
    const before = engineOf();
    told(before, { id: 'x', after: 0 }, { id: 'y', after: HOUR });
    const snapshot = JSON.parse(JSON.stringify(before.snapshot())) as Snapshot;
    const after = createEngine([echo], loud, { snapshot });
    expect(told(after, { id: 'x', after: 0 })).toEqual([]);
    expect(told(after, { id: 'z', after: 2 * HOUR })[0]?.reason).toMatch(/^3 at/);
  });

  it('takes a threshold of the agreement before that of the calibration', () => {
    const asking: Detector<Seen> = {
      ...echo,
      see: (_, { id }, about) => ({
        severity: 'high',
        reason: String(about.threshold('coolDownHours')),
        events: [id],
      }),
    };
    const agreed = { v: { thresholds: { echo: { coolDownHours: 5 } } } };
    const engine = engineOf(asking, { ...loud, agreed });
    expect(told(engine, { vendor: 'v' }, { vendor: 'w', agent: 'b' }).map(({ reason }) => reason)).toEqual([
      '5',
      '0',
    ]);
  });
});
