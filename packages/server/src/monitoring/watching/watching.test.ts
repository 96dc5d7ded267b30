import type { Signal, WatchedEvent } from '@cordon/core/monitoring';
import { describe, expect, it } from 'vitest';
import type { Engine, Position } from './engine.ts';
import { samePosition } from './engine.ts';
import { eventOf, type EnteredRow } from './told.ts';
import { createWatching, type Kept, type WatchStore } from './watching.ts';

/* An engine that signals every third event of an agent: what it folded decides what it says. */

function counting(pieces: readonly unknown[] | null, every = 3): Engine {
  const counts = new Map((pieces ?? []) as readonly (readonly [string, number])[]);
  return {
    see({ agent, at, id, vendor }): readonly Signal[] {
      const count = (counts.get(agent) ?? 0) + 1;
      counts.set(agent, count);
      if (count % every !== 0) return [];
      const signal = {
        at,
        kind: 'third',
        agent,
        vendor,
        severity: 'high',
        reason: String(count),
      } as const;
      return [{ ...signal, events: [id] }];
    },
    pieces: () => counts,
  };
}

const START: Position = { entry: -1, stepXid: '0', stepId: 0 };

/** A store of events in memory. @param size of a batch */
function memory(events: readonly WatchedEvent[], size: number) {
  const kept = {
    at: START,
    signals: new Map<string, string>(),
    told: 0,
    state: null as string | null,
    states: 0,
    of: START,
  };
  let broken: 'before' | 'after' | null = null;
  const store: WatchStore = {
    position: async () => kept.at,
    snapshot: async () =>
      kept.state === null ? null : { of: kept.of, state: JSON.parse(kept.state) as unknown[] },
    async next(after, until) {
      const end = Math.min(until?.entry ?? Infinity, after.entry + size);
      const some = events.slice(after.entry + 1, end + 1);
      return {
        ...{ events: some, more: some.length === size },
        upTo: { ...after, entry: after.entry + some.length },
      };
    },
    async keep({ from, to, signals, state }: Kept) {
      const now = broken;
      broken = null;
      if (now === 'before') throw new Error('killed before the commit');
      if (!samePosition(from, kept.at)) throw new Error('another run watched meanwhile');
      for (const { id, reason } of signals) {
        if (!kept.signals.has(id)) kept.told += 1;
        kept.signals.set(id, reason);
      }
      kept.at = to;
      if (state !== null)
        Object.assign(kept, { state: JSON.stringify([...state]), of: to, states: kept.states + 1 });
      if (now === 'after') throw new Error('killed after the commit');
    },
  };
  return { store, kept, breakNext: (when: 'before' | 'after') => (broken = when) };
}

const event = (nth: number): WatchedEvent => ({
  ...{ id: String(nth), at: nth, kind: 'read', agent: nth % 2 === 0 ? 'ada' : 'ben', vendor: 'v' },
  ...{
    queue: null,
    site: null,
    ticket: null,
    ticketState: null,
    subject: null,
    subjectOrder: null,
    flags: [],
  },
  ...{
    fields: [],
    rows: 0,
    ip: null,
    country: null,
    ok: true,
    device: null,
    session: null,
    code: null,
    until: null,
  },
});

let clock = 0; // epoch milliseconds
const events = Array.from({ length: 40 }, (_, nth) => event(nth));

const watch = (store: WatchStore, every?: number, version = 0) =>
  createWatching({
    store,
    inForce: async () => ({ version, agreed: '', engine: (snapshot) => counting(snapshot, every) }),
    sourceOf: () => 'accesses',
    onFault: () => undefined,
    after: async () => undefined,
    now: () => new Date(clock),
  });

