import { describe, expect, it } from 'vitest';
import type { Detector, Measure } from '../detector.ts';
import { bulkRows } from './bulk-rows.ts';
import { exportSpike } from './export-spike.ts';
import { repeatedQuery } from './repeated-query.ts';
import { DAY, event, severitiesOf, type Usually } from './scene.ts';

const cases: readonly (readonly [
  Detector,
  string,
  Measure,
  readonly (readonly [number, Usually, string[]])[],
])[] = [
  [
    bulkRows,
    'query',
    'rows-a-day',
    [
      [20, { peers: { 'rows-a-day': 20 } }, []],
      [30, { peers: { 'rows-a-day': 20 } }, ['medium']],
      [30, { peers: { 'rows-a-day': 20 }, daysKnown: 1 }, []],
      [400, { peers: { 'rows-a-day': 20 } }, ['high']],
      [400, { peers: { 'rows-a-day': 2000 } }, ['high']],
      [400, { peers: { 'rows-a-day': 2000 }, daysKnown: 1 }, []],
      [5000, { peers: { 'rows-a-day': 20 } }, ['high']],
      [5000, { peers: { 'rows-a-day': 20 }, own: { 'rows-a-day': 4000 } }, []],
      [500, { daysKnown: 1 }, []],
      [1500, { daysKnown: 1 }, ['medium']],
      [100, {}, ['medium']],
      [500, {}, ['high']],
    ],
  ],
  [
    repeatedQuery,
    'query',
    'queries-a-day',
    [
      [15, { peers: { 'queries-a-day': 2 }, own: { 'queries-a-day': 2 } }, []],
      [25, { peers: { 'queries-a-day': 2 }, own: { 'queries-a-day': 2 } }, ['medium']],
      [25, { peers: { 'queries-a-day': 15 }, own: { 'queries-a-day': 10 } }, []],
      [4, { peers: { 'queries-a-day': 15 } }, []],
      [6, { peers: { 'queries-a-day': 15 } }, ['medium']],
      [50, { daysKnown: 1 }, []],
    ],
  ],
  [
    exportSpike,
    'export',
    'exported-a-day',
    [
      [60, { peers: { 'exported-a-day': 40 } }, ['low']],
      [60, { peers: { 'exported-a-day': 40 }, own: { 'queries-a-day': 5 } }, []],
      [60, { peers: { 'exported-a-day': 40 }, daysKnown: 1 }, []],
      [400, { peers: { 'exported-a-day': 40 } }, ['medium']],
      [5000, { peers: { 'exported-a-day': 40 } }, ['high']],
      [400, { peers: { 'exported-a-day': 40 }, own: { 'exported-a-day': 300 } }, []],
      [250, {}, ['medium']],
    ],
  ],
];

describe.each(cases)('%o on %s', (detector, kind, measure, table) => {
  it.each(table)('%i today', (count, usually, severities) => {
    const seen = event({ kind, rows: 100, subject: null });
    expect(severitiesOf(detector, [seen], { ...usually, now: { [measure]: count } })).toEqual(severities);
  });

  it('does not see what was refused', () => {
    const refused = event({ kind, rows: 100_000, ok: false });
    expect(severitiesOf(detector, [refused], { now: { [measure]: 100_000 } })).toEqual([]);
  });
});

it('sums what somebody who never exported takes day after day', () => {
  const daily = Array.from({ length: 4 }, (_, day) =>
    event({ kind: 'export', rows: 90, subject: null, id: `x${day}`, after: day * DAY }),
  );
  const signs = severitiesOf(exportSpike, daily, { now: { 'exported-a-day': 90 } });
  expect(signs).toEqual(['low', 'low', 'medium', 'low']);
});
