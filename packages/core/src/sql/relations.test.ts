import { describe, expect, it } from 'vitest';
import type { DataMap, Resource } from '../kernel/index.ts';
import { relationsOf, viewName, viewsSql, type KeptColumns, type Profile } from './index.ts';

const termsHash = '0123456789abcdef'.repeat(4);

const customers: Resource = {
  ...{ name: 'customers', kind: 'table', table: 'public.customers', key: 'id', subjectKey: 'id' },
  fields: [
    { name: 'email', category: 'user.contact.email', type: 'text', label: 'E-mail' },
    { name: 'plan', category: 'system.operations', type: 'text', label: 'Plan' },
    { name: 'notes', category: 'user.content', type: 'text', label: 'Notes', freeText: true },
    { name: 'born', category: 'user.demographic.date_of_birth', type: 'date', label: 'Born' },
    { name: 'active', category: 'system.operations', type: 'boolean', label: 'Active' },
  ],
};
const again: Resource = { ...customers, name: 'again' };
const odd: Resource = { ...customers, name: 'odd', table: '"odd.schema"."t,b"' };
const thread: Resource = { name: 'thread', kind: 'thread', table: '', key: 'id', subjectKey: '', fields: [] };
const dataMap: DataMap = { source: 's', version: 1, resources: [customers, again, odd, thread] };

const own = new Map([
  ['id', 'integer'],
  ['email', 'character varying'],
  ['plan', 'character varying'],
  ['notes', 'text'],
  ['born', 'date'],
  ['active', 'boolean'],
]);
const types = new Map([customers, odd].map(({ table }) => [table, own]));
const columns: KeptColumns = new Map(
  [...types].map(([table, of]) => [
    table,
    new Map(
      [...of].map(([name, sqlType]) => [
        name,
        {
          sqlType,
          exact:
            name === 'email' ? 'character varying(120)' : name === 'plan' ? 'character varying(8)' : sqlType,
        },
      ]),
    ),
  ]),
);

const who = { role: 'tier1', purpose: 'support' };
const shown: Profile['fields'] = [
  { field: 'email', treatment: 'partial', rights: ['lookup', 'reveal'] },
  { field: 'plan', treatment: 'partial', rights: ['lookup'] },
  { field: 'notes', treatment: 'redact', rights: [] },
  { field: 'born', treatment: 'clear', rights: ['lookup'] },
  { field: 'active', treatment: 'generalise', rights: ['lookup'] },
];

const profiles = (subjects: Profile['subjects'], fields = shown): readonly Profile[] =>
  dataMap.resources.map(({ name }) => ({ ...who, resource: name, subjects, fields }));

const input = { termsHash, dataMap, types, columns };

describe('relationsOf', () => {
  const relations = relationsOf(input, who, profiles('ticket-in-hand'));

  it('names each table once, as a client does', () => {
    expect(relations.map(({ schema, name, resource }) => [schema, name, resource])).toEqual([
      ['public', 'customers', 'customers'],
      ['odd.schema', 't,b', 'odd'],
    ]);
  });

  it('says of each column its type in the view, and where a handle or an exact value leads', () => {
    const [first] = relations;
    expect(first?.columns.map(({ name, sqlType, handle }) => [name, sqlType, handle])).toEqual([
      ['email', 'character varying(120)', false],
      ['plan', 'character varying', false],
      ['notes', 'text', true],
      ['born', 'date', false],
      ['active', 'boolean', false],
    ]);
    // A column in clear compares by itself, and nobody is found by a boolean.
    expect([...(first?.lookups.keys() ?? [])]).toEqual(['email', 'plan']);
    expect([...(first?.texts.keys() ?? [])]).toEqual(['notes']);
    expect(first?.key).toBe(`key_${first?.view.key ?? ''}`);
    expect(first?.subject).toBe(`subject_${first?.view.key ?? ''}`);
  });

  it('gives no look-up where rows of every customer are open', () => {
    const [every] = relationsOf(input, who, profiles('every-customer'));
    expect(every).toMatchObject({ scope: 'every' });
    expect(every?.lookups.size).toBe(0);
    expect(every?.view.grant).toBe(`whole:${every?.view.key ?? ''}`);
  });

  it('leaves out what shows nothing, what the source lacks and what is another’s', () => {
    const hidden = shown.map((one) => ({ ...one, treatment: 'hidden' as const }));
    expect(relationsOf(input, who, profiles('ticket-in-hand', hidden))).toEqual([]);
    expect(relationsOf({ ...input, types: new Map() }, who, profiles('ticket-in-hand'))).toEqual([]);
    expect(relationsOf(input, { ...who, role: 'tier2' }, profiles('ticket-in-hand'))).toEqual([]);
  });

  it.each(['ticket-in-hand', 'every-customer'] as const)('names views that are made: %s', (subjects) => {
    const made = viewsSql({
      ...{ ...input, profiles: profiles(subjects), reader: 'r', scopeBy: 'table' },
      mask: (treatment, ref) => `${treatment}(${ref})`,
    });
    const found = relationsOf(input, who, profiles(subjects));
    const views = found.flatMap(({ view, lookups, texts }) => [view, ...lookups.values(), ...texts.values()]);
    expect(views.length).toBeGreaterThan(3);
    for (const { sql, grant } of views) {
      expect(made).toContain(`CREATE VIEW ${sql} WITH (security_barrier = true)`);
      expect(made).toContain(`'${grant}' = ANY`);
    }
    // Rows of one and of all never stand side by side, and an account works on no case.
    const absent = subjects === 'every-customer' ? (['read', 'table'] as const) : (['whole'] as const);
    for (const kind of absent) {
      expect(made).not.toContain(viewName({ ...who, kind, termsHash, resource: 'customers', field: '' }).sql);
    }
  });
});
