import { readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../clause.ts';
import { compileClauses } from '../../compile/compileClauses.ts';
import { effectsOf } from '../../compile/effects.ts';
import { isEvidence } from '../../matrix/evidence.ts';
import { compile } from '../../../policy/index.ts';
import type { DataMap } from '../../../kernel/index.ts';
import { particulars, particularsFrom } from '../templates/particulars.ts';
import { made } from '../templates/templates.ts';
import { library, libraryClause } from './library.ts';
import { openNames, render } from './render.ts';
import type { LibraryClause, Variable } from './shape.ts';
import { namesIn, problemsOfValues, valuesFor, type Values } from './values.ts';

const VECTOR = new URL('../../../../../../tests/vectors/fides/data_categories.json', import.meta.url);
const fides = JSON.parse(readFileSync(VECTOR, 'utf8')) as {
  readonly data_category: readonly { readonly fides_key: string }[];
};
const taxonomy = new Set(fides.data_category.map(({ fides_key }) => fides_key));

const each = library.map((clause) => [clause.id, clause] as const);

/** Names of variables the effects of a clause use. */
function usedIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return part.startsWith('$') ? [part.slice(1)] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.values(part).flatMap(usedIn);
}

/** Everything under this key, at any depth. */
function under(part: unknown, key: string): readonly unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => (name === key ? [inner] : under(inner, key)));
}

const word = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_:+/-]{0,8}(\.[A-Za-z0-9]{1,3})?$/)
  .filter((one) => one !== 'and');

function arbitraryOf(variable: Variable): Arbitrary<Value> {
  switch (variable.type) {
    case 'integer':
      return fc.integer({ min: variable.min, max: variable.max });
    case 'text':
      return fc.string().map((text) => text.replace(/[\n\r{}]/g, ' '));
    case 'word':
      return word;
    case 'time':
      return fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'));
    case 'choice':
      return fc.constantFrom(...variable.options.map(({ value }) => value));
    case 'list':
      return fc.uniqueArray(variable.options === undefined ? word : fc.constantFrom(...variable.options), {
        minLength: 1,
        maxLength: 5,
      });
  }
}

const arbitraryValues = (clause: LibraryClause): Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(clause.variables ?? {}).map(([name, variable]) => [name, arbitraryOf(variable)]),
      ),
    )
    .map((values) => valuesFor(clause, values));

describe('the library', () => {
  it('has a clause for every id, each once', () => {
    expect(new Set(library.map(({ id }) => id)).size).toBe(library.length);
    expect(libraryClause('no-such-clause')).toBeUndefined();
    expect(library.length).toBeGreaterThan(80);
  });

  it.each(each)('%s is whole', (_, clause) => {
    expect(clause.title).toMatch(/^[A-Z]/);
    expect(clause.text).toMatch(/\.$/);
    expect(clause.does).toMatch(/^[A-Z].*\.$/);
    expect(clause.evidence.filter((key) => !isEvidence(key))).toEqual([]);
    expect(clause.evidence).not.toEqual([]);
    expect(['controller', 'processor', 'both']).toContain(clause.owner);
    const known = [...Object.keys(clause.variables ?? {}), ...Object.keys(particulars)];
    expect(namesIn(clause.text).filter((name) => !known.includes(name))).toEqual([]);
    // A variable that the words do not show could be set to anything unseen.
    expect(
      Object.keys(clause.variables ?? {}).filter((name) => !namesIn(clause.text).includes(name)),
    ).toEqual([]);
  });

  it.each(each.filter(([, { earlier }]) => earlier !== undefined))(
    '%s was worded otherwise before, over the same variables',
    (_, clause) => {
      const own = new Set(Object.keys(clause.variables ?? {}));
      for (const wording of clause.earlier ?? []) {
        expect(wording).not.toMatchObject({ title: clause.title, text: clause.text });
        expect(new Set(namesIn(wording.text).filter((name) => own.has(name)))).toEqual(own);
      }
    },
  );

  it.each(each)('%s starts from values it accepts', (_, clause) => {
    expect(problemsOfValues(clause, valuesFor(clause))).toEqual([]);
    expect(render(clause, valuesFor(clause, {}, particularsFrom({}))).text).not.toMatch(/[{}]|undefined/);
  });

  it.each(each.filter(([, { effects }]) => effects !== undefined))(
    '%s does what can be compiled, and says every value of it',
    (_, clause) => {
      const used = usedIn(clause.effects);
      for (const name of used) {
        expect(namesIn(clause.text)).toContain(name);
        expect(clause.variables?.[name]?.type).toMatch(/^(integer|word|time|choice|list)$/);
      }
      expect(under(clause.effects, 'category').filter((key) => !taxonomy.has(String(key)))).toEqual([]);
      const compiled = compileClauses([made('1', clause, {})], frame);
      expect(compiled).toMatchObject({ pending: [], problems: [] });
      const policy = compile(compiled.terms, 'ab'.repeat(32), everything);
      expect(policy.ok ? [] : policy.problems).toEqual([]);
    },
  );

  it.each(each.filter(([, { effects }]) => usedIn(effects).length > 0))(
    '%s never reads alike when it does something else',
    (_, clause) => {
      let different = 0;
      fc.assert(
        fc.property(arbitraryValues(clause), arbitraryValues(clause), (a, b) => {
          expect(problemsOfValues(clause, a)).toEqual([]);
          const wordings = [clause, ...(clause.earlier ?? [])];
          const readings = wordings.map((wording) => render(clause, b, wording).text);
          const alike = wordings.some((wording) => readings.includes(render(clause, a, wording).text));
          const same = JSON.stringify(effectsOf(clause, a)) === JSON.stringify(effectsOf(clause, b));
          if (!same) different += 1;
          expect(alike && !same).toBe(false);
        }),
        { seed: 20261101, numRuns: 150 },
      );
      expect(different).toBeGreaterThan(0);
    },
  );
});

