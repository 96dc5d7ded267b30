import { describe, expect, it } from 'vitest';
import type { SubjectAccess } from './access.ts';
import { accountingOf, exceptions, type Ruling } from './accounting.ts';

/* 45 CFR 164.528: what is accounted for, and what is not. */

const email = { resource: 'customers', field: 'email', how: 'partial' } as const;
const shown: SubjectAccess = {
  ...{ entries: [7], at: '2026-11-02T08:00:00.000Z', deed: 'seen', outcome: 'done', via: 'subject' },
  ...{ person: 'per_ada', party: 'pty_desk', agreement: 'agr_baa', version: 1, clauses: ['2.1'] },
  ...{ purpose: 'order-support', ticket: 'tic_1', code: null },
  fields: [email],
};
const health: SubjectAccess = {
  ...{ ...shown, agreement: 'agr_shop' },
  fields: [{ resource: 'orders', field: 'drug', how: 'clear' }],
};

const account = (accesses: SubjectAccess[], ruling: Ruling | null = null, suspended: string[] = []) =>
  accountingOf(accesses, {
    ...{ company: 'pty_shop', suspended: new Set(suspended), ruling: () => ruling },
    governed: (agreement) => agreement === 'agr_baa',
    category: (_, field) =>
      field === 'drug'
        ? 'user.health_and_medical.medication'
        : field === 'email'
          ? 'user.contact.email'
          : null,
  });

describe('an accounting of disclosures', () => {
  it.each<[string, SubjectAccess, string | null]>([
    ['an identifier under an agreement that HIPAA governs', shown, null],
    [
      'an identifier under one that it does not',
      { ...shown, agreement: 'agr_shop' },
      'no-health-information',
    ],
    ['health data under any agreement', health, null],
    ['a field that no map knows any more', { ...health, fields: [{ ...email, field: 'x' }] }, null],
    ['a use by the entity’s own people (160.103)', { ...shown, party: 'pty_shop' }, 'own-use'],
    ['a reply, to the individual (a)(1)(ii)', { ...shown, deed: 'written-to' }, 'to-the-individual'],
    ['a refusal', { ...shown, outcome: 'refused', fields: [] }, 'nothing-disclosed'],
    ['a note', { ...shown, deed: 'noted', fields: [] }, 'nothing-disclosed'],
    [
      'a value put in unseen',
      { ...shown, deed: 'acted', fields: [{ ...email, how: 'used' }] },
      'nothing-disclosed',
    ],
    ['a recording that was watched', { ...shown, deed: 'recording-watched', fields: [] }, null],
    ['an act of unknown end that showed', { ...shown, outcome: 'not-known' }, null],
  ])('tells of %s, or says why not', (_, access, why) => {
    const { disclosures, leftOut } = account([access]);
    expect(disclosures).toHaveLength(why === null ? 1 : 0);
    expect(leftOut).toEqual(why === null ? {} : { [why]: 1 });
  });

  it.each(exceptions)('leaves out what was ruled to be %s', (exception) => {
    expect(account([shown], exception)).toMatchObject({ disclosures: [], leftOut: { [exception]: 1 } });
  });

  it('lists a purpose that nobody ruled upon, and says so', () => {
    expect(account([shown], null).disclosures[0]?.ruled).toBe(false);
    expect(account([shown], 'none').disclosures[0]?.ruled).toBe(true);
  });

  it('tells of several to one recipient for one purpose together: first, last and number (b)(3)', () => {
    const later = { ...shown, at: '2026-11-09T08:00:00.000Z', entries: [9] };
    const other = { ...shown, party: 'pty_other' };
    const { disclosures } = account([shown, later, other]);
    expect(disclosures).toMatchObject([
      { recipient: 'pty_desk', times: 2, first: shown.at, last: later.at, entries: [7, 9] },
      { recipient: 'pty_other', times: 1 },
    ]);
  });

  it('holds back what an agency asks to hold back (a)(2), and counts it', () => {
    expect(account([shown], null, ['pty_desk'])).toEqual({ disclosures: [], leftOut: {}, suspended: 1 });
    expect(account([shown], null, ['pty_else']).suspended).toBe(0);
  });
});
