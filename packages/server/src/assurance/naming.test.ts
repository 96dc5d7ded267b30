import { expect, it } from 'vitest';
import { namesOf, partsOf } from './naming.ts';

it('the parts of what it is about and of its texts are looked up, each once', () => {
  expect(
    partsOf({ about: 'shop/tkt_1/requester', facts: { ticket: 'tkt_1', entries: '4 5', accesses: 9 } }),
  ).toEqual(['shop', 'tkt_1', 'requester', '4', '5']);
});

it('only what is known has a name, in the order it stands there', () => {
  const ada = { id: 'per_ada', kind: 'person', name: 'Ada Cruz' } as const;
  const known = new Map([[ada.id, ada]]);
  expect(namesOf({ about: 'agr_1/per_ada/2026-11-02', facts: { person: 'per_ada' } }, known)).toEqual([ada]);
  expect(namesOf({ about: 'agr_1/per_adam', facts: {} }, known)).toEqual([]);
});
