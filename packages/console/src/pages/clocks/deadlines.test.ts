import { expect, it } from 'vitest';
import type { IncidentRow, NoticeClock } from '../../api/types.ts';
import { byDeadline } from './deadlines.ts';

const clock = (id: string, due: string | null, state: NoticeClock['state'] = 'running') =>
  ({ id, state, due: due === null ? null : { at: due, zone: 'UTC', words: due } }) as NoticeClock;

const row = (id: string, name: string) =>
  ({ id, agents: [{ id: 'per_one', name }], vendor: { id: 'v', name: 'Vendor' } }) as unknown as IncidentRow;

const incidents = [
  { incident: 'inc_late', clocks: [clock('a', '2026-12-01T00:00:00Z'), clock('w', null, 'waiting')] },
  {
    incident: 'inc_first',
    clocks: [
      clock('at-once', null),
      clock('b', '2026-11-01T00:00:00Z', 'overdue'),
      clock('c', '2026-10-01T00:00:00Z', 'done'),
    ],
  },
  {
    incident: 'inc_done',
    clocks: [clock('d', '2026-10-01T00:00:00Z', 'done'), clock('e', null, 'not-owed')],
  },
].map((one) => ({ ...one, unsentReminders: 0 }));

it('puts the next deadline first, what is overdue in front, and what is owed at once behind what has a time', () => {
  const { running, answered } = byDeadline(incidents, [row('inc_late', 'Ada')], []);
  expect(
    running.map(({ incident, name, open, waiting }) => [incident, name, open.map(({ id }) => id), waiting]),
  ).toEqual([
    ['inc_first', null, ['b', 'at-once'], 0],
    ['inc_late', 'Ada', ['a'], 1],
  ]);
  expect(answered.map(({ incident }) => incident)).toEqual(['inc_done']);
});

it('lists what is open and has no clock, and nothing twice', () => {
  const { without } = byDeadline(
    incidents,
    [row('inc_late', 'Ada'), row('inc_new', 'Ben')],
    [row('inc_first', 'Cy')],
  );
  expect(without.map(({ id, name }) => [id, name])).toEqual([['inc_new', 'Ben']]);
});
