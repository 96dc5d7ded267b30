import { describe, expect, it } from 'vitest';
import type { DataMap, Resource } from '../kernel/index.ts';
import {
  dropViewsSql,
  sourceRoles,
  viewName,
  viewsSql,
  type KeptColumns,
  type Profile,
  type ViewKind,
  type ViewsInput,
} from './index.ts';

const termsHash = '0123456789abcdef'.repeat(4);

const customers: Resource = {
  name: 'customers',
  kind: 'table',
  table: 'public.customers',
  key: 'id',
  subjectKey: 'id',
  fields: [
    { name: 'email', category: 'user.contact.email', type: 'text', label: 'E-mail' },
    { name: 'active', category: 'system.operations', type: 'boolean', label: 'Active' },
    { name: 'gone', category: 'user.name', type: 'text', label: 'Gone' },
    { name: 'born', category: 'user.demographic.date_of_birth', type: 'date', label: 'Born' },
  ],
};

const thread: Resource = { name: 'thread', kind: 'thread', table: '', key: 'id', subjectKey: '', fields: [] };

const dataMap: DataMap = { source: 's', version: 1, resources: [customers, thread] };

const types = new Map([
  [
    'public.customers',
    new Map([
      ['id', 'integer'],
      ['email', 'character varying'],
      ['active', 'boolean'],
      ['born', 'text'],
      ['staff_notes', 'text'],
    ]),
  ],
]);

/** The same types once more, with the modifiers of a source. */
const columns: KeptColumns = new Map(
  [...types].map(([table, own]) => [
    table,
    new Map([...own].map(([name, sqlType]) => [name, { sqlType, exact: sqlType }])),
  ]),
);

const profile: Profile = {
  purpose: 'support',
  role: 'tier1',
  subjects: 'ticket-in-hand',
  resource: 'customers',
  fields: [
    { field: 'email', treatment: 'partial', rights: ['lookup', 'confirm', 'reveal'] },
    { field: 'active', treatment: 'clear', rights: ['lookup', 'confirm'] },
    { field: 'gone', treatment: 'clear', rights: ['reveal'] },
    { field: 'born', treatment: 'clear', rights: ['confirm'] },
    { field: 'staff_notes', treatment: 'clear', rights: ['reveal'] },
  ],
};

const input: ViewsInput = {
  termsHash,
  dataMap,
  profiles: [profile],
  types,
  columns,
  mask: (treatment, ref) => `${treatment}(${ref})`,
  reader: 'the_reader',
  scopeBy: 'table',
};

