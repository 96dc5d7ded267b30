import { expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { detectors } from '../detectors/index.ts';
import { row } from '../detectors/scene.ts';
import { createEngine } from './engine.ts';
import { snapshotOf, type Piece } from './snapshot.ts';

it('many agents come in many pieces, and an engine made of them keeps the same', () => {
  const engine = createEngine(detectors, startingCalibration);
  // Over more than the half hour after which what is idle is kept as text.
  const events = row(2000, (place) => ({ agent: `agent-${String(place % 500)}`, after: place * 5000 }));
  for (const one of events) engine.see(one);
  const pieces = JSON.parse(JSON.stringify([...engine.pieces()])) as Piece[];
  expect(pieces.filter(({ of }) => of === 'people').length).toBeGreaterThan(1);
  const again = createEngine(detectors, startingCalibration, { snapshot: snapshotOf(pieces) });
  expect(again.snapshot()).toEqual(engine.snapshot());
});

it('pieces without their beginning are no snapshot', () => {
  expect(() => snapshotOf([{ of: 'states', states: {} }])).toThrow('no beginning');
});
