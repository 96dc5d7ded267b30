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
    ['what is not certain is proposed', { kinds: ['bulk'] }, ['suspend-agent proposed']],
    ['lightly, where it is high only', { kinds: ['bulk'], severity: 'high' }, ['step-up proposed']],
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
    expect(steps({}, 'step-up')).toEqual(['step-up automatic']);
  });
});
