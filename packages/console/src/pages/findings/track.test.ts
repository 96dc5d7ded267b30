import { expect, it } from 'vitest';
import { stopsOf } from './track.ts';

const event = (act: string, at: string) => ({
  ...{ id: at, at, act, by: null, text: null, detail: null, entry: null },
});
const raisedAt = '2026-11-01T00:00:00Z';

it('stands where its state is, with the instants behind it', () => {
  const events = [
    event('finding-planned', '2026-11-02T00:00:00Z'),
    event('finding-planned', '2026-11-03T00:00:00Z'),
  ];
  expect(
    stopsOf({ state: 'planned', raisedAt, events, closed: null }).map(({ where, at }) => [where, at]),
  ).toEqual([
    ['done', raisedAt],
    ['now', '2026-11-03T00:00:00Z'],
    ['ahead', null],
    ['ahead', null],
    ['ahead', null],
  ]);
});

it('what a look closed went all the way, with no instant for what nobody did', () => {
  const closed = { at: '2026-11-09T00:00:00Z', how: 'settled' as const, by: null };
  expect(
    stopsOf({ state: 'closed', raisedAt, events: [], closed }).map(({ where, at }) => [where, at]),
  ).toEqual([
    ['done', raisedAt],
    ['done', null],
    ['done', null],
    ['done', closed.at],
    ['done', closed.at],
  ]);
});

it('an accepted risk is back where it was found', () => {
  const stops = stopsOf({ state: 'exception', raisedAt, events: [], closed: null });
  expect(stops.map(({ where }) => where)).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead']);
});