const created = (script: string): readonly string[] =>
  script
    .split(/(?=DROP VIEW IF EXISTS)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const nameOf = (kind: ViewKind, field = ''): string =>
  viewName({ kind, termsHash, purpose: 'support', role: 'tier1', resource: 'customers', field }).sql;

describe('viewsSql', () => {
  const script = viewsSql(input);
  const views = created(script);

  it('makes the case view, the read view and one view for each right that can be carried out', () => {
    const names = views.map((part) => /CREATE VIEW (\S+)/.exec(part)?.[1]);
    expect(names.slice(1)).toEqual([
      nameOf('read'),
      nameOf('lookup', 'email'),
      nameOf('confirm', 'email'),
      nameOf('reveal', 'email'),
      nameOf('table'),
      nameOf('match', 'email'),
    ]);
  });

  it('puts every view behind a security barrier and grants it to the reader alone', () => {
    for (const part of views) {
      expect(part).toContain('WITH (security_barrier = true)');
      expect(part).toMatch(/REVOKE ALL ON \S+ FROM PUBLIC;\nGRANT SELECT ON \S+ TO "the_reader";$/);
    }
  });

  it('names no column outside the data map, whatever a profile says', () => {
    expect(script).not.toContain('staff_notes');
  });

  it('hides a field that is gone, of another type or not granted, and keeps its place', () => {
    const read = views[1] ?? '';
    expect(read).toContain('partial(c."email") AS "email"');
    expect(read).toContain('hidden(c."gone") AS "gone"');
    expect(read).toContain('hidden(c."born") AS "born"');
    expect(viewsSql({ ...input, profiles: [{ ...profile, fields: [] }] })).toContain(
      'hidden(c."email") AS "email"',
    );
  });

  it('makes no view of a thread, of a resource outside the map or of a table that is gone', () => {
    const elsewhere = ['thread', 'nowhere'].map((resource) => ({ ...profile, resource }));
    expect(created(viewsSql({ ...input, profiles: elsewhere }))).toHaveLength(1);
    expect(created(viewsSql({ ...input, types: new Map() }))).toHaveLength(0);
  });

  it('holds every view to the scope of its own backend, view and kind', () => {
    for (const part of views) {
      const key = /_([0-9a-f]{32})"/.exec(part)?.[1] ?? 'none';
      expect(part).toContain('s.pid = pg_catalog.pg_backend_pid()');
      expect(part).toContain("s.session = pg_catalog.current_setting('cordon.session', true)");
      expect(part).toMatch(
        new RegExp(`'(read|reveal|lookup|confirm|case|table|match):${key}' = ANY \\(s\\.grants\\)`),
      );
    }
  });

  it('joins a table to its customer only by columns that are there and compare as they are', () => {
    const lines: Resource = {
      name: 'lines',
      kind: 'table',
      table: 'public.lines',
      key: 'no',
      subjectKey: 'customer',
      via: { table: 'public.orders', key: 'id', on: 'order' },
      fields: [],
    };
    const made = (via: Resource['via'] & object, order = 'bigint'): string =>
      viewsSql({
        ...input,
        dataMap: { ...dataMap, resources: [{ ...lines, via }] },
        profiles: [{ ...profile, resource: 'lines', fields: [] }],
        types: new Map([
          [
            'public.lines',
            new Map([
              ['no', 'integer'],
              ['order', order],
            ]),
          ],
          [
            'public.orders',
            new Map([
              ['id', 'integer'],
              ['customer', 'uuid'],
            ]),
          ],
        ]),
      });
    const via = lines.via ?? { table: '', key: '', on: '' };
    expect(made(via)).toContain('FROM "public"."lines" c JOIN "public"."orders" v ON c."order" = v."id"');
    expect(made(via)).toContain('v."customer" = ANY');
    for (const wrong of [{ table: 'public.gone' }, { key: 'gone' }, { on: 'gone' }, { on: 'order,no' }]) {
      expect(made({ ...via, ...wrong }).trim()).toBe('');
    }
    expect(made(via, 'text').trim()).toBe('');
  });

  it('is the same text for the same input', () => {
    expect(viewsSql(input)).toBe(script);
  });
});

describe('names', () => {
  it('differ in every part of what they name', () => {
    const base = { kind: 'read', termsHash, purpose: 'a', role: 'b', resource: 'c', field: 'd' } as const;
    const variants = [
      base,
      { ...base, kind: 'reveal' } as const,
      { ...base, termsHash: 'f'.repeat(64) },
      { ...base, purpose: 'ab', role: '' },
      { ...base, role: 'bc', resource: '' },
      { ...base, field: '' },
    ].map(viewName);
    expect(new Set(variants.map(({ key }) => key)).size).toBe(variants.length);
    for (const { sql } of variants) expect(sql.length - 'cordon.""'.length).toBeLessThanOrEqual(63);
  });

  it('begin alike within one agreement version, by which they are dropped', () => {
    expect(
      viewName({ kind: 'read', termsHash, purpose: '', role: '', resource: '', field: '' }).sql,
    ).toContain('"v_0123456789abcdef_');
    expect(dropViewsSql(termsHash)).toContain(`'v_0123456789abcdef_'`);
    expect(() => dropViewsSql('')).toThrow(RangeError);
    expect(() => dropViewsSql(`${'0'.repeat(63)}'`)).toThrow(RangeError);
  });

  it('of roles tell sources and databases apart and fit', () => {
    const one = sourceRoles('shop', 'db');
    expect(sourceRoles('shop', 'db')).toEqual(one);
    expect(sourceRoles('shop', 'db2').reader).not.toBe(one.reader);
    expect(sourceRoles('shop2', 'db').scope).not.toBe(one.scope);
    expect(one.reader).toMatch(/^cordon_reader_[0-9a-f]{12}$/);
  });
});
