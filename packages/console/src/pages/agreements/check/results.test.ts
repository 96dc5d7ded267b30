import { describe, expect, it } from 'vitest';
import { filters, markOf, shownSets, type CheckedItem } from './results.ts';

const item = (
  id: string,
  framework: CheckedItem['framework'],
  status: CheckedItem['status'],
  by: CheckedItem['by'],
) => ({
  ...{ id, framework, status, by, where: null },
  ...{ title: id, requirement: id, citation: id },
});
const set = (framework: CheckedItem['framework'], asked = true) => ({
  ...{ framework, asked, title: framework },
  ...{ regulation: 'law', regulationVersion: '1' },
});
const view = {
  ok: false,
  sets: [set('gdpr'), set('hipaa', false), set('hygiene'), set('red-flags')],
  items: [
    item('GDPR-30', 'gdpr', 'weak', 'statute'),
    item('GDPR-08', 'gdpr', 'present', 'contract'),
    item('GDPR-20', 'gdpr', 'denied', 'contract'),
    item('BAA-01', 'hipaa', 'n/a', 'contract'),
    item('HYG-AI', 'hygiene', 'absent', 'advice'),
    item('RF-ROLES', 'red-flags', 'present', 'contract'),
    item('RF-OWN-USE', 'red-flags', 'absent', 'contract'),
  ],
};

describe('shownSets', () => {
  it('puts red flags first and good practice last, and leaves out laws that were not asked', () => {
    expect(shownSets(view, 'all').map(({ framework }) => framework)).toEqual([
      'red-flags',
      'gdpr',
      'hygiene',
    ]);
  });

  it.each([
    ['open', ['RF-ROLES', 'GDPR-20', 'GDPR-30', 'HYG-AI']],
    ['contract', ['RF-ROLES', 'GDPR-08', 'GDPR-20']],
    ['all', ['RF-ROLES', 'RF-OWN-USE', 'GDPR-08', 'GDPR-20', 'GDPR-30', 'HYG-AI']],
  ] as const)('shows %s', (filter, ids) => {
    expect(shownSets(view, filter).flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
    expect(filters).toContain(filter);
  });

  it('counts what is present, and flags that are raised, whatever is filtered', () => {
    expect(shownSets(view, 'open').map(({ count }) => count)).toEqual([
      '1 of 2 raised',
      '1 of 3 present',
      '0 of 1 present',
    ]);
  });
});

describe('markOf', () => {
  it('takes a raised flag for bad and a present item for good', () => {
    const marks = view.items.map((one) => markOf(one).join(' '));
    expect(marks).toEqual([
      'warn Weak',
      'good Present',
      'bad Denied',
      'plain Not asked',
      'plain Absent',
      'bad Red flag',
      'good Not raised',
    ]);
  });
});
