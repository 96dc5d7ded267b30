import { describe, expect, it } from 'vitest';
import type { Duty } from '../kernel/index.ts';
import { containmentRule } from './index.ts';
import { containment } from './duties/containment.ts';

const duty = (clause: string, automatic: unknown, decideWithinHours: unknown): Duty => ({
  ...{ clause, kind: 'containment', by: 'controller', automatic, decideWithinHours },
});

describe('what terms say of containment', () => {
  it.each([
    ['nothing', [], null],
    ['one clause', [duty('7.4', 'suspend-agent', 8)], [['7.4'], 'suspend-agent', 8]],
    [
      'two clauses: the lightest step and the shortest time',
      [duty('7.4', 'suspend-agent', 4), duty('9.9', 'step-up', 24)],
      [['9.9', '7.4'], 'step-up', 4],
    ],
    [
      'two clauses, one the strictest in both',
      [duty('7.4', 'slow-down', 8), duty('9.9', 'none', 4)],
      [['9.9'], 'none', 4],
    ],
    ['a step that nobody knows', [duty('7.4', 'dismiss', 8)], null],
    ['no hours', [duty('7.4', 'none', 'soon')], null],
    ['another duty', [{ ...duty('7.4', 'none', 8), kind: 'recording' }], null],
  ])('%s', (_, duties, expected) => {
    const rule = containmentRule(duties);
    expect(rule && [rule.clauses, rule.automatic, rule.decideWithinHours]).toEqual(expected);
  });

  it.each([
    ['none', 1, true],
    ['slow-down', 72, true],
    ['suspend-agent', 73, false],
    ['suspend-agent', 0, false],
    ['suspend-vendor', 8, false],
    ['end-agreement', 8, false],
  ])('%s within %i hours can be agreed: %s', (automatic, hours, can) => {
    expect(containment.prepare(duty('7.4', automatic, hours)).ok).toBe(can);
  });
});
