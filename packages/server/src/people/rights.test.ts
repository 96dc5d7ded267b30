import { describe, expect, it } from 'vitest';
import type { Role, SignedIn } from '../identity/index.ts';
import { mayChangeRole, mayInvite, mayKnow, mayRecover, maySuspend } from './rights.ts';

const companySide: readonly Role[] = [
  'company-admin',
  'privacy-officer',
  'security-officer',
  'vendor-manager',
  'auditor',
];
const vendorSide: readonly Role[] = ['vendor-admin', 'team-lead', 'qa-analyst', 'agent'];
const roles = [...companySide, ...vendorSide];

const who = (role: Role, partyId = companySide.includes(role) ? 'acme' : 'bright'): SignedIn['person'] => ({
  id: `me-${role}`,
  partyId,
  partyKind: companySide.includes(role) ? 'company' : 'vendor',
  partyName: partyId,
  siteId: null,
  name: role,
  role,
  accessRole: null,
  purpose: null,
});
const acme = { id: 'acme', kind: 'company' } as const;
const bright = { id: 'bright', kind: 'vendor' } as const;
const other = { id: 'other', kind: 'vendor' } as const;

/** The whole table, so that a role more or less is a failing test. */
const given = (giver: Role, party: typeof acme | typeof bright | typeof other) =>
  roles.filter((role) => mayInvite(who(giver), role, party));

describe('who may give which role', () => {
  it('is the company admin for the company, and for the admin of a vendor', () => {
    expect(given('company-admin', acme)).toEqual(companySide);
    expect(given('company-admin', bright)).toEqual(['vendor-admin']);
  });

  it('is the vendor manager for the admin of a vendor only', () => {
    expect(given('vendor-manager', acme)).toEqual([]);
    expect(given('vendor-manager', other)).toEqual(['vendor-admin']);
  });

  it('is the vendor admin for the own team, never for another admin, another party or the other side', () => {
    expect(given('vendor-admin', bright)).toEqual(['team-lead', 'qa-analyst', 'agent']);
    expect(given('vendor-admin', other)).toEqual([]);
    expect(given('vendor-admin', acme)).toEqual([]);
  });

  it('is nobody else', () => {
    const others = roles.filter(
      (role) => !['company-admin', 'vendor-manager', 'vendor-admin'].includes(role),
    );
    for (const giver of others) {
      for (const party of [acme, bright, other]) expect(given(giver, party)).toEqual([]);
    }
  });
});

describe('who may suspend whom', () => {
  const suspended = (actor: Role, partyId: string) =>
    roles.filter((role) => maySuspend(who(actor), { id: `them-${role}`, partyId, role }));

  it('is the company admin and the security officer for everybody', () => {
    for (const actor of ['company-admin', 'security-officer'] as const) {
      expect(suspended(actor, 'acme')).toEqual(roles);
      expect(suspended(actor, 'bright')).toEqual(roles);
    }
  });

  it('is the vendor admin for the own people but admins, and the team lead for agents', () => {
    expect(suspended('vendor-admin', 'bright')).toEqual([...companySide, 'team-lead', 'qa-analyst', 'agent']);
    expect(suspended('team-lead', 'bright')).toEqual(['agent']);
    expect(suspended('vendor-admin', 'other')).toEqual([]);
    expect(suspended('team-lead', 'other')).toEqual([]);
  });

  it('is nobody else, and nobody for themselves', () => {
    const actors = ['company-admin', 'security-officer', 'vendor-admin', 'team-lead'];
    for (const actor of roles) {
      if (!actors.includes(actor)) expect(suspended(actor, who(actor).partyId)).toEqual([]);
      expect(maySuspend(who(actor), who(actor))).toBe(false);
    }
  });
});

describe('who may give whom a way back', () => {
  const recovered = (actor: Role, partyId: string, partyKind: 'company' | 'vendor') =>
    roles.filter((role) => mayRecover(who(actor), { id: `them-${role}`, partyId, partyKind, role }));

  it('is an admin of the own party for the ranks they may give; a company admin comes back by the shell', () => {
    const ofCompany = companySide.filter((role) => role !== 'company-admin');
    expect(recovered('company-admin', 'acme', 'company')).toEqual(ofCompany);
    expect(recovered('vendor-admin', 'bright', 'vendor')).toEqual(['team-lead', 'qa-analyst', 'agent']);
  });

  it('is nobody of the other party, since they could then sign as it', () => {
    for (const actor of roles) {
      const { partyId } = who(actor);
      if (partyId !== 'acme') expect(recovered(actor, 'acme', 'company')).toEqual([]);
      if (partyId !== 'bright') expect(recovered(actor, 'bright', 'vendor')).toEqual([]);
    }
  });
});

it('a vendor knows of its own people only', () => {
  expect(mayKnow(who('vendor-admin'), 'bright')).toBe(true);
  expect(mayKnow(who('vendor-admin'), 'other')).toBe(false);
  expect(mayKnow(who('vendor-admin'), 'acme')).toBe(false);
  expect(mayKnow(who('vendor-manager'), 'bright')).toBe(true);
});

/** The whole table: who may make what of whom, in a party of their own and in another one. */
describe('who may give somebody another role', () => {
  const changes = (by: Role, party: typeof acme | typeof bright | typeof other) =>
    roles.flatMap((before) =>
      roles
        .filter((role) =>
          mayChangeRole(
            who(by),
            { id: 'them', partyId: party.id, partyKind: party.kind, role: before },
            role,
          ),
        )
        .map((role) => `${before} -> ${role}`),
    );
  const pairs = (of: readonly Role[]) =>
    of.flatMap((before) => of.filter((role) => role !== before).map((role) => `${before} -> ${role}`));

  it('is the company’s admin among its own, auditors left out', () => {
    expect(changes('company-admin', acme)).toEqual(pairs(companySide.filter((role) => role !== 'auditor')));
  });

  it('is the vendor’s admin among its own, admins left out', () => {
    expect(changes('vendor-admin', bright)).toEqual(pairs(['team-lead', 'qa-analyst', 'agent']));
  });

  it('is nobody else, nobody of another party, and nobody for themselves', () => {
    for (const by of roles) {
      if (by !== 'company-admin') expect(changes(by, acme)).toEqual([]);
      if (by !== 'vendor-admin') expect(changes(by, bright)).toEqual([]);
      expect(changes(by, other)).toEqual([]);
      const { id, partyId, partyKind } = who(by);
      for (const role of roles) {
        expect(mayChangeRole(who(by), { id, partyId, partyKind, role: by }, role)).toBe(false);
      }
    }
  });
});
