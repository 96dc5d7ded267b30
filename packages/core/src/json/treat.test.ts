import { describe, expect, it } from 'vitest';
import type { Field, FieldType, Treatment } from '../kernel/index.ts';
import { parseJson } from './parse.ts';
import { shapeOfFields } from './shape.ts';
import { recordWriter } from './treat.ts';

const field = (name: string, type: FieldType = 'text'): Field => ({
  name,
  type,
  category: 'user',
  label: name,
});

const fields = [
  field('id', 'integer'),
  field('name'),
  field('address.street'),
  field('address.city'),
  field('phones[*].number'),
  field('phones[*].kind'),
  field('since', 'timestamp'),
  field('spent', 'numeric'),
  field('extra', 'json'),
];

function treat(record: string, treatments: Readonly<Record<string, Treatment>>) {
  const shape = shapeOfFields(fields);
  if (shape === null) throw new Error('no shape');
  const retyped: string[] = [];
  const write = recordWriter(shape, {
    treatments,
    mask: (of, treatment, cell) => (cell === null ? null : of.type === 'text' ? `<${treatment}>` : '10'),
    retyped: (name) => void retyped.push(name),
  });
  return { text: write(parseJson(record)), retyped };
}

describe('what is shown in clear', () => {
  it('becomes what it is told to wherever a text stands, and nothing that is masked does', () => {
    const shape = shapeOfFields([
      field('id', 'integer'),
      field('mail'),
      field('note'),
      field('extra', 'json'),
    ]);
    if (shape === null) throw new Error('no shape');
    const record = parseJson(
      '{"id":1,"mail":"a@x.example","note":"to a@x.example","extra":{"a@x.example":["A","a@x.example",2,null]}}',
    );
    const told: string[] = [];
    const write = recordWriter(shape, {
      treatments: { id: 'clear', mail: 'clear', note: 'partial', extra: 'clear' },
      mask: (_, how, cell) => `<${how} ${String(cell?.length)}>`,
      clear: (text) => {
        told.push(text);
        return text.replaceAll('a@x.example', 'a7@x.example');
      },
    });
    expect(write(record)).toBe(
      '{"id":1,"mail":"a7@x.example","note":"<partial 14>","extra":{"a7@x.example":["A","a7@x.example",2,null]}}',
    );
    expect(told).not.toContain('to a@x.example');
  });
});

describe('a record', () => {
  it('keeps its shape and the digits of its numbers; members outside the data map are dropped', () => {
    const { text } = treat(
      '{"ssn":"1","id":12345678901234567890,"name":"Ada","address":{"city":"Bern","geo":1}}',
      {
        id: 'clear',
        name: 'partial',
        'address.city': 'clear',
      },
    );
    expect(text).toBe(
      '{"id":12345678901234567890,"name":"<partial>","address":{"street":null,"city":"Bern"},"phones":[],"since":null,"spent":null,"extra":null}',
    );
  });

  it('tells nothing of hidden fields: whether they are there, how many, or what stands in them', () => {
    const shown = { name: 'clear' } as const;
    const some = treat(
      '{"name":"Ada","address":{"street":"1 A"},"phones":[{"number":"1"},{}],"extra":{"a":1}}',
      shown,
    );
    const none = treat('{"name":"Ada"}', shown);
    expect(some.text).toBe(none.text);
  });

  it('masks each element of an array', () => {
    const { text } = treat('{"phones":[{"number":"1","kind":"home"},{"number":null}]}', {
      'phones[*].number': 'partial',
      'phones[*].kind': 'clear',
    });
    expect(text).toContain('"phones":[{"number":"<partial>","kind":"home"},{"number":null}]');
  });

  it.each([
    ['name', '{"name":{"first":"Ada"}}'],
    ['name', '{"name":42}'],
    ['id', '{"id":"x"}'],
    ['id', '{"id":1.5}'],
    ['since', '{"since":"yesterday"}'],
    ['spent', '{"spent":"a lot"}'],
    ['extra', '{"extra":"text"}'],
    ['phones[*].number', '{"phones":"1"}'],
    ['address.street', '{"address":"1 A"}'],
  ])('hides %s when its value is of another type, and says so', (name, record) => {
    const { text, retyped } = treat(
      record,
      Object.fromEntries(fields.map((one) => [one.name, 'clear' as const])),
    );
    expect(retyped).toContain(name);
    expect(text).not.toMatch(/Ada|42|"x"|1\.5|yesterday|a lot|"text"|1 A/);
  });

  it('writes money as it came, a text or a number', () => {
    expect(treat('{"spent":"12.50"}', { spent: 'generalise' }).text).toContain('"spent":"10"');
    expect(treat('{"spent":12.50}', { spent: 'generalise' }).text).toContain('"spent":10,');
  });

  it.each([['2026-10-01T10:00:00.5+02:00'], ['2026-10-01T08:00:00.5Z']])(
    'gives masks the instant %s in UTC',
    (instant) => {
      const shape = shapeOfFields([field('since', 'timestamp')]);
      let seen: string | null = null;
      if (shape === null) throw new Error('no shape');
      const write = recordWriter(shape, {
        treatments: { since: 'partial' },
        mask: (_field, _treatment, cell) => (seen = cell),
      });
      write(parseJson(`{"since":"${instant}"}`));
      expect(seen).toBe('2026-10-01 08:00:00.5+00');
    },
  );
});

describe('the shape of fields', () => {
  it.each([
    ['a value and an object at one place', ['a', 'a.b']],
    ['a value and an array at one place', ['a', 'a[*]']],
    ['an array and an object at one place', ['a[*].b', 'a.b']],
    ['the record itself', ['$']],
    ['no path', ['a b']],
    ['one place twice', ['a.b', "['a'].b"]],
  ])('is none with %s', (_, names) => {
    expect(shapeOfFields(names.map((name) => field(name)))).toBeNull();
  });
});
