import { expect, it } from 'vitest';
import { drawingOf } from './timeline.ts';

const signal = (name: string | null, at: string) => ({
  ...{ seq: 1, id: name ?? '', at, raisedAt: at, kind: 'canary', vendor: { id: 'v', name: 'V' } },
  ...{ agent: name === null ? null : { id: name, name }, severity: 'high' as const, reason: '', events: [] },
  ...{
    calibration: 0,
    incident: null,
    drill: null,
    verdict: null,
    verdictWhy: null,
    judgedBy: null,
    judgedAt: null,
    entry: null,
  },
});
const act = (at: string) => ({ at, act: 'incident-opened', by: null, detail: null, entry: null });

it('has a lane for each agent and one for what was done, from the first to the last of all', () => {
  const drawn = drawingOf({
    list: [
      signal('Ada', '2026-11-02T08:00:00Z'),
      signal('Ben', '2026-11-02T09:00:00Z'),
      signal('Ada', '2026-11-02T10:00:00Z'),
    ],
    acts: [act('2026-11-02T12:00:00Z')],
  });
  expect(drawn.lanes.map(({ name, marks }) => [name, marks.map(({ x }) => x)])).toEqual([
    ['Ada', [0, 0.5]],
    ['Ben', [0.25]],
    ['What was done', [1]],
  ]);
  expect(drawn.ticks.map(({ x }) => x)).toEqual([0, 1 / 3, 2 / 3, 1]);
});

it('puts one moment in the middle, and draws nothing of nothing', () => {
  const at = '2026-11-02T08:00:00Z';
  expect(drawingOf({ list: [signal(null, at)], acts: [] }).lanes[0]?.marks[0]?.x).toBe(0.5);
  expect(drawingOf({ list: [], acts: [] })).toEqual({ lanes: [], ticks: [] });
});
