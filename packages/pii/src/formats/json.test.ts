import { describe, expect, it } from 'vitest';
import { FormatError } from './formatError.ts';
import { splitJson } from './json.ts';
import { compilePaths } from './pathRules.ts';
import { redactFile } from './redactFile.ts';
import { redacted, redactText, unchanged } from './testSupport.ts';

const redactJson = (source: string, line?: number): string =>
  redacted(splitJson(source, line === undefined ? {} : { line }));

describe('splitJson', () => {
  it('redacts strings, list leaves one by one, keys and numbers', () => {
    const source = '{"to": ["a@b.example", "fine", "c@d.example"], "x@y.example": 1, "phone": 4155552671}';
    expect(redactJson(source)).toBe(
      '{"to": ["[EMAIL]", "fine", "[EMAIL]"], "[EMAIL]": 1, "phone": "[PHONE]"}',
    );
  });

  it('reads a number with an exponent as the number that it is', () => {
    expect(redactJson('{"card":41111111111111110e-1,"rate":2.5e-3}')).toBe(
      '{"card":"[CREDIT_CARD]","rate":2.5e-3}',
    );
  });

  it('reads the nearest key as context, that of a list for its items', () => {
    const source =
      '{"password":"sunshine","order_no":"48291","mrn":["77123",{"note":"77123"},"88123"],"a":"48291"}';
    expect(redactJson(source)).toBe(
      '{"password":"[PASSWORD]","order_no":"[ACCOUNT]","mrn":["[MRN]",{"note":"77123"},"[MRN]"],"a":"48291"}',
    );
  });

  it.each([
    '{ "a" : [ 1.50, -2e10, true, null, {} ],\r\n\t"b": "\\u00e9\\"\\\\ \\ud83d" }',
    '12345678901234567890123',
    '""',
    '[]',
    ' [ "[EMAIL]" ] ',
  ])('keeps layout, escapes and number spelling of %j', (source) => {
    expect(unchanged(splitJson(source))).toBe(source);
    expect(redactJson(source)).toBe(source);
  });

  it('sees through escapes', () => {
    expect(redactJson('"mira\\u0040mail.example"')).toBe('"[EMAIL]"');
  });

  it('holds deep nesting', () => {
    const source = '['.repeat(5000) + '"a@b.example"' + ']'.repeat(5000);
    expect(redactJson(source)).toBe(source.replace('a@b.example', '[EMAIL]'));
  });

  it.each(['{"a": mira@mail.example}', '', '{"a":1', "{'a':1}"])(
    'refuses %j and does not quote it',
    (source) => {
      const act = (): string => redactJson(source, 7);
      expect(act).toThrow(FormatError);
      expect(act).toThrow(/^line 7: not valid JSON$/);
    },
  );

  it('names the line where it can', () => {
    expect(() => redactJson('{\n"a": 1,\n"b": x\n}')).toThrow(/^(line 3: )?not valid JSON$/);
  });

  it('keeps doubled keys and numbers that no double can hold', () => {
    const source = '{"id":12345678901234567890.10,"id":1e400,"to":"a@b.example"}';
    expect(redactJson(source)).toBe('{"id":12345678901234567890.10,"id":1e400,"to":"[EMAIL]"}');
  });
});

describe('a path policy', () => {
  const source = JSON.stringify({
    meta: { id: 'a@b.example', seen: true, none: null },
    customer: { name: 'anyone', vip: true, n: 44, tags: ['x', 'y'] },
    items: [{ note: 'ask Okafor', sku: 'c@d.example' }],
  });
  const by = (rules: Record<string, string>): unknown =>
    JSON.parse(redactText(source, 'json', { paths: compilePaths(rules) }));

  it('removes, keeps and searches single fields', () => {
    expect(by({ '$.customer.*': 'redact', '$.meta.id': 'keep', '$.items[*].note': 'detect' })).toEqual({
      meta: { id: 'a@b.example', seen: true, none: null },
      customer: { name: '[OTHER]', vip: null, n: '[OTHER]', tags: ['[OTHER]', '[OTHER]'] },
      items: [{ note: 'ask [PERSON]', sku: '[EMAIL]' }],
    });
  });

  it('never keeps a known value', () => {
    expect(by({ '$..*': 'keep' })).toMatchObject({
      meta: { id: 'a@b.example' },
      items: [{ note: 'ask [PERSON]' }],
    });
  });

  it('lets the strictest rule win, whatever the order', () => {
    for (const rules of [
      { '$.meta': 'keep', '$.meta.id': 'redact' },
      { '$.meta.id': 'redact', '$.meta': 'keep' },
      { '$..id': 'redact', '$.meta.id': 'keep' },
    ] as Record<string, string>[]) {
      expect(by(rules)).toMatchObject({ meta: { id: '[EMAIL]', seen: true } });
    }
  });

  it.each([
    ['$..note', '[OTHER]'],
    ['$[\'items\'][0]["note"]', '[OTHER]'],
    ['$.items[1].note', 'ask [PERSON]'],
    ['$..items..note', '[OTHER]'],
  ])('reads %s', (path, note) => {
    expect(by({ [path]: 'redact' })).toMatchObject({ items: [{ note }] });
  });

  it.each([
    [{ items: 'redact' }, 'rule 1 must begin with $'],
    [{ '$.a': 'keep', '$.b[': 'redact' }, 'rule 2 is not a path'],
    [{ '$.a': 'drop' }, 'rule 1 must be one of'],
  ])('refuses %j', (rules, message) => {
    expect(() => compilePaths(rules as Record<string, unknown>)).toThrow(message);
  });
});

it('asks the model for what people wrote, and leaves the keys a program reads', () => {
  const source = '{"meta":{"april":1,"n":7},"note":"Yesterday Julia Robinson from Boston called again."}';
  const { text } = redactFile(source, 'json');
  expect(text).toContain('{"meta":{"april":1,"n":7},"note":"Yesterday [PERSON] from [LOC] called again."}');
});
