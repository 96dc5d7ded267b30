import type { Principal, Usage } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { asking, demoPolicy, NOW, principal, who, work } from '../../../../tests/support/gate.ts';
import { decideCounted, usageLately } from './budgets.ts';
import type { GatePorts } from './ports.ts';

/* What was counted a moment ago may let through, and refuses nobody. */

const used: Usage = {
  ...{ subjects: 0, newSubject: false, unbound: 0, newUnbound: false, reveals: 0, lookups: 0 },
  ...{ exportedRows: 0, subjectsToday: 0 },
  lastHour: { customers: 0, newCustomer: false, reveals: 0, lookups: 0 },
};
const spent: Usage = { ...used, subjects: 1_000_000, newSubject: true, lookups: 1_000_000 };

/** Ports that count what they are asked. */
function counting(lately: Usage | null, now: Usage) {
  const asked: string[] = [];
  const usage: GatePorts['usage'] = {
    of: (person) => {
      asked.push(person);
      return Promise.resolve(now);
    },
    lately: () => lately,
  };
  // Nothing else of them is used by a count.
  return { asked, ports: { usage, secrets: { countingKey: (one: string) => one } } as unknown as GatePorts };
}

const at = new Date(NOW);
const decided = (ports: GatePorts, lately: Usage | null) =>
  decideCounted(ports, demoPolicy(), { who, work, asking: asking('lookup'), at }, lately);

describe('a decision by what was counted lately', () => {
  it('lets through without counting again', async () => {
    const { ports, asked } = counting(null, spent);
    const { decided: parts, usage } = await decided(ports, used);
    expect([parts.every(({ decision }) => decision.allow), usage, asked]).toEqual([true, used, []]);
  });

  it('refuses nobody: whoever it would refuse is counted', async () => {
    const { ports, asked } = counting(null, used);
    const { decided: parts, usage } = await decided(ports, spent);
    expect([parts.every(({ decision }) => decision.allow), usage, asked.length]).toEqual([true, used, 1]);
    const still = await decided(counting(null, spent).ports, spent);
    expect(still.decided.some(({ decision }) => decision.allow)).toBe(false);
  });
});

describe('what was counted lately', () => {
  const free = { ...work, ticket: null };
  const slowed: Principal = {
    ...principal,
    held: { factorAfter: null, factorAt: null, customersAnHour: 3, conduct: [] },
  };

  it('does for work without a ticket', async () => {
    const { ports, asked } = counting(used, spent);
    expect([await usageLately(ports, who, free, at), asked]).toEqual([used, []]);
  });

  it.each([
    ['work on a ticket', who, work, used],
    ['somebody who is slowed', { ...who, principal: slowed }, free, used],
    ['whoever was not counted', who, free, null],
  ])('does not for %s', async (_, asker, case_, lately) => {
    const { ports, asked } = counting(lately, spent);
    expect([await usageLately(ports, asker, case_, at), asked.length]).toEqual([spent, 1]);
  });
});
