import { describe, expect, it } from 'vitest';
import { agreements, auditScopes, networks, parties, people, sites } from './people.ts';

const today = new Date('2030-03-01T09:00:00Z');
const DAY = 86_400_000;
const ids = (from: readonly { readonly id: string }[]): readonly string[] => from.map(({ id }) => id);

describe('the people of the demo', () => {
  it('have ids, addresses and names of their own', () => {
    for (const values of [ids(people), people.map(({ email }) => email), people.map(({ name }) => name)]) {
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { email } of people) expect(email).toMatch(/^[a-z]+@[a-z]+\.example\.com$/);
  });

  it('work for parties and at sites that exist', () => {
    for (const { party, site } of people) {
      expect(ids(parties)).toContain(party);
      if (site !== null) expect(sites.find(({ id }) => id === site)?.party).toBe(party);
    }
  });

  it('fill every role, with the agents of the two vendors', () => {
    expect(new Set(people.map(({ role }) => role)).size).toBe(9);
    const agents = people.filter(({ role }) => role === 'agent');
    const count = (party: string, role: string) =>
      agents.filter((agent) => agent.party === party && agent.accessRole === role).length;
    expect([count('pty_brightline', 'tier1'), count('pty_brightline', 'tier2')]).toEqual([7, 2]);
    expect(count('pty_northgate', 'tier1')).toBe(3);
  });

  it('have a role of the terms and a purpose when they are agents, and only then', () => {
    for (const { role, accessRole, purpose } of people) {
      expect([accessRole !== null, purpose !== null]).toEqual([role === 'agent', role === 'agent']);
    }
  });
});

describe('the networks', () => {
  it('are ranges for documentation, or this machine', () => {
    for (const { cidr } of networks) {
      expect(cidr).toMatch(
        /^(192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:|127\.0\.0\.1\/32$|::1\/128$)/,
      );
    }
  });

  it('give each site one of each kind', () => {
    for (const { id, party } of sites) {
      const own = networks.filter(({ site }) => site === id);
      expect(own.map(({ cidr }) => cidr.includes(':')).toSorted()).toEqual([false, true]);
      expect(new Set(own.map((network) => network.party))).toEqual(new Set([party]));
    }
  });
});

describe('the agreements', () => {
  it('are one in force and one expired, whatever the day', () => {
    for (const day of [today, new Date(today.getTime() + 4_000 * DAY)]) {
      const at = day.toISOString();
      const inForce = agreements(day).filter(({ from, until }) => from <= at && at < until);
      expect(inForce.map(({ vendor }) => vendor)).toEqual(['pty_brightline']);
      expect(
        agreements(day)
          .filter(({ until }) => until <= at)
          .map(({ vendor }) => vendor),
      ).toEqual(['pty_northgate']);
    }
  });

  it('give the auditor a scope within one of them', () => {
    for (const { person, agreement, from, until } of auditScopes(today)) {
      const found = agreements(today).find(({ id }) => id === agreement);
      expect(people.find(({ id }) => id === person)?.role).toBe('auditor');
      expect([from.toISOString(), until.toISOString()]).toEqual([found?.from, found?.until]);
    }
  });
});
