import { expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { detectors } from '../detectors/index.ts';
import { simulate } from '../simulator/simulate.ts';
import { createEngine } from './engine.ts';
import { snapshotOf, type Piece } from './snapshot.ts';

it('many agents come in many pieces, and an engine made of them keeps the same', () => {
  const engine = createEngine(detectors, startingCalibration);
  const from = Date.UTC(2026, 8, 7);
  const stream = simulate({ seed: 'pieces', days: 1, agents: 600, behaviours: [], from });
  let count = 0;
  for (const { event } of stream.events()) {
    engine.see(event);
    if (++count === 40_000) break;
  }
  const pieces = JSON.parse(JSON.stringify([...engine.pieces()])) as Piece[];
  expect(pieces.filter(({ of }) => of === 'people').length).toBeGreaterThan(1);
  const again = createEngine(detectors, startingCalibration, { snapshot: snapshotOf(pieces) });
  expect(again.snapshot()).toEqual(engine.snapshot());
});

it('pieces without their beginning are no snapshot', () => {
  expect(() => snapshotOf([{ of: 'states', states: {} }])).toThrow('no beginning');
});
