import { JsonRefused, parseJson } from '@cordon/core/json';
import { Failure } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { shopDocument } from '../../../../../tests/support/shopDocument.ts';
import { documentAsJson } from './asJson.ts';
import { draftApiMap } from './draft.ts';
import { yamlToJson } from './yaml.ts';

/* A document in YAML is the document in JSON, or it is refused: nothing in it grows, runs, or is read in two ways. */

const limits = { depth: 64, written: 100_000 };
const laughs = (levels: number): string =>
  [
    'a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]',
    ...Array.from({ length: levels }, (_, nth) => {
      const from = `*a${String(nth)}`;
      return `a${String(nth + 1)}: &a${String(nth + 1)} [${Array(9).fill(from).join(', ')}]`;
    }),
  ].join('\n');
const ladder = (steps: number): string =>
  [
    'a0: &a0 [x]',
    ...Array.from(
      { length: steps },
      (_, nth) => `a${String(nth + 1)}: &a${String(nth + 1)} [*a${String(nth)}]`,
    ),
  ].join('\n');

describe('YAML', () => {
  it.each([
    ['a status as a key', '200: ok', { '200': 'ok' }],
    [
      'words that were yes and no once',
      'a: [yes, no, on, off, true]',
      { a: ['yes', 'no', 'on', 'off', true] },
    ],
    ['a key without a value', 'a:', { a: null }],
    ['an anchor and its alias', 'a: &x {b: [1]}\nc: *x', { a: { b: [1] }, c: { b: [1] } }],
    ['an anchor set anew', '- &x 1\n- *x\n- &x 2\n- *x', [1, 1, 2, 2]],
    ['a tag of JSON', 'a: !!str 5', { a: '5' }],
    ['other ways to write a number', '[0x1F, 0o17, +3, 012]', [31, 15, 3, 12]],
    ['text in blocks', 'a: |\n  b\n   c\n\nd: >-\n  e\n  f\n', { a: 'b\n c\n', d: 'e f' }],
    ['a date as text', 'a: 2026-10-01', { a: '2026-10-01' }],
    ['a name of the prototype', '__proto__: {a: 1}', JSON.parse('{"__proto__":{"a":1}}')],
  ])('has %s', (_, text, value) => {
    expect(JSON.parse(yamlToJson(text, limits))).toEqual(value);
  });

  it('keeps every digit of a number', () => {
    expect(yamlToJson('a: 12345678901234567890.10', limits)).toBe('{"a":12345678901234567890.10}');
  });

  it.each([
    ['a tag of its own', 'a: !ref x', 'tag'],
    ['a tag on a map', 'a: !!set {b}', 'tag'],
    ['a tag that runs code elsewhere', 'a: !!js/function "x"', 'tag'],
    ['bytes', 'a: !!binary aGk=', 'tag'],
    ['a merge key', 'a: &a {x: 1}\nb:\n  <<: *a', 'merge'],
    ['an alias of nothing', 'a: *b', 'alias'],
    ['an alias before its anchor', 'a: *b\nc: &b 1', 'alias'],
    ['an alias within its own anchor', 'a: &a [*a]', 'alias'],
    ['an anchor on a key', '&a b: 1', 'alias'],
    ['a key that is a list', '? [a]\n: 1', 'not-yaml'],
    ['a key that is an alias', 'a: &a x\n*a : 1', 'not-yaml'],
    ['a number JSON has not', 'a: .inf', 'number'],
    ['no number', 'a: .nan', 'number'],
    ['two documents', 'a: 1\n---\na: 2', 'not-yaml'],
    ['another version', '%YAML 1.1\n---\na: yes', 'not-yaml'],
    ['an unknown directive', '%CORDON x\n---\na: 1', 'not-yaml'],
    ['a tab for indentation', 'a:\n\tb: 1', 'not-yaml'],
    ['a billion laughs', laughs(9), 'too-large'],
    ['a ladder of aliases', ladder(80), 'too-deep'],
    ['nothing but brackets', '['.repeat(50_000), 'not-yaml'],
    ['depth', `${'['.repeat(80)}${']'.repeat(80)}`, 'too-deep'],
  ])('refuses %s', (_, text, fault) => {
    expect(() => yamlToJson(text, limits)).toThrow(
      expect.objectContaining({ name: 'YamlRefused', fault }) as Error,
    );
  });

  it('leaves a key that stands twice to the reader of JSON, which refuses it', () => {
    const json = yamlToJson('a: 1\n"\\u0061": 2', limits);
    expect(() => parseJson(json)).toThrow(JsonRefused);
  });
});

describe('a document', () => {
  const json = JSON.stringify(shopDocument);

  it('drafts the same map in YAML as in JSON, with a mark of byte order or without', async () => {
    const drafted = draftApiMap('shop', json, null);
    for (const text of [stringify(shopDocument), `\uFEFF${stringify(shopDocument)}`, `\uFEFF${json}`]) {
      expect(draftApiMap('shop', await documentAsJson(text), null)).toEqual(drafted);
    }
  });

  it.each([
    ['a billion laughs', laughs(12), 'it is too large'],
    ['a tag', 'secret: !x y', 'it has a tag'],
    ['what is no YAML', 'secret: "', 'it is neither'],
  ])('with %s is refused in words of ours', async (_, text, why) => {
    const refused = await documentAsJson(text).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'bad-request', detail: expect.stringContaining(why) as string });
    expect(refused instanceof Failure ? refused.detail : 'secret').not.toContain('secret');
  });

  it('that takes longer than it may is ended, while everybody else is served', async () => {
    const began = performance.now();
    let turned = 0;
    const turning = setInterval(() => (turned += 1), 5);
    const slow = documentAsJson('- [1]\n'.repeat(600_000), { milliseconds: 400, megabytes: 512 });
    await expect(slow).rejects.toMatchObject({ detail: expect.stringContaining('takes too long') as string });
    clearInterval(turning);
    expect(turned).toBeGreaterThan(5);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
