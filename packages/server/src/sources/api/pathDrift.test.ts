import { parseJson } from '@cordon/core/json';
import type { Resource } from '@cordon/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathDrift } from './pathDrift.ts';

const resource: Resource = {
  name: 'customers',
  kind: 'endpoint',
  table: '',
  key: 'id',
  subjectKey: 'owner.id',
  fields: [
    { name: 'name', category: 'user.name', type: 'text', label: 'Name' },
    { name: 'age', category: 'user.demographic', type: 'integer', label: 'Age' },
    { name: 'phones[*].number', category: 'user.contact.phone_number', type: 'text', label: 'Phone' },
    { name: 'extra', category: 'user', type: 'json', label: 'Extra' },
  ],
};

const found = (...records: readonly unknown[]) =>
  pathDrift(
    resource,
    records.map((record) => parseJson(JSON.stringify(record))),
  ).map(({ path, kind, found: type }) => `${kind} ${path}: ${type}`);

describe('paths of an API', () => {
  it.each([
    [
      'all is in the map',
      { id: 1, owner: { id: 2 }, name: 'A', age: 3, phones: [{ number: '1' }], extra: { a: 1 } },
      [],
    ],
    ['empty values have no type', { name: null, age: null, phones: [], nickname: null }, []],
    ['a new member', { nickname: 'B' }, ['path-unmapped nickname: text']],
    [
      'a new member in a list',
      { phones: [{ number: '1', kind: 4 }] },
      ['path-unmapped phones[*].kind: number'],
    ],
    ['a number that became a text', { age: 'three' }, ['path-retyped age: text']],
    ['a fraction', { age: 1.5 }, ['path-retyped age: number']],
    [
      'a text that became an object',
      { name: { first: 'A' } },
      ['path-retyped name: object', 'path-unmapped name.first: text'],
    ],
    ['json that became a text', { extra: 'x' }, ['path-retyped extra: text']],
    [
      'names that are data',
      { by: { 'ann@example.com': 1, c12345: 2, 'x y': 3, ok: true } },
      ['path-unmapped by.ok: boolean', "path-unmapped by['…']: names that are data"],
    ],
  ])('%s', (_, record, expected) => {
    expect(found(record)).toEqual(expected);
  });

  it('say no value, whatever the answer holds', () => {
    const secret = 'SECRET-4711';
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, (_, one: unknown) =>
          typeof one === 'string' ? secret : typeof one === 'number' ? 471_147_114_711 : one,
        );
        const said = JSON.stringify(pathDrift(resource, [parseJson(text)]));
        expect(said).not.toContain(secret);
        expect(said).not.toContain('4711');
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('say no name of a map whose names are customers', () => {
    const byNumber = Object.fromEntries(
      Array.from({ length: 101 }, (_, i) => [
        `ann_${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
        1,
      ]),
    );
    expect(found({ by: byNumber })).toEqual(["path-unmapped by['…']: names that are data"]);
  });
});
