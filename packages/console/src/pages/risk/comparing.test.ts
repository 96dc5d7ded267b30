import { expect, it } from 'vitest';
import { factChanges, textChanges } from './comparing.ts';

it('facts are compared by name, lists item by item', () => {
  const before = {
    vendors: ['A', 'B'],
    customersUpTo: 10,
    roles: ['tier1'],
    shown: [{ category: 'x', treatment: 'clear' }],
  };
  const after = {
    vendors: ['B', 'C'],
    customersUpTo: 100,
    roles: ['tier1'],
    shown: [{ category: 'x', treatment: 'partial' }],
  };
  expect(factChanges(before, after)).toEqual([
    { name: 'vendors', gone: ['A'], added: ['C'] },
    { name: 'customersUpTo', gone: [10], added: [100] },
    {
      name: 'shown',
      gone: [{ category: 'x', treatment: 'clear' }],
      added: [{ category: 'x', treatment: 'partial' }],
    },
  ]);
  expect(factChanges(before, before)).toEqual([]);
  expect(factChanges({}, { country: 'PH' })).toEqual([{ name: 'country', gone: [], added: ['PH'] }]);
});

it('texts are compared by section', () => {
  const text = (section: string, said: string) => ({ section, title: section, text: said });
  expect(
    textChanges([text('law', 'a'), text('measures', 'b')], [text('law', 'a'), text('measures', 'c')]),
  ).toEqual([{ title: 'measures', was: 'b', is: 'c' }]);
});
