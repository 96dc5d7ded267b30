import type { Signal, WatchedEvent } from '@cordon/core/monitoring';
import { describe, expect, it } from 'vitest';
import type { Engine, Position } from './engine.ts';
import { samePosition } from './engine.ts';
import { eventOf, type EnteredRow } from './told.ts';
import { createWatching, type Kept, type WatchStore } from './watching.ts';

/* An engine that signals every third event of an agent: what it folded decides what it says. */

function counting(snapshot: unknown, every = 3): Engine {
  const counts = new Map<string, number>(Object.entries((snapshot ?? {}) as Record<string, number>));
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
    snapshot: () => Object.fromEntries(counts),
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
    of: START,
  };
  let broken: 'before' | 'after' | null = null;
  const store: WatchStore = {
    position: async () => kept.at,
    snapshot: async () =>
      kept.state === null ? null : { of: kept.of, state: JSON.parse(kept.state) as unknown },
    async next(after, until) {
      const end = Math.min(until?.entry ?? Infinity, after.entry + size);
      const some = events.filter((_, entry) => entry > after.entry && entry <= end);
      return { events: some, upTo: { ...after, entry: after.entry + some.length } };
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
      if (state !== undefined) Object.assign(kept, { state: JSON.stringify(state), of: to });
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

const events = Array.from({ length: 40 }, (_, nth) => event(nth));

const watch = (store: WatchStore, every?: number, version = 0) =>
  createWatching({
    store,
    inForce: async () => ({ version, engine: (snapshot) => counting(snapshot, every) }),
    sourceOf: () => 'accesses',
    onFault: () => undefined,
    after: async () => undefined,
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

  it('folds everything again where the kept state is not understood, and says so', async () => {
    const { store, kept } = memory(events, 7);
    const first = watch(store);
    await first.run();
    await first.stop();
    const faults: unknown[] = [];
    const again = createWatching({
      store: { ...store, snapshot: async () => Promise.reject(new Error('of another version')) },
      inForce: async () => ({ version: 0, engine: (snapshot) => counting(snapshot) }),
      sourceOf: () => 'accesses',
      onFault: (error) => faults.push(error),
      after: async () => undefined,
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

  it('uses other thresholds from where they came on, and signals nothing of before anew', async () => {
    const { store, kept } = memory(events, 1000);
    const short: WatchStore = {
      ...store,
      next: (after, until) => store.next(after, until ?? { ...START, entry: 19 }),
    };
    let version = 0;
    const watching = createWatching({
      store: { ...store, next: (after, until) => (version === 0 ? short : store).next(after, until) },
      inForce: async () => {
        const every = version === 0 ? 3 : 100;
        return { version, engine: (snapshot) => counting(snapshot, every) };
      },
      sourceOf: () => 'accesses',
      onFault: () => undefined,
      after: async () => undefined,
    });
    await watching.run();
    const before = kept.told;
    version = 1;
    await watching.run();
    expect(kept).toMatchObject({ told: before, at: { entry: 39 } });
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
