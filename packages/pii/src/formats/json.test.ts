import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { FormatError } from './formatError.ts';
import { redactJson } from './json.ts';

const part = (text: string, label?: string): string =>
  redact(text, label === undefined ? {} : { label }).text;
const same = (text: string): string => text;

describe('redactJson', () => {
  it('redacts strings, list leaves one by one, keys and numbers', () => {
    const source = '{"to": ["a@b.example", "fine", "c@d.example"], "x@y.example": 1, "phone": 4155552671}';
    expect(redactJson(source, part)).toBe(
      '{"to": ["[EMAIL]", "fine", "[EMAIL]"], "[EMAIL]": 1, "phone": "[PHONE]"}',
    );
  });

  it('reads the nearest key as context, that of a list for its items', () => {
    const source =
      '{"password":"sunshine","order_no":"48291","mrn":["77123",{"note":"77123"},"88123"],"a":"48291"}';
    expect(redactJson(source, part)).toBe(
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
    expect(redactJson(source, same)).toBe(source);
    expect(redactJson(source, part)).toBe(source);
  });

  it('sees through escapes', () => {
    expect(redactJson('"mira\\u0040mail.example"', part)).toBe('"[EMAIL]"');
  });

  it('holds deep nesting', () => {
    const source = '['.repeat(5000) + '"a@b.example"' + ']'.repeat(5000);
    expect(redactJson(source, part)).toBe(source.replace('a@b.example', '[EMAIL]'));
  });

  it.each(['{"a": mira@mail.example}', '', '{"a":1', "{'a':1}"])(
    'refuses %j and does not quote it',
    (source) => {
      const act = (): string => redactJson(source, part, 7);
      expect(act).toThrow(FormatError);
      expect(act).toThrow(/^line 7: not valid JSON$/);
    },
  );

  it('names the line where it can', () => {
    expect(() => redactJson('{\n"a": 1,\n"b": x\n}', part)).toThrow(/^(line 3: )?not valid JSON$/);
  });
});
