import { describe, expect, it } from 'vitest';
import type { PersonFacts } from './people.ts';
import { blockersOf, personRowOf } from './readiness.ts';

const agent: PersonFacts = {
  id: 'per_ada',
  name: 'Ada Cruz',
  email: 'ada@brightline.example.com',
  role: 'agent',
  partyId: 'bright',
  partyName: 'Brightline',
  partyKind: 'vendor',
  site: 'Manila',
  siteId: 'sit_manila',
  accessRole: 'tier1',
  purpose: 'order-support',
  assignments: [{ id: 'asg_1', agreement: 'agr_1', accessRole: 'tier1', purpose: 'order-support' }],
  suspendedBy: null,
  contained: false,
  left: false,
  invitation: 'taken-up',
  hasFactor: true,
  hasNetwork: true,
  liveSessions: 1,
  ticketsInHand: 2,
};
const unassigned: PersonFacts = { ...agent, assignments: [] };
const lead: PersonFacts = { ...unassigned, role: 'team-lead', accessRole: null, purpose: null };
const officer: PersonFacts = { ...lead, role: 'privacy-officer', partyKind: 'company', hasNetwork: false };

const codesOf = (person: PersonFacts, covered = true, undertaken = true) =>
  blockersOf(person, {
    inForce: covered ? ['agr_1'] : [],
    undertaken,
    owesProtocol: false,
    deviceStop: null,
    unbadged: false,
    trainingStop: null,
    conduct: null,
    unchecked: false,
  }).map(({ code }) => code);
const standings = (covered: readonly string[]) => ({
  inForce: new Map(covered.map((party) => [party, ['agr_1']])),
  undertaken: () => true,
  owesProtocol: () => false,
  deviceStop: () => null,
  unbadged: () => false,
  trainingStop: () => null,
  conduct: () => null,
  unchecked: () => false,
});

describe('who may work now', () => {
  it('is whom nothing stops', () => {
    expect(codesOf(agent)).toEqual([]);
    expect(codesOf(lead)).toEqual([]);
    expect(codesOf(officer)).toEqual([]);
    expect(personRowOf(agent, standings(['bright']))).toMatchObject({ ready: true, blockers: [] });
  });

  it.each<[string, PersonFacts, boolean, readonly string[]]>([
    ['somebody who left', { ...agent, left: true }, true, ['left']],
    [
      'somebody without an address',
      { ...agent, email: null, invitation: 'expired' },
      true,
      ['email-missing'],
    ],
    ['a person the vendor suspended', { ...agent, suspendedBy: 'vendor' }, true, ['suspended']],
    ['a person the company suspended', { ...agent, suspendedBy: 'company' }, true, ['suspended']],
    [
      'somebody invited, whose factor comes later',
      { ...agent, invitation: 'open', hasFactor: false },
      true,
      ['invitation-open'],
    ],
    [
      'somebody whose invitation ran out',
      { ...agent, invitation: 'expired', hasFactor: false },
      true,
      ['invitation-expired'],
    ],
    ['somebody with a password alone', { ...agent, hasFactor: false }, true, ['no-second-factor']],
    ['anybody of a vendor without a network', { ...lead, hasNetwork: false }, true, ['no-network']],
    ['an agent without an agreement in force', agent, false, ['no-agreement']],
    ['an agent without an assignment', unassigned, true, ['no-assignment']],
    [
      'an agent with an assignment under another agreement',
      { ...agent, assignments: agent.assignments.map((one) => ({ ...one, agreement: 'agr_old' })) },
      true,
      ['no-assignment'],
    ],
    [
      'an agent invited for nothing, while no agreement is in force',
      { ...unassigned, purpose: null },
      false,
      ['no-agreement', 'no-assignment'],
    ],
    [
      'an agent with everything wrong',
      { ...agent, suspendedBy: 'vendor', hasFactor: false, hasNetwork: false, purpose: null },
      false,
      ['suspended', 'no-second-factor', 'no-network', 'no-agreement', 'no-assignment'],
    ],
  ])('is not %s', (_, person, covered, codes) => {
    expect(codesOf(person, covered)).toEqual(codes);
    expect(personRowOf(person, standings(covered ? ['bright'] : []))).toMatchObject({ ready: false });
  });

  it('does not ask an agreement of those who see no customer', () => {
    expect(codesOf(lead, false)).toEqual([]);
    expect(codesOf(officer, false)).toEqual([]);
  });

  it('asks the undertaking of agents, once they can come in', () => {
    expect(codesOf(agent, true, false)).toEqual(['undertaking']);
    expect(codesOf(lead, true, false)).toEqual([]);
    expect(codesOf(officer, true, false)).toEqual([]);
    expect(codesOf({ ...agent, invitation: 'open', hasFactor: false }, true, false)).toEqual([
      'invitation-open',
    ]);
    const unread = { ...standings(['bright']), owesProtocol: () => true };
    expect(personRowOf(agent, unread).blockers.map(({ code }) => code)).toEqual(['protocol']);
    expect(personRowOf(lead, unread).ready).toBe(true);
    const outside = { ...standings(['bright']), unbadged: () => true };
    expect(personRowOf(agent, outside).blockers.map(({ code }) => code)).toEqual(['not-badged-in']);
    expect(personRowOf(lead, outside).ready).toBe(true);
    for (const code of ['training-never', 'training-expired'] as const) {
      const untrained = { ...standings(['bright']), trainingStop: () => code };
      expect(personRowOf(agent, untrained).blockers.map((one) => one.code)).toEqual([code]);
      expect(personRowOf(lead, untrained).ready).toBe(true);
    }
    const unsigned = { ...standings(['bright']), undertaken: () => false };
    expect(personRowOf(agent, unsigned)).toMatchObject({ ready: false });
  });

  it('is told in words, with one step to mend it', () => {
    const worst: PersonFacts = {
      ...agent,
      suspendedBy: 'company',
      hasFactor: false,
      hasNetwork: false,
      purpose: null,
    };
    for (const deviceStop of ['device-failing', 'device-stale', 'device-unknown'] as const) {
      const trainingStop = 'training-expired' as const;
      const standing = {
        ...{ inForce: [], undertaken: false, owesProtocol: true, deviceStop, unbadged: true, trainingStop },
        ...{ conduct: null, unchecked: true },
      };
      const found = blockersOf(worst, standing);
      expect(found.map(({ code }) => code)).toContain(deviceStop);
      for (const { text, mend } of found) {
        expect(text).toMatch(/^[A-Z].{10,}\.$/);
        expect(mend).toMatch(/^[A-Z].{10,}\.$/);
      }
    }
  });

  it.each(['retraining', 'suspension', 'removal', 'termination'] as const)(
    'says that %s was decided, and what ends it',
    (step) => {
      const held = { ...standings(['bright']), conduct: () => step };
      const row = personRowOf(agent, held);
      expect(row).toMatchObject({ ready: false, blockers: [{ code: `conduct-${step}` }] });
    },
  );
});
