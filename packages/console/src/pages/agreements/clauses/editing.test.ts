import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../api/types.ts';
import { added, blank, bodyOf, cannotSave, editingOf, freeNumber, inserted } from './editing.ts';

const clause = (id: string, patch: Partial<Clause> = {}): Clause => ({
  ...{ id, title: 'T', text: 'W.', from: null, effects: null, state: 'library', awaits: [], meant: [] },
  ...patch,
});

const factor = {
  ...{ id: 'second-factor', title: 'Second factor', text: 'Words.', answers: [], citations: [] },
  ...{ warning: null, number: '4.1', template: 'dpa' },
  variables: [
    {
      ...{ name: 'maxAge', type: 'integer' as const, label: 'Age', help: null, unit: 'minute' },
      ...{ min: 1, max: 9, options: [], default: 5 },
    },
  ],
};

describe('bodyOf', () => {
  it('sends no confirmation, and no effect of a clause that reads as its template', () => {
    const from = { clause: 'second-factor', values: { maxAge: 5 } };
    const clauses = editingOf([
      clause('4.1', { from, effects: { conditions: [] } }),
      clause('4.2', { state: 'confirmed', effects: { limits: [] } }),
    ]);
    expect(bodyOf(clauses)).toEqual([
      { id: '4.1', title: 'T', text: 'W.', from },
      { id: '4.2', title: 'T', text: 'W.', effects: { limits: [] } },
    ]);
  });

  it('states for a clause of one’s own that it does nothing', () => {
    expect(bodyOf([{ ...blank('12.1'), title: 'Kindness', text: 'Be kind. ' }])).toEqual([
      { id: '12.1', title: 'Kindness', text: 'Be kind.', effects: {} },
    ]);
  });
});

describe('numbers', () => {
  const clauses = editingOf(['4.1', '4.2', '4.9', '4.10', '5.1'].map((id) => clause(id)));

  it.each([
    ['4.3', '4.3'],
    ['4.9', '4.11'],
    ['4.1', '4.3'],
    ['12.1', '12.1'],
    ['B.1', 'B.1'],
  ])('%s is free as %s', (wanted, number) => {
    expect(freeNumber(wanted, clauses)).toBe(number);
  });

  it.each([
    ['4.3', ['4.1', '4.2', '4.3', '4.9', '4.10', '5.1']],
    ['4.11', ['4.1', '4.2', '4.9', '4.10', '4.11', '5.1']],
    ['1.1', ['1.1', '4.1', '4.2', '4.9', '4.10', '5.1']],
    ['B.1', ['4.1', '4.2', '4.9', '4.10', '5.1', 'B.1']],
  ])('%s goes to its place', (number, order) => {
    expect(inserted(clauses, added(factor, number)).map(({ id }) => id)).toEqual(order);
  });
});

describe('cannotSave', () => {
  const good = editingOf([clause('4.1'), clause('4.2')]);

  it.each([
    ['nothing', good, null],
    ['a number twice', [...good, ...good], 'Two clauses have the number 4.1.'],
    [
      'a wrong value',
      [{ ...added(factor, '4.3'), problems: ['x'] }],
      'Clause 4.3 has a value that is not accepted.',
    ],
    ['an empty text', [blank('4.3')], 'A clause needs a number, a title and a text.'],
  ])('says %s', (_, clauses, words) => {
    expect(cannotSave(clauses)).toBe(words);
  });
});
