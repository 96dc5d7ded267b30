import { describe, expect, it } from 'vitest';
import type { Framework } from '../library/item.ts';
import { checkText } from './checkText.ts';
import { baaFixture } from './fixtures/baa.ts';
import { ccpaFixture } from './fixtures/ccpa.ts';
import { dpaFixture } from './fixtures/dpa.ts';
import { everyLayout, textOf, type Fixture } from './fixtures/fixture.ts';
import { sccFixture } from './fixtures/scc.ts';
import { itemSets } from '../library/items.ts';

const complete: readonly (readonly [Framework, Fixture])[] = [
  ['gdpr', dpaFixture],
  ['hipaa', baaFixture],
  ['ccpa', ccpaFixture],
];

function statuses(text: string, framework: Framework) {
  const ids = new Set(
    itemSets
      .filter((set) => set.framework === framework)
      .flatMap(({ items }) => items)
      .map(({ id }) => id),
  );
  // What HIPAA leaves to the parties is not in these fixtures.
  const asked = checkText(text).items.filter(({ id }) => ids.has(id) && !id.startsWith('BAA-OPT-'));
  return new Map(asked.map(({ id, status }) => [id, status]));
}

describe.each(complete)('a complete contract (%s, $name)', (framework, fixture) => {
  it.each(everyLayout)('answers every item of its law, laid out as %s', (layout) => {
    const found = statuses(textOf(fixture, layout), framework);
    const others = [...found].filter(([, status]) => status !== 'present');
    expect(Object.fromEntries(others)).toEqual(fixture.others);
  });

  it('raises no red flag, and is asked nothing of other laws', () => {
    const { items } = checkText(textOf(fixture, 'numbered'));
    expect(items.filter(({ id, status }) => id.startsWith('RF-') && status === 'present')).toEqual([]);
    const asked = new Set(
      itemSets
        .filter(({ items: of }) =>
          of.some(({ id }) => items.some((item) => item.id === id && item.status !== 'n/a')),
        )
        .map((set) => set.framework),
    );
    expect([...asked].sort()).toEqual([framework, 'hygiene', 'red-flags'].sort());
  });

  it.each(fixture.clauses.map((clause) => [clause.title, clause] as const))(
    'without "%s" lacks what it answered, and nothing else',
    (_, clause) => {
      for (const layout of everyLayout) {
        const rest = { ...fixture, clauses: fixture.clauses.filter((one) => one !== clause) };
        const found = statuses(textOf(rest, layout), framework);
        const lost = [...found]
          .filter(([id, status]) => status !== 'present' && fixture.others[id] === undefined)
          .map(([id]) => id);
        expect({ layout, lost: lost.sort() }).toEqual({ layout, lost: [...clause.answers].sort() });
      }
    },
  );
});

describe('standard clauses in other words', () => {
  it.each(everyLayout)('are weak, never present and never absent, laid out as %s', (layout) => {
    const found = statuses(textOf(sccFixture, layout), 'scc-914');
    for (const id of sccFixture.clauses.flatMap(({ answers }) => answers)) {
      expect([id, found.get(id)]).toEqual([id, 'weak']);
    }
  });

  it.each(sccFixture.clauses.map((clause) => [clause.title, clause] as const))(
    'without "%s" that clause is absent',
    (_, clause) => {
      const rest = { ...sccFixture, clauses: sccFixture.clauses.filter((one) => one !== clause) };
      const found = statuses(textOf(rest, 'numbered'), 'scc-914');
      for (const id of clause.answers) expect([id, found.get(id)]).toEqual([id, 'absent']);
    },
  );
});
