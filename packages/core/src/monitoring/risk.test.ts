import { describe, expect, it } from 'vitest';
import { Risk } from './risk.ts';

const HOUR = 3_600_000;
const weak = (event: string) => ({ severity: 'low', reason: 'weak', events: [event] }) as const;

describe('weak signs', () => {
  it('of three kinds within a shift make one signal that names them', () => {
    const risk = new Risk(24, 2.5);
    expect(risk.add('a', 'off-shift', weak('e1'), 0)).toBeNull();
    expect(risk.add('a', 'new-place', weak('e2'), HOUR)).toBeNull();
    expect(risk.add('a', 'no-ticket', weak('e3'), 2 * HOUR)).toEqual({
      severity: 'medium',
      reason: 'Several weak signs came together: off-shift, new-place, no-ticket.',
      events: ['e1', 'e2', 'e3'],
    });
  });

  it('of one kind never add up, however many', () => {
    const risk = new Risk(24, 2.5);
    for (let n = 0; n < 100; n += 1) expect(risk.add('a', 'off-shift', weak('e'), n * HOUR)).toBeNull();
  });

  it('of different agents, or days apart, do not add up', () => {
    const risk = new Risk(24, 2.5);
    risk.add('a', 'off-shift', weak('e1'), 0);
    risk.add('a', 'new-place', weak('e2'), 0);
    expect(risk.add('b', 'no-ticket', weak('e3'), 0)).toBeNull();
    expect(risk.add('a', 'no-ticket', weak('e4'), 48 * HOUR)).toBeNull();
  });

  it('go on from a snapshot', () => {
    const before = new Risk(24, 2.5);
    before.add('a', 'off-shift', weak('e1'), 0);
    before.add('a', 'new-place', weak('e2'), 0);
    const after = new Risk(24, 2.5, JSON.parse(JSON.stringify(before.kept())) as ReturnType<Risk['kept']>);
    expect(after.add('a', 'no-ticket', weak('e3'), 0)?.severity).toBe('medium');
  });

  it('are forgotten when they weigh nothing', () => {
    const risk = new Risk(24, 2.5);
    risk.add('a', 'off-shift', weak('e1'), 0);
    risk.sweep(10 * 24 * HOUR);
    expect(risk.kept()).toEqual([]);
  });
});
