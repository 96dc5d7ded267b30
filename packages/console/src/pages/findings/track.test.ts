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
    ['skipped', null],
    ['skipped', null],
    ['done', closed.at],
    ['done', closed.at],
  ]);
});

it('a claim that was never planned went past the plan; what came by a link counts like what a person did', () => {
  const claimed = event('finding-fix-claimed', '2026-11-04T00:00:00Z');
  const of = (events: Parameters<typeof stopsOf>[0]['events']) =>
    stopsOf({ state: 'fix-claimed', raisedAt, events, closed: null }).map(({ where, at }) => [where, at]);
  expect(of([claimed]).slice(1, 3)).toEqual([
    ['skipped', null],
    ['now', claimed.at],
  ]);
  const answered = (detail: string, at: string) => ({ ...event('finding-answered', at), detail });
  const byLink = [answered('planned', '2026-11-02T00:00:00Z'), answered('mended', '2026-11-03T00:00:00Z')];
  expect(of(byLink).slice(1, 3)).toEqual([
    ['done', '2026-11-02T00:00:00Z'],
    ['now', '2026-11-03T00:00:00Z'],
  ]);
});

it('an accepted risk is back where it was found', () => {
  const stops = stopsOf({ state: 'exception', raisedAt, events: [], closed: null });
  expect(stops.map(({ where }) => where)).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead']);
});
