import { expect, it } from 'vitest';
import { layoutOf, linesOf } from './layoutText.ts';

const zones = 'Lobby; public\nFloor; work\n';
const doors = 'G1; Gate in; in; Floor; outside\nG2; Gate out; out; Floor\nL1; Inner; unknown; Floor; Lobby';

it('reads what was typed, and types what was read', () => {
  const layout = layoutOf(zones, doors);
  expect(layout).toEqual({
    zones: [
      { name: 'Lobby', kind: 'public' },
      { name: 'Floor', kind: 'work' },
    ],
    doors: [
      { code: 'G1', name: 'Gate in', direction: 'in', zone: 'Floor', from: null },
      { code: 'G2', name: 'Gate out', direction: 'out', zone: 'Floor', from: null },
      { code: 'L1', name: 'Inner', direction: 'unknown', zone: 'Floor', from: 'Lobby' },
    ],
  });
  if ('wrong' in layout) throw new Error(layout.wrong);
  const lines = linesOf({
    zones: layout.zones.map((zone) => ({ ...zone, id: '', people: 0, visitors: 0, who: [] })),
    doors: layout.doors.map((door) => ({ ...door, id: '', skewSeconds: 0, addsSeconds: 0, far: false })),
  });
  expect(layoutOf(lines.zones, lines.doors)).toEqual(layout);
});

it.each([
  ['Floor; desks', doors, 'Floor; desks'],
  [zones, 'G1; Gate; sideways; Floor', 'G1; Gate; sideways'],
  [zones, 'G1', 'G1; ; '],
])('names the line it does not understand', (zoneText, doorText, wrong) => {
  expect(layoutOf(zoneText, doorText)).toEqual({ wrong });
});
