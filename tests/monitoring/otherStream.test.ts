import {
  createEngine,
  detectors,
  readLine,
  score,
  startingCalibration,
  type Alert,
} from '@cordon/core/monitoring';
import { describe, expect, it } from 'vitest';
import { otherStream } from './otherStream.ts';

/** Plays a stream as `cordon detect` does, line by line. */
function played(seed: number) {
  const { lines, labels, agentDays } = otherStream(seed);
  const engine = createEngine(detectors, startingCalibration);
  const alerts: Alert[] = [];
  lines.forEach((line, nth) => {
    const event = readLine(JSON.stringify(line), nth + 1);
    if ('problem' in event) throw new Error(event.problem);
    for (const { at, agent, kind, severity } of engine.see(event))
      if (severity !== 'low') alerts.push({ at, agent, kind });
  });
  const times = labels.map(({ agent, from, until, behaviour }) => ({
    ...{ agent, behaviour, from: Date.parse(from), until: Date.parse(until) },
  }));
  return { ...score(times, alerts, () => []), agentDays };
}

describe('a stream of another make, with behaviours nobody tuned by', () => {
  const runs = [11, 12, 13].map(played);
  const outcomes = runs.flatMap((run) => run.outcomes);
  const recall = (names: readonly string[]) => {
    const own = outcomes.filter(({ label }) => names.includes(label.behaviour));
    return own.filter(({ delay }) => delay !== null).length / own.length;
  };

  it('hides no touch of a decoy and no use of an account that should be dead', () => {
    expect(recall(['decoy', 'ex-employee'])).toBe(1);
  });

  it('is seen through where somebody takes many', () => {
    const many = [
      'counting-down',
      'skimming',
      'skimming-under-tickets',
      'dump',
      'robot',
      'elsewhere',
      'one-for-all',
    ];
    expect(recall(many)).toBeGreaterThanOrEqual(0.95);
  });

  it('is seen through nearly everywhere', () => {
    expect(recall([...new Set(outcomes.map(({ label }) => label.behaviour))])).toBeGreaterThanOrEqual(0.8);
  });

  it('raises few alerts about honest people', () => {
    const wrong = runs.reduce((sum, { falseAlerts }) => sum + falseAlerts.length, 0);
    const days = runs.reduce((sum, run) => sum + run.agentDays, 0);
    expect(wrong / days).toBeLessThanOrEqual(0.01);
  });
});
