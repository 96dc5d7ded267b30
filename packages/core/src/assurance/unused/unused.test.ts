import { describe, expect, it } from 'vitest';
import type { Permission, Terms } from '../../kernel/index.ts';
import { narrow, unusedOf, without, type Usage } from './unused.ts';

const covers = (granted: string, category: string) =>
  category === granted || category.startsWith(`${granted}.`);

const orders: Permission = {
  clause: '2.1',
  purpose: 'order-support',
  roles: ['tier1'],
  subjects: 'ticket-in-hand',
  operations: ['read', 'lookup', 'reveal', 'note'],
  fields: [
    { category: 'user.name', treatment: 'clear' },
    { category: 'user.contact', treatment: 'partial', lookup: true, reveal: { minutes: 5, stepUp: true } },
    { category: 'user.location', treatment: 'clear' },
    { category: 'user.health', treatment: 'hidden' },
  ],
};
const terms = { permissions: [orders] } as unknown as Terms;

const use = (operation: Usage['operation'], ...categories: string[]): Usage => ({
  ...{ role: 'tier1', purpose: 'order-support', operation, categories },
});
const read = use('read', 'user.name', 'user.contact.email');
const at = { clause: '2.1', purpose: 'order-support' };

describe('what nobody used', () => {
  it.each([
    ['of a permission that nobody used, the whole', [], [{ ...at, what: 'permission' }]],
    ['what another role did is no use of it', [{ ...read, role: 'tier2' }], [{ ...at, what: 'permission' }]],
    [
      'what was done for another purpose is none',
      [{ ...read, purpose: 'billing' }],
      [{ ...at, what: 'permission' }],
    ],
    [
      'operations, and a category that nothing touched; what is hidden is never unused',
      [read],
      [
        ...['lookup', 'reveal', 'note'].map((operation) => ({ ...at, what: 'operation', operation })),
        { ...at, what: 'category', category: 'user.location' },
      ],
    ],
    [
      'a right of one category that was used of none of it',
      [
        read,
        use('note'),
        use('lookup', 'user.contact.email'),
        use('reveal', 'user.location'),
        use('read', 'user.location'),
      ],
      [{ ...at, what: 'right', category: 'user.contact', right: 'reveal' }],
    ],
    [
      'nothing where everything was used',
      [
        read,
        use('note'),
        use('lookup', 'user.contact.email'),
        use('reveal', 'user.contact.phone'),
        use('read', 'user.location'),
      ],
      [],
    ],
  ] as const)('%s', (_, used, expected) => {
    expect(unusedOf(terms, used, covers)).toEqual(expected);
  });
});

describe('narrower terms', () => {
  it('lack exactly what nobody used', () => {
    const { terms: after, proposed, kept } = narrow(terms, unusedOf(terms, [read], covers), () => true);
    expect(after.permissions).toEqual([
      {
        ...orders,
        operations: ['read'],
        fields: orders.fields.filter(({ category }) => category !== 'user.location'),
      },
    ]);
    expect([proposed.length, kept.length]).toEqual([4, 0]);
  });

  it('lose a right and keep the rest of its grant', () => {
    const after = without(terms, { ...at, what: 'right', category: 'user.contact', right: 'reveal' });
    expect(after.permissions[0]?.fields[1]).toEqual({
      category: 'user.contact',
      treatment: 'partial',
      lookup: true,
    });
  });

  it('keep what would show somebody more once it is gone', () => {
    const unused = unusedOf(terms, [read], covers);
    const isNarrower = (next: Terms) => next.permissions[0]?.operations.includes('reveal') === true;
    const { proposed, kept } = narrow(terms, unused, isNarrower);
    expect(kept).toEqual([{ ...at, what: 'operation', operation: 'reveal' }]);
    expect(proposed).toHaveLength(3);
  });
});
