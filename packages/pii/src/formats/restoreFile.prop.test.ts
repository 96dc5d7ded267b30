import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seed, secretOf } from '../../eval/arbitraries.ts';
import { patternDetectors } from '../detectors/index.ts';
import { mask, pseudonym, seal, token, type Operator } from '../operators/index.ts';
import type { FileFormat } from './fileFormat.ts';
import { redactFile } from './redactFile.ts';
import { restoreFile } from './restoreFile.ts';

/** A piece of text with at most one value, and nothing that a format writes in a way of its own. */
const value = fc.constantFrom('a@b.example', 'mira@mail.example', '4111 1111 1111 1111', '(415) 555-2671');
const word = fc.constantFrom('hello', 'pay', 'it, please', 'said', 'ok', '\u00e9t\u00e9', '\u{1f600}');
const phrase = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: value }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.join(' '));
const quoted = fc.tuple(phrase, phrase).map(([a, b]) => `${a} "${b}"\n\t\\ end`);

const cell = fc.oneof(phrase, quoted).map((text) => `"${text.replaceAll('"', '""')}"`);
const ends = fc.constantFrom('\n', '\r\n');
const documents: readonly (readonly [FileFormat, fc.Arbitrary<string>])[] = [
  ['text', fc.array(phrase).map((lines) => lines.join('\n'))],
  [
    'json',
    fc
      .tuple(
        fc.dictionary(fc.constantFrom('note', 'to', 'id'), fc.oneof(phrase, quoted)),
        fc.constantFrom(0, 2),
      )
      .map(([object, space]) => JSON.stringify([object, { list: [object, null, true, -1.5] }], null, space)),
  ],
  ['jsonl', fc.array(phrase).map((all) => all.map((text) => `{"text":${JSON.stringify(text)}}\n`).join(''))],
  [
    'csv',
    fc
      .tuple(fc.array(fc.tuple(cell, cell)), ends)
      .map(([rows, end]) => rows.map((row) => row.join(',') + end).join('')),
  ],
  [
    'markdown',
    fc.array(phrase).map((all) => all.map((text) => `- **${text}** and _so_ on \`x\`\n`).join('')),
  ],
  [
    'vtt',
    fc
      .tuple(fc.array(phrase, { minLength: 1 }), ends)
      .map(([all, end]) =>
        [
          'WEBVTT',
          ...all.map((text, i) => `00:0${i % 10}.000 --> 00:0${i % 10}.900${end}- ${text}`),
          '',
        ].join(end + end),
      ),
  ],
];
const secrets = new Map([['s1', secretOf(1)]]);
const runs = { seed, numRuns: 60 };

/** Writes what it is told to, and keeps it. */
function recording(operator: Operator): { readonly operator: Operator; readonly written: Set<string> } {
  const written = new Set<string>();
  const apply: Operator['apply'] = (one, type) => {
    const text = operator.apply(one, type);
    written.add(text);
    return text;
  };
  return { operator: { ...operator, apply }, written };
}

describe.each(documents)('%s', (format, document) => {
  const redact = (source: string, operator: Operator) =>
    redactFile(source, format, { detectors: patternDetectors, operators: { '*': operator } });

  it('comes back byte by byte when its values are sealed', () => {
    fc.assert(
      fc.property(document, (source) => {
        const sealed = redact(source, seal({ secret: secretOf(1), keyId: 's1' }));
        const count = [...sealed.counts.values()].reduce((sum, one) => sum + one, 0);
        const { text, restored, left } = restoreFile(sealed.text, format, (keyId) => secrets.get(keyId));
        expect(text).toBe(source);
        expect([restored, left.size]).toEqual([count, 0]);
      }),
      runs,
    );
  });

  it('stays sealed without the key, and says of which key', () => {
    fc.assert(
      fc.property(document, (source) => {
        const sealed = redact(source, seal({ secret: secretOf(1), keyId: 's1' }));
        const count = [...sealed.counts.values()].reduce((sum, one) => sum + one, 0);
        const { text, left } = restoreFile(sealed.text, format, () => undefined);
        expect(text).toBe(sealed.text);
        expect(left.get('s1') ?? 0).toBe(count);
      }),
      runs,
    );
  });

  it.each([
    ['mask', () => mask({ keep: 'last', count: 4 })],
    ['token', () => token({ secret: secretOf(2), tenant: 'harbor', vendor: 'brightline' })],
    ['seal', () => seal({ secret: secretOf(1), keyId: 's1' })],
    ['pseudonym', () => pseudonym()],
  ])('holds what the operator %s wrote, and nothing that went past it', (_, make) => {
    fc.assert(
      fc.property(document, (source) => {
        const { operator, written } = recording(make());
        const { text, counts } = redact(source, operator);
        for (const one of written) expect(text).toContain(one);
        expect(written.size > 0).toBe(counts.size > 0);
        expect(text).not.toMatch(/\[[A-Z_]+\]/);
      }),
      runs,
    );
  });
});