describe('the live run', () => {
  const whole = async () => {
    const { store, kept } = memory(events, 1000);
    await watch(store).run();
    return [...kept.signals.values()];
  };

  it('folds all there is, and says nothing twice when nothing is new', async () => {
    const { store, kept } = memory(events, 7);
    const watching = watch(store);
    await watching.run();
    await watching.run();
    expect([...kept.signals.values()]).toEqual(await whole());
    expect(kept).toMatchObject({ told: 12, at: { entry: 39 } });
  });

  it.each(['before', 'after'] as const)(
    'loses and doubles nothing when it is killed %s a commit',
    async (when) => {
      for (let batches = 0; batches < 6; batches++) {
        const { store, kept, breakNext } = memory(events, 7);
        let keeps = 0;
        const breaking: WatchStore = {
          ...store,
          keep: (one) => {
            if (keeps++ === batches) breakNext(when);
            return store.keep(one);
          },
        };
        await expect(watch(breaking).run()).rejects.toThrow('killed');
        // Another process, which knows only what was kept.
        await watch(store).run();
        expect([...kept.signals.values()]).toEqual(await whole());
        expect(kept.told).toBe(12);
      }
    },
  );

  it('begins from what was kept when it stopped, and folds nothing before it again', async () => {
    const { store, kept } = memory(events, 7);
    const first = watch(store);
    await first.run();
    await first.stop();
    const asked: number[] = [];
    const later: WatchStore = {
      ...store,
      next: (after, until) => {
        asked.push(after.entry);
        return store.next(after, until);
      },
    };
    await watch(later).run();
    expect(asked).toEqual([39]);
    expect(kept.told).toBe(12);
  });

  it('keeps what is folded once enough came and ten minutes passed, and before that when very much did', async () => {
    const many = Array.from({ length: 260_000 }, (_, nth) => event(nth));
    let until = 0;
    const { store, kept } = memory(many, 1000);
    const slow: WatchStore = {
      ...store,
      next: (after, end) => store.next(after, end ?? { ...START, entry: until - 1 }),
    };
    const watching = watch(slow, 1_000_000);
    const to = async (entry: number, minutes: number) => {
      [until, clock] = [entry, clock + minutes * 60_000];
      await watching.run();
      return [kept.states, kept.of.entry];
    };
    expect(await to(5_000, 1)).toEqual([0, -1]);
    expect(await to(6_000, 10)).toEqual([1, 5_999]);
    expect(await to(7_000, 20)).toEqual([1, 5_999]);
    expect(await to(9_000, 0)).toEqual([2, 7_999]);
    expect(await to(259_000, 0)).toEqual([3, 257_999]);
  });

  it('folds everything again where the kept state is not understood, and says so', async () => {
    const { store, kept } = memory(events, 7);
    const first = watch(store);
    await first.run();
    await first.stop();
    const faults: unknown[] = [];
    const again = createWatching({
      store: { ...store, snapshot: async () => Promise.reject(new Error('of another version')) },
      inForce: async () => ({ version: 0, agreed: '', engine: (snapshot) => counting(snapshot) }),
      sourceOf: () => 'accesses',
      onFault: (error) => faults.push(error),
      after: async () => undefined,
      now: () => new Date(clock),
    });
    await again.run();
    expect(faults).toHaveLength(1);
    expect(kept).toMatchObject({ told: 12, at: { entry: 39 } });
  });

  it('keeps nothing where another replica was meanwhile, and goes on from there', async () => {
    const { store, kept } = memory(events, 7);
    const [one, other] = [watch(store), watch(store)];
    await one.run();
    await other.run();
    expect(kept.told).toBe(12);
    const stale: WatchStore = { ...store, position: async () => START };
    await expect(watch(stale).run()).rejects.toThrow('meanwhile');
    expect(kept.told).toBe(12);
  });

  it.each([
    ['another version of the thresholds', { version: 1, agreed: '' }],
    ['an agreement that came into force', { version: 0, agreed: 'of a clause' }],
  ])('uses %s from where it came on, and signals nothing of before anew', async (_, changed) => {
    const { store, kept } = memory(events, 1000);
    const short: WatchStore = {
      ...store,
      next: (after, until) => store.next(after, until ?? { ...START, entry: 19 }),
    };
    const first = { version: 0, agreed: '' };
    let inForce = first;
    const isFirst = () => inForce === first;
    const watching = createWatching({
      store: { ...store, next: (after, until) => (isFirst() ? short : store).next(after, until) },
      inForce: async () => {
        const every = isFirst() ? 3 : 100;
        return { ...inForce, engine: (snapshot) => counting(snapshot, every) };
      },
      sourceOf: () => 'accesses',
      onFault: () => undefined,
      after: async () => undefined,
      now: () => new Date(clock),
    });
    await watching.run();
    const before = kept.told;
    inForce = changed;
    await watching.run();
    expect(kept).toMatchObject({ told: before, at: { entry: 39 } });
  });

  it('loses nothing of what it folded when the agreements change in the middle', async () => {
    const { store, kept } = memory(events, 5);
    const told: string[] = [];
    const watching = createWatching({
      store,
      // Other terms at each look, in the middle of what each agent has been counted up to.
      inForce: async () => ({
        ...{ version: 0, agreed: String(kept.at.entry) },
        engine: (snapshot) => {
          told.push(JSON.stringify(snapshot));
          return counting(snapshot);
        },
      }),
      sourceOf: () => 'accesses',
      onFault: () => undefined,
      after: async () => undefined,
      now: () => new Date(clock),
    });
    const part: WatchStore['next'] = store.next.bind(store);
    for (const end of [6, 13, 27, 39]) {
      store.next = (after, until) => part(after, until ?? { ...START, entry: end });
      await watching.run();
    }
    expect(told.length).toBeGreaterThan(3);
    expect([...kept.signals.values()]).toEqual(await whole());
  });
});

