import { readFileSync } from 'node:fs';
import path from 'node:path';
import { supportTemplate } from '@cordon/core/agreements';
import { covers } from '@cordon/core/policy';
import { describe, expect, it } from 'vitest';
import { harborDataMap } from './dataMap.ts';
import { tables } from './tables.ts';

const VECTOR = path.join(import.meta.dirname, '../../../../../tests/vectors/fides/data_categories.json');
const fides = JSON.parse(readFileSync(VECTOR, 'utf8')) as {
  readonly data_category: readonly { readonly fides_key: string }[];
};
const taxonomy = new Set(fides.data_category.map(({ fides_key }) => fides_key));

const map = harborDataMap();
const fields = map.resources.flatMap((resource) => resource.fields.map((field) => ({ resource, field })));

const { terms } = supportTemplate({
  agreement: 'agr_a',
  version: 1,
  controller: 'pty_harbor',
  processor: 'pty_v',
  controllerName: 'H',
  processorName: 'V',
  from: '2030-01-01T00:00:00Z',
  until: '2031-01-01T00:00:00Z',
});

/** Column names of a table, as its CREATE names them. */
function columnsOf(name: string): readonly string[] {
  const target = tables.find((table) => table.name === name)?.target ?? '';
  return /\((.*)\)/.exec(target)?.[1]?.split(', ') ?? [];
}

describe('harborDataMap', () => {
  it('uses keys of the Fides taxonomy only', () => {
    expect(fields.map(({ field }) => field.category).filter((key) => !taxonomy.has(key))).toEqual([]);
    expect(taxonomy.has('user.made_up')).toBe(false);
  });

  it('names columns and keys the source has', () => {
    for (const { name, kind, table, key, subjectKey, fields: own } of map.resources) {
      if (kind === 'thread') continue;
      expect(table).toBe(`public.${name}`);
      expect(columnsOf(name)).toEqual(
        expect.arrayContaining([key, subjectKey, ...own.map((field) => field.name)]),
      );
    }
  });

  it('leaves out what nobody may see', () => {
    expect(map.resources.map(({ name }) => name)).not.toContain('staff_notes');
    expect(fields.map(({ field }) => field.name)).not.toContain('internal_risk_score');
    expect(tables.map(({ name }) => name)).toContain('staff_notes');
    expect(columnsOf('customers')).toContain('internal_risk_score');
  });

  it('holds nothing the base terms forget, and the base terms grant nothing it lacks', () => {
    for (const { purpose, fields: grants } of terms.permissions) {
      for (const { field } of fields) {
        expect(
          grants.some(({ category }) => covers(category, field.category)),
          `${purpose}: ${field.name}`,
        ).toBe(true);
      }
      for (const { category } of grants) {
        expect(
          fields.some(({ field }) => covers(category, field.category)),
          `${purpose}: ${category}`,
        ).toBe(true);
      }
    }
  });

  it('gives each field words a person reads', () => {
    for (const { field } of fields) expect(field.label).toMatch(/^[A-Z][a-z-]/);
  });
});
