import { describe, expect, it } from 'vitest';
import { clockKinds } from '../clocks/index.ts';
import { checkNotice, draftNotice, noticeText, type Told } from './index.ts';

const FULL: Told = {
  company: 'Harbor Telehealth',
  vendor: 'Brightline Support',
  happened: 'An agent read records that no ticket explained.',
  occurred: { from: 'Monday 2 November 2026', until: 'Friday 6 November 2026' },
  discovered: 'Saturday 7 November 2026',
  subjectCategories: ['customers'],
  dataCategories: ['names', 'e-mail addresses', 'dates of birth'],
  people: 1204,
  records: 3000,
  clauses: ['2.1', '4.6'],
  consequences: 'Whoever has the addresses may write to people in our name.',
  taken: 'The account was closed within two minutes.',
  proposed: 'All agents are trained again.',
  steps: 'Do not answer mail that asks for your password.',
  contact: { name: 'Data protection officer', email: 'privacy@harbor.example', phone: '+353 1 555 0100' },
  delayReason: 'The number of people was not known before.',
  heldBack: false,
  identityNumbers: true,
  offer: 'Twelve months of identity theft prevention at no cost: harbor.example/offer.',
  agencies: 'The credit reporting agencies: Example Bureau, 1-800-555-0100, P.O. Box 1, Atlanta.',
  listOfPeople: 'The list is handed over sealed, in Cordon.',
  toldIndividuals: 'Monday 9 November 2026',
};

const EMPTY: Told = {
  ...{ company: 'Harbor Telehealth', vendor: null, happened: null, occurred: null, discovered: null },
  ...{ subjectCategories: [], dataCategories: [], people: null, records: null, clauses: [] },
  ...{ consequences: null, taken: null, proposed: null, steps: null, contact: null, delayReason: null },
  ...{
    heldBack: null,
    identityNumbers: null,
    offer: null,
    agencies: null,
    listOfPeople: null,
    toldIndividuals: null,
  },
};

const missingOf = (kind: (typeof clockKinds)[number], told: Told, late = false): string[] =>
  draftNotice(kind, told, late).missing.map(({ part, citation }) => `${part}: ${citation}`);

describe.each(clockKinds)('the notice of %s', (kind) => {
  it('lacks nothing when everything is known', () => {
    expect(draftNotice(kind, FULL, true).missing).toEqual([]);
  });

  it('makes nothing up: each part that nobody knows says so, and is named with its provision', () => {
    const draft = draftNotice(kind, EMPTY, true);
    const unsaid = draft.parts.filter(({ text }) => text === 'Not known yet.').map(({ id }) => id);
    expect(draft.missing.map(({ part }) => part)).toEqual(unsaid);
    expect(unsaid.length).toBeGreaterThan(3);
    expect(draft.missing.every(({ citation, asks }) => citation !== '' && asks !== '')).toBe(true);
  });

  it('lacks each part that is taken out, one at a time', () => {
    const { parts } = draftNotice(kind, FULL, true);
    const texts = Object.fromEntries(parts.map(({ id, text }) => [id, text]));
    for (const { id } of parts) {
      expect(checkNotice(kind, { ...texts, [id]: '  ' }, FULL, true).map(({ part }) => part)).toEqual([id]);
    }
  });
});

describe('what each law asks for', () => {
  it('GDPR 33(3): (a) to (d), and why it is late only where it is', () => {
    expect(missingOf('gdpr-33-1', EMPTY)).toEqual([
      'nature: GDPR Article 33(3)(a)',
      'subjects: GDPR Article 33(3)(a)',
      'records: GDPR Article 33(3)(a)',
      'contact: GDPR Article 33(3)(b)',
      'consequences: GDPR Article 33(3)(c)',
      'measures: GDPR Article 33(3)(d)',
    ]);
    expect(missingOf('gdpr-33-1', { ...FULL, delayReason: null }, true)).toEqual([
      'delay: GDPR Article 33(1)',
    ]);
  });

  it('164.404(c)(1): (A) to (E)', () => {
    const provisions = draftNotice('hipaa-individuals', FULL, false).parts.map(({ citation }) => citation);
    expect([...new Set(provisions)]).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((letter) => `45 CFR 164.404(c)(1)(${letter})`),
    );
  });

  it('164.410(c)(1): the company has to learn who is affected', () => {
    expect(missingOf('hipaa-410', { ...FULL, listOfPeople: null })).toEqual(['people: 45 CFR 164.410(c)(1)']);
  });

  it('California: the title and five headings word for word', () => {
    const { title, parts } = draftNotice('california-residents', FULL, false);
    expect(title).toBe('Notice of Data Breach');
    expect([...new Set(parts.map(({ heading }) => heading))]).toEqual([
      'What Happened',
      'What Information Was Involved',
      'What We Are Doing',
      'What You Can Do',
      'For More Information',
    ]);
  });

  it('California: the offer and the agencies unless somebody said that no such number was among it', () => {
    const partsOf = (identityNumbers: boolean | null): string[] =>
      draftNotice('california-residents', { ...FULL, identityNumbers }, false).parts.map(({ id }) => id);
    expect(partsOf(false)).not.toContain('offer');
    expect(partsOf(null)).toEqual(expect.arrayContaining(['offer', 'agencies']));
  });
});

it('a number of people that is not the ledger’s is found, however it is written', () => {
  const { parts } = draftNotice('gdpr-33-1', FULL, false);
  const texts = Object.fromEntries(parts.map(({ id, text }) => [id, text]));
  const said = (subjects: string) => checkNotice('gdpr-33-1', { ...texts, subjects }, FULL, false);
  expect(said('About 1200 customers.').map(({ why }) => why)).toEqual(['wrong-number']);
  expect(said('customers: 1,204 people')).toEqual([]);
  expect(said('1204 customers, 3 of them children')).toEqual([]);
});

it('a contact that nobody can be reached by is none', () => {
  expect(missingOf('gdpr-34', { ...FULL, contact: { name: 'The team', email: '' } })).toEqual([
    'contact: GDPR Article 34(2), 33(3)(b)',
  ]);
});

it('reads as a letter, with what is not known said', () => {
  const { parts } = draftNotice('gdpr-34', { ...FULL, consequences: null }, false);
  const texts = Object.fromEntries(parts.map(({ id, text }) => [id, text]));
  expect(noticeText('gdpr-34', texts, Object.keys(texts))).toBe(
    [
      'Your personal data: a breach that concerns you',
      'To those affected.',
      'What happened',
      'An agent read records that no ticket explained. It happened between Monday 2 November 2026 and Friday 6 November 2026. The data was handled by Brightline Support, a provider that works for us.',
      'Whom to ask',
      'Data protection officer, privacy@harbor.example and +353 1 555 0100.',
      'What may come of it',
      'Not known yet.',
      'What we did and will do',
      'The account was closed within two minutes. All agents are trained again.\n',
    ].join('\n\n'),
  );
});
