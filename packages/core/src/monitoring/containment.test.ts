import { describe, expect, it } from 'vitest';
import { containingOf, usualContainment, type ToContain } from './containment.ts';

const incident = (given: Partial<ToContain>): ToContain => ({
  ...{ severity: 'critical', kinds: ['canary'], agents: ['ada'], done: [], ...given },
});
const steps = (given: Partial<ToContain>, automatic = usualContainment.automatic) =>
  containingOf(incident(given), { ...usualContainment, automatic }).map(({ step, how }) => `${step} ${how}`);

describe('what is closed', () => {
  const table: readonly (readonly [string, Partial<ToContain>, readonly string[]])[] = [
    ['a certain signal suspends at once', {}, ['suspend-agent automatic']],
    ['so does one that is high', { severity: 'high' }, ['suspend-agent automatic']],
    ['nothing below high', { severity: 'medium' }, []],
    [
      'what is not certain is proposed, and what is lighter beside it',
      { kinds: ['bulk-rows'] },
      ['suspend-agent proposed', 'slow-down proposed'],
    ],
    [
      'a slower pace, where it is high and about how much',
      { kinds: ['bulk-rows'], severity: 'high' },
      ['slow-down proposed'],
    ],
    [
      'a factor, where it is high and about anything else',
      { kinds: ['new-place'], severity: 'high' },
      ['step-up proposed'],
    ],
    [
      'both, where it is about both',
      { kinds: ['new-place', 'bulk-rows'], severity: 'high' },
      ['slow-down proposed', 'step-up proposed'],
    ],
    ['nothing lighter of whoever is out', { kinds: ['bulk-rows'], done: ['suspend-agent'] }, []],
    [
      'the heavier of whoever is slowed',
      { kinds: ['bulk-rows'], done: ['slow-down'] },
      ['suspend-agent proposed'],
    ],
    ['nothing of signals judged to be false', { kinds: [] }, []],
    ['not twice', { done: ['suspend-agent'] }, []],
    ['of nobody, nobody', { agents: [] }, []],
    [
      'a vendor only ever by a person',
      { agents: ['a', 'b', 'c'] },
      ['suspend-agent automatic', 'suspend-vendor proposed'],
    ],
  ];
  it.each(table)('%s', (_, given, expected) => {
    expect(steps(given)).toEqual(expected);
  });

  it('no more than the policy lets a machine do', () => {
    expect(steps({}, null)).toEqual(['suspend-agent proposed']);
    expect(steps({}, 'step-up')).toEqual(['step-up automatic', 'suspend-agent proposed']);
    expect(steps({}, 'slow-down')).toEqual(['slow-down automatic', 'suspend-agent proposed']);
  });
});