describe('an entry as detectors see it', () => {
  const row: EnteredRow = {
    ...{ entry: 7, at: new Date(5), kind: 'read', agent: 'per_ada', vendor: 'v', site: 's', queue: 'orders' },
    ...{
      ticket: 't',
      ticketState: 'in-hand',
      subject: 'x',
      subjectOrder: 4,
      missed: false,
      resource: 'customers',
    },
    ...{
      fields: ['email'],
      rows: 1,
      flags: [],
      ip: '10.0.0.1',
      country: null,
      ok: true,
      code: null,
      words: null,
    },
  };
  const table: readonly (readonly [string, Partial<EnteredRow>, object | null])[] = [
    ['an access', {}, { id: '7', kind: 'read', subject: 'x', queue: 'orders', code: null }],
    ['a look-up that found nobody', { kind: 'lookup', missed: true }, { flags: ['not-found'], ok: true }],
    [
      'a sign-in',
      { kind: 'sign-in', resource: 'sign-in', words: { session: 's1' } },
      { kind: 'sign-in', session: 's1' },
    ],
    [
      'a refused one',
      { kind: 'sign-in', resource: 'factor-refused', ok: false },
      { kind: 'sign-in', ok: false, code: 'factor-refused' },
    ],
    [
      'one of a new device',
      { kind: 'sign-in', resource: 'new-device' },
      { kind: 'sign-in', flags: ['new-device'] },
    ],
    ['the end of a session', { kind: 'sign-in', resource: 'sign-out' }, { kind: 'sign-out' }],
    ['what else happens to a session', { kind: 'sign-in', resource: 'session-key' }, null],
    [
      'a leaver',
      { kind: 'admin', resource: 'roster-person-left', words: { subjectPerson: 'per_ben' } },
      { kind: 'left', agent: 'per_ben', until: null },
    ],
    [
      'who is back',
      { kind: 'admin', resource: 'scim-user-reactivated', words: { subjectPerson: 'per_ben' } },
      { kind: 'left', agent: 'per_ben', until: Number.MAX_SAFE_INTEGER },
    ],
    ['an act', { kind: 'admin', resource: 'site-closed' }, { kind: 'admin', code: 'site-closed' }],
    ['an act of Cordon itself', { kind: 'admin', resource: 'helpdesk-compared', agent: 'nobody' }, null],
    ['what a job of Cordon read', { agent: 'cordon:anonymiser', vendor: 'pty_shop' }, null],
    ['its own signal', { kind: 'admin', resource: 'signal-raised' }, null],
    [
      'what a screen told',
      { kind: 'screen', resource: 'value-copied' },
      { kind: 'screen', code: 'value-copied' },
    ],
    ['a beat', { kind: 'heartbeat', agent: '', resource: null }, { kind: 'heartbeat', agent: 'ledger' }],
  ];
  it.each(table)('%s', (_, given, expected) => {
    const told = eventOf({ ...row, ...given });
    expect(told).toMatchObject(
      expected ?? { id: '7', kind: 'entry', agent: '', vendor: '', rows: 0, subject: null },
    );
  });
});
