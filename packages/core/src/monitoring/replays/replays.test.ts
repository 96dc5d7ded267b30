import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { startingCalibration } from '../calibration/starting.ts';
import { detectors } from '../detectors/index.ts';
import { exposureOf, score, type Alert, type Exposure } from '../scoring.ts';
import { simulate } from '../simulator/simulate.ts';
import type { Label } from '../simulator/told.ts';
import { besideTheirs } from './beside.ts';
import { replays } from './index.ts';
import { QUIET } from './replay.ts';

/** All cases at once, among sixty people: each has people of its own. */
function played() {
  const simulated = simulate({
    ...{ seed: 'replays', days: 39, agents: 60, quietDays: QUIET, behaviours: [], forms: ['fast'] },
    ...{ also: replays.map(({ behaviour }) => behaviour), from: Date.UTC(2026, 0, 12) },
  });
  const engine = createEngine(detectors, startingCalibration);
  const alerts: Alert[] = [];
  const exposures = new Map<Label, Exposure[]>();
  for (const { event, label } of simulated.events()) {
    const exposure = exposureOf(event);
    if (label !== null && exposure !== null)
      exposures.set(label, [...(exposures.get(label) ?? []), exposure]);
    for (const { at, agent, kind, severity } of engine.see(event))
      if (severity !== 'low') alerts.push({ at, agent, kind });
  }
  return besideTheirs(score(simulated.labels(), alerts, (label) => exposures.get(label) ?? []).outcomes);
}

describe('cases that happened', () => {
  const all = played();

  it('are all played', () => {
    expect(all.map(({ name }) => name)).toEqual(replays.map(({ name }) => name));
  });

  it.each(replays.map(({ name, published }) => [name, published] as const))(
    '%s is known while it still goes on, on most of its accounts',
    (name, { daysItLasted, records }) => {
      const ours = all.find((one) => one.name === name)?.ours;
      expect(ours?.found).toBeGreaterThanOrEqual((ours?.accounts ?? Infinity) / 2);
      expect(ours?.hoursUntilAlert).toBeLessThan((daysItLasted ?? 1) * 24);
      // Two tenants were touched in the smallest case; here the machine had a dozen customers in reach.
      expect(ours?.exposed).toBeLessThan(Math.max(records ?? Infinity, 13));
    },
  );

  it('leave hardly an account unseen', () => {
    const sum = (of: 'found' | 'accounts') => all.reduce((total, { ours }) => total + ours[of], 0);
    expect(sum('found') / sum('accounts')).toBeGreaterThanOrEqual(0.9);
  });
});
