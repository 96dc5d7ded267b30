import { describe, expect, it } from 'vitest';
import type { DataMap, Field } from '../kernel/index.ts';
import { compile, effectiveView } from '../policy/index.ts';
import { fitTo, supportTemplate } from './index.ts';

const HASH = 'ab'.repeat(32);

const { terms } = supportTemplate({
  agreement: 'agr_a',
  version: 1,
  controller: 'pty_c',
  processor: 'pty_v',
  controllerName: 'C',
  processorName: 'V',
  from: '2030-01-01T00:00:00Z',
  until: '2031-01-01T00:00:00Z',
});

function mapOf(categories: readonly string[]): DataMap {
  const fields = categories.map((category, index): Field => ({
    name: `f${String(index)}`,
    category,
    type: 'text',
    label: 'F',
  }));
  return {
    source: 'shop',
    version: 1,
    resources: [
      { name: 'customers', kind: 'table', table: 'public.customers', key: 'id', subjectKey: 'id', fields },
    ],
  };
}

describe('fitTo', () => {
  it('makes the base agreement compile over a source that holds little', () => {
    const map = mapOf(['user.name', 'user.contact.email', 'user']);
    expect(compile(terms, HASH, map).ok).toBe(false);
    const compiled = compile(fitTo(terms, map), HASH, map);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(effectiveView(compiled.policy, 'tier1', 'order-support', 'customers')).toMatchObject([
      { field: 'f0', treatment: 'clear' },
      { field: 'f1', treatment: 'partial' },
      { field: 'f2', treatment: 'hidden' },
    ]);
  });

  it('keeps what hides: health data that comes later stays hidden', () => {
    const [orders] = fitTo(terms, mapOf(['user.name'])).permissions;
    expect(orders?.fields.map(({ category }) => category).sort()).toEqual([
      'user.demographic.date_of_birth',
      'user.health_and_medical',
      'user.name',
    ]);
  });

  it('leaves out a permission that reaches nothing, and the compiler says so when none is left', () => {
    const map = mapOf(['system.operations']);
    expect(fitTo(terms, map).permissions).toHaveLength(2);
    expect(fitTo(terms, mapOf(['user.biometric'])).permissions).toEqual([]);
  });

  it('changes nothing over a source that holds everything the base terms grant', () => {
    const all = terms.permissions.flatMap(({ fields }) => fields.map(({ category }) => category));
    expect(fitTo(terms, mapOf(all))).toEqual(terms);
  });
});
