import { describe, expect, it } from 'vitest';
import type { DataMap } from '../../api/types.ts';
import { columnKey, withActs, withAdditions, withField, withoutFields } from './dataMap.ts';

const field = (name: string) => ({ name, category: 'user', type: 'text' as const, label: name });
const table = (name: string, fields: readonly string[]) => ({
  name,
  kind: 'table' as const,
  table: `public.${name}`,
  key: 'id',
  subjectKey: 'id',
  fields: fields.map(field),
});
const map: DataMap = {
  source: 'shop',
  version: 1,
  resources: [table('customers', ['email', 'risk']), table('notes', ['risk'])],
};

describe('a data map', () => {
  it('has one column changed, of one table', () => {
    const [customers, notes] = withField(map, 'customers', 'risk', { category: 'user.name' }).resources;
    expect(customers?.fields.map(({ category }) => category)).toEqual(['user', 'user.name']);
    expect(notes).toBe(map.resources[1]);
  });

  it('has columns left out, and a table that then has none', () => {
    const left = new Set([columnKey('customers', 'risk'), columnKey('notes', 'risk')]);
    expect(withoutFields(map, left).resources.map(({ name, fields }) => [name, fields.length])).toEqual([
      ['customers', 1],
    ]);
    expect(withoutFields(map, new Set())).toEqual(map);
  });

  it('has acts of one table written, changed and taken out', () => {
    const act = { name: 'call', label: 'Call', says: 'Rings.', path: '/calls/{id}', params: [] };
    const written = withActs(map, 'customers', [{ ...act, method: 'POST' }]);
    expect(written.resources.map(({ acts }) => acts?.length)).toEqual([1, undefined]);
    expect(written.resources[1]).toBe(map.resources[1]);
    // A map without acts says nothing of them, so that its hash is the one of before.
    expect(withActs(written, 'customers', [])).toEqual(map);
    expect(withActs(map, 'customers', [])).toEqual(map);
    expect(withActs(written, 'customers', []).resources[0]).not.toHaveProperty('acts');
  });

  it('takes in what it does not have, beside what it has', () => {
    const added = { ...map, resources: [table('customers', ['c7']), table('parcels', ['street'])] };
    const { map: whole } = withAdditions(map, { map: added, findings: [], leftOut: [] });
    expect(whole.resources.map(({ name, fields }) => [name, fields.map((one) => one.name)])).toEqual([
      ['customers', ['email', 'risk', 'c7']],
      ['notes', ['risk']],
      ['parcels', ['street']],
    ]);
  });
});
