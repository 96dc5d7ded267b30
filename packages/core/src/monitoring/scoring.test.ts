import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, exposureOf, quantile, score, scoreOf, type Alert, type LabelledTime } from './scoring.ts';

const HOUR = 3_600_000;
const label = (agent: string | null, from: number, until: number, behaviour = 'canary'): LabelledTime => ({
  ...{ agent, from, until, behaviour },
});
const alert = (agent: string | null, at: number, kind = 'canary'): Alert => ({ agent, at, kind });
const nothing = () => [];

describe('an alert', () => {
  it.each([
    ['of the same agent while it goes on', alert('a', 5), 0],
    ['at the start', alert('a', 0), 0],
    ['within a day after the end', alert('a', 10 + 24 * HOUR), 0],
    ['later than that', alert('a', 11 + 24 * HOUR), 1],
    ['before it began', alert('a', -1), 1],
    ['of somebody else', alert('b', 5), 1],
    ['of nobody', alert(null, 5), 1],
  ])('%s', (_, one, wrong) => {
    const { falseAlerts, trueAlerts, outcomes } = score([label('a', 0, 10)], [one], nothing);
    expect([falseAlerts.length, trueAlerts.length]).toEqual([wrong, 1 - wrong]);
    expect(outcomes[0]?.delay === null).toBe(wrong === 1);
  });

  it('of nobody is right for what nobody did', () => {
    expect(score([label(null, 0, 10)], [alert(null, 4)], nothing).outcomes[0]?.delay).toBe(4);
  });
});

describe('what was exposed', () => {
  const read = (at: number, subject: string) => ({ at, subject, rows: 1 });

  it('is each customer once until the first alert, whichever comes first, without and with the event that raised it', () => {
    const told = [read(1, 'x'), read(2, 'x'), read(3, 'y'), read(4, 'z')];
    const of = (alerts: Alert[]) => {
      const [outcome] = score([label('a', 0, 10)], alerts, () => told).outcomes;
      return [outcome?.exposedBefore, outcome?.exposed];
    };
    expect(of([alert('a', 9), alert('a', 3)])).toEqual([1, 2]);
    expect(of([])).toEqual([3, 3]);
  });

  it('counts rows that name nobody', () => {
    const rows = { at: 1, subject: null, rows: 500 };
    expect(score([label('a', 0, 10)], [], () => [rows, read(2, 'x')]).outcomes[0]?.exposed).toBe(501);
  });

  it.each([
    ['read', true, 's', 1],
    ['read', false, 's', null],
    ['lookup', true, 's', null],
    ['query', true, null, 40],
    ['reveal', true, null, null],
  ] as const)('%s, ok %s, of %s', (kind, ok, subject, rows) => {
    const event = { ...empty, kind, ok, subject, rows: 40 };
    expect(exposureOf(event)?.rows ?? null).toBe(rows);
  });

  const empty = {
    ...{ id: '1', at: 0, kind: 'read', agent: 'a', vendor: 'v', queue: null, site: null, ticket: null },
    ...{ ticketState: null, subject: null, subjectOrder: null, flags: [], fields: [], rows: 0, ip: null },
    ...{ country: null, ok: true, device: null, session: null, code: null, until: null },
  };
});

describe('a behaviour', () => {
  it('is summed up: found, how soon, and how right those detectors are elsewhere', () => {
    const labels = [label('a', 0, 10), label('b', 0, 10), label('c', 0, 10), label('d', 0, 10, 'other')];
    const alerts = [alert('a', 2), alert('b', 6), alert('x', 3), alert('x', 3, 'noise'), alert('d', 1)];
    const all = score(labels, alerts, ({ agent }) => [{ at: 1, subject: agent, rows: 1 }]);
    const outcomes = all.outcomes.filter(({ label: { behaviour } }) => behaviour === 'canary');
    expect(scoreOf('canary', outcomes, all)).toEqual({
      ...{ behaviour: 'canary', labels: 3, recall: 2 / 3, precision: 3 / 4, delayMedian: 2 },
      ...{ beforeMedian: 1, beforeP90: 1, exposedMedian: 1, exposedP90: 1 },
    });
  });

  it('that nobody found has no precision and no delay', () => {
    const all = score([label('a', 0, 10)], [], nothing);
    expect(scoreOf('canary', all.outcomes, all)).toMatchObject({
      recall: 0,
      precision: null,
      delayMedian: null,
    });
  });
});

describe('figures', () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2],
    [[4, 1, 3, 2], 0.9, 4],
    [[7], 0, 7],
  ])('%j at %d', (values, q, expected) => {
    expect(quantile(values, q)).toBe(expected);
  });

  it('lie within what drawing anew can give, and the interval holds the mean of many equal draws', () => {
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (cases) => {
          let turn = 0;
          const draw = () => (turn += 0.618_033_988_75) % 1;
          const [low, high] = bootstrap(cases, mean, draw, 50);
          expect(low).toBeGreaterThanOrEqual(Math.min(...cases) - 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...cases) + 1e-9);
          expect(low).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});
