import { describe, expect, it } from 'vitest';
import { scenarios, tabletopRoles } from './scenario.ts';
import { tabletopAt, type TabletopStep } from './standing.ts';

const [scenario] = scenarios;
if (scenario === undefined) throw new Error('there is no scenario');
const START = Date.parse('2026-11-02T08:00:00Z');
const minute = (of: number) => START + of * 60_000;
const decided = (
  at: number,
  inject: string,
  role: (typeof tabletopRoles)[number],
  text: string,
): TabletopStep => ({
  ...{ kind: 'decision', at: minute(at), inject, role, text },
});

describe('tabletopAt', () => {
  it.each<[number, readonly string[], string | null]>([
    [0, ['signal'], 'scope'],
    [9.9, ['signal'], 'scope'],
    [10, ['signal', 'scope'], 'demand'],
    [34, ['signal', 'scope', 'demand'], 'second'],
    [35, ['signal', 'scope', 'demand', 'second'], null],
  ])('after %s minutes %j is known', (after, known, next) => {
    const standing = tabletopAt(scenario, START, [], minute(after));
    expect(standing.known.map(({ inject }) => inject.id)).toEqual(known);
    expect(standing.next?.id ?? null).toBe(next);
    expect(standing.unanswered).toBe(known.length * 2);
  });

  it('what is brought earlier is known from then on, and its time runs from then', () => {
    const steps: TabletopStep[] = [
      { kind: 'inject', at: minute(3), inject: 'scope' },
      decided(5, 'scope', 'privacy-officer', 'From 08:03; 72 hours run.'),
    ];
    expect(tabletopAt(scenario, START, steps, minute(2)).known).toHaveLength(1);
    const [, scope] = tabletopAt(scenario, START, steps, minute(6)).known;
    expect(scope).toMatchObject({
      knownAt: minute(3),
      answers: [
        { role: 'privacy-officer', decision: 'From 08:03; 72 hours run.', afterMinutes: 2 },
        { decision: null },
      ],
    });
  });

  it('bringing what is known already makes nothing later', () => {
    const late: TabletopStep = { kind: 'inject', at: minute(30), inject: 'scope' };
    const [, scope] = tabletopAt(scenario, START, [late], minute(31)).known;
    expect(scope?.knownAt).toBe(minute(10));
  });

  it('a decision that is thought over stands as it was last, timed from the first', () => {
    const steps = [
      decided(1, 'signal', 'vendor-lead', 'Wait.'),
      decided(4, 'signal', 'vendor-lead', 'Seize it.'),
    ];
    const [signal] = tabletopAt(scenario, START, steps, minute(5)).known;
    expect(signal?.answers[1]).toMatchObject({ decision: 'Seize it.', afterMinutes: 1 });
  });
});

it('every scenario asks every question of a role, in the order of its minutes, and each role has one somewhere', () => {
  for (const { injects } of scenarios) {
    const minutes = injects.map(({ atMinute }) => atMinute);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes[0]).toBe(0);
    expect(injects.every(({ asks }) => asks.length > 0)).toBe(true);
    expect(new Set(injects.map(({ id }) => id)).size).toBe(injects.length);
  }
  const asked = scenarios.flatMap(({ injects }) =>
    injects.flatMap(({ asks }) => asks.map(({ role }) => role)),
  );
  expect([...new Set(asked)].toSorted()).toEqual([...tabletopRoles].toSorted());
});