describe('values', () => {
  const clause = libraryClause('working-hours');
  if (clause === undefined) throw new Error('no working hours');
  const good = valuesFor(clause);

  it.each([
    ['start', '24:30'],
    ['start', 8],
    ['days', []],
    ['days', ['mon', 'mon']],
    ['days', ['monday']],
    ['zone', 'Asia/Manila and UTC'],
    ['zone', ''],
    ['moon', 'full'],
  ])('refuse %s = %j', (name, value) => {
    expect(problemsOfValues(clause, { ...good, [name]: value })).toHaveLength(1);
  });

  it('refuse a list whose words could hide one another', () => {
    const roles = libraryClause('order-support');
    if (roles === undefined) throw new Error('no order support');
    for (const list of [['tier1 and tier2'], ['tier1, tier2'], ['and'], ['a.'], ['x\ny']]) {
      expect(problemsOfValues(roles, { roles: list })).toHaveLength(1);
    }
  });

  it('say what is still to be filled in', () => {
    const contacts = libraryClause('governing-law');
    if (contacts === undefined) throw new Error('no law');
    const values = valuesFor(contacts, {}, particularsFrom({ courts: 'Dublin' }));
    expect(openNames(contacts, values)).toEqual(['governingLaw']);
    expect(render(contacts, values).text).toBe(
      'This agreement is governed by the law of [to be filled in: governing law]. The courts of Dublin decide disputes.',
    );
  });

  it.each([
    [480, '8 hours'],
    [90, '90 minutes'],
    [1, '1 minute'],
  ])('say %d minutes as %s', (maxAge, words) => {
    const factor = libraryClause('second-factor');
    if (factor === undefined) throw new Error('no second factor');
    expect(render(factor, { maxAge }).text).toBe(
      `Access needs a second factor confirmed within the last ${words}.`,
    );
  });
});

const frame = {
  ...{ agreement: 'agr_1', version: 1, controller: 'pty_c', processor: 'pty_v' },
  ...{ from: '2026-10-01T00:00:00Z', until: '2027-10-01T00:00:00Z' },
};

/** A source that holds a field of every category. */
const everything: DataMap = {
  source: 'shop',
  version: 1,
  resources: [
    {
      ...{ name: 'all', kind: 'table', table: 'public.all', key: 'id', subjectKey: 'id' },
      fields: [...taxonomy].map((category) => ({ name: category, category, type: 'text', label: category })),
    },
  ],
};
