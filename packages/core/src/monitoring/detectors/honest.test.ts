import { describe, expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { createEngine } from '../engine/engine.ts';
import type { Signal } from '../signal.ts';
import { simulate, type Form } from '../simulator/index.ts';
import { restOfDetectors } from './rest.ts';
import { DAY } from './scene.ts';

interface Days {
  readonly alerts: readonly Signal[];
  /** Who was seen on how many days, summed. */
  readonly agentDays: number;
  readonly guilty: ReadonlySet<string | null>;
  /** Behaviours that were found: by an alert about whoever did it, from when it began. */
  readonly found: ReadonlySet<string>;
}

function daysOf(seed: string, days: number, agents: number, behaviours: readonly string[]): Days {
  const forms: readonly Form[] = ['fast'];
  const start = Date.UTC(2026, 2, 2);
  const simulated = simulate({ seed, days, agents, from: start, behaviours, forms });
  const engine = createEngine(restOfDetectors, startingCalibration);
  const seen = new Set<string>();
  const signals: Signal[] = [];
  for (const { event } of simulated.events()) {
    // Past the last midnight some finish their shift, and nothing else is told any more.
    if (event.at >= start + days * DAY) break;
    seen.add(`${event.agent} ${Math.floor(event.at / DAY)}`);
    for (const signal of engine.see(event)) signals.push(signal);
  }
  const alerts = signals.filter(({ severity }) => severity !== 'low');
  const labels = simulated.labels();
  const found = labels.filter(({ agent, from }) =>
    alerts.some((one) => one.agent === agent && one.at >= from),
  );
  return {
    ...{ alerts, agentDays: seen.size, guilty: new Set(labels.map(({ agent }) => agent)) },
    found: new Set(found.map(({ behaviour }) => behaviour)),
  };
}

describe('on simulated days', () => {
  it('says nothing grave of honest people, and hardly anything', () => {
    const { alerts, agentDays } = daysOf('honest-1', 24, 40, []);
    expect(agentDays).toBeGreaterThan(500);
    expect(alerts.filter(({ severity }) => severity !== 'medium')).toEqual([]);
    expect(alerts.length).toBeLessThanOrEqual(Math.ceil(agentDays * 0.002));
  });

  it('finds who takes over, collects a field, picks the rich, runs a program, photographs, and does not accuse others', () => {
    const wanted = [
      ...[
        'takeover',
        'phishing',
        'concurrent-sessions',
        'off-shift',
        'no-badge',
        'remote-desktop',
        'snooping',
      ],
      ...['field-harvest', 'cherry-picking', 'machine-cadence', 'photographing', 'rebinding', 'split-range'],
    ];
    const { alerts, guilty, found } = daysOf('guilty-1', 24, 60, [...wanted, 'ledger-silence']);
    expect([...found].sort()).toEqual([...wanted, 'ledger-silence'].sort());
    expect(alerts.filter(({ agent }) => !guilty.has(agent)).length).toBeLessThanOrEqual(2);
  });
});
