import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';
import { detect, isPiiType, redact, type KnownValue, type Span } from './index.ts';

const digits = (size: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }).map((all) => all.join(''));
const word = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghiklmnorstuvz')),
  minLength: 3,
  maxLength: 9,
});
const capital = word.map((name) => name.charAt(0).toUpperCase() + name.slice(1));

/** Values of each kind as people write them. */
const value = fc.oneof(
  fc.tuple(word, word).map(([a, b]) => `${a}.${b}@mail.example`),
  fc.tuple(digits(2), digits(2), digits(4)).map(([a, b, c]) => `(4${a}) 5${b}-${c}`),
  digits(8).map((number) => `+44 20 ${number.slice(0, 4)} ${number.slice(4)}`),
  digits(12).map((number) => `4111 ${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}`),
  fc.tuple(digits(2), digits(4)).map(([a, b]) => `536-${a}-${b}`),
  fc.tuple(fc.integer({ min: 1, max: 9999 }), capital).map(([number, name]) => `${number} ${name} Avenue`),
  fc.ipV4(),
  fc.ipV6().filter((address) => address.split(':').length > 4 && /\d/.test(address)),
  digits(16).map((hex) => `AKIA${hex}`),
  word.map((name) => `https://shop.example/?q=${name}`),
);
const filler = fc.constantFrom(
  'hello',
  'my order number is',
  'account',
  'password is',
  'call me on',
  'born',
  'the',
  '[EMAIL]',
  '[PHONE_3]',
  '\n\n',
  '.',
  ',',
  '12',
  'x',
  '[',
  ']',
  '"',
  '\u{1f600}',
);
const ticket = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 2, arbitrary: filler }, { weight: 1, arbitrary: value }),
      fc.constantFrom(' ', ' ', '', '\n'),
    ),
    {
      maxLength: 16,
    },
  )
  .map((parts) => parts.flat().join(''));
const anyText = fc.oneof(
  ticket,
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({
    unit: fc.constantFrom(...'0123456789 -.+()@:/aAbBxX[]_"\ud83d\ude00\ufffc'.split('')),
    maxLength: 160,
  }),
);
const runs = { numRuns: 400, seed: 20261123 };

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at));
}

describe('detect, on any text', () => {
  it('never throws; spans are ordered, apart, inside the text, and part no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.string(), { nil: undefined }), (text, label) => {
        let done = 0;
        for (const { start, end, type, score } of detect(
          text,
          label === undefined ? { minScore: 0 } : { minScore: 0, label },
        )) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(isPiiType(type) && score > 0 && score <= 1).toBe(true);
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
          done = end;
        }
      }),
      runs,
    );
  });

  it('text before or after, past an empty line, hides nothing', () => {
    const covered = (spans: readonly Span[], shift: number): Set<number> => {
      const all = new Set<number>();
      for (const { start, end } of spans) for (let at = start; at < end; at += 1) all.add(at + shift);
      return all;
    };
    fc.assert(
      fc.property(ticket, ticket, (a, b) => {
        const gap = '\n\n';
        const whole = covered(detect(a + gap + b), 0);
        const missing = [...covered(detect(a), 0), ...covered(detect(b), a.length + gap.length)].filter(
          (at) => !whole.has(at) && /[A-Za-z0-9]/.test((a + gap + b).charAt(at)),
        );
        expect(missing).toEqual([]);
      }),
      runs,
    );
  });
});

describe('redact, on any text', () => {
  it.each(['label', 'token'] as const)('redacting the result again changes nothing (%s)', (mask) => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(0.2, 0.4), (text, minScore) => {
        const once = redact(text, { mask, minScore });
        expect(redact(once.text, { mask, minScore }).text).toBe(once.text);
      }),
      runs,
    );
  });

  it('outside the placeholders the text is the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: out, spans, replacements } = redact(text);
        let back = '';
        let done = 0;
        replacements.forEach((replacement, i) => {
          back += out.slice(done, replacement.start) + text.slice(spans[i]?.start, spans[i]?.end);
          done = replacement.end;
        });
        expect(back + out.slice(done)).toBe(text);
      }),
      runs,
    );
  });

  it('the result never contains a value that stood in the text by itself', () => {
    const plain = fc.array(fc.constantFrom('hello', 'thank you', 'the', 'please', 'and', '\n'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(plain, value, plain, (before, secret, after) => {
        const text = `${before.join(' ')} ${secret} ${after.join(' ')}`;
        expect(redact(text).text).not.toContain(secret);
      }),
      runs,
    );
  });

  it('the result never contains a known value, however it is written', () => {
    const known = fc.oneof(
      fc.tuple(capital, capital).map(([a, b]): KnownValue => ({ type: 'PERSON', value: `${a} ${b}` })),
      fc.tuple(word, word).map(([a, b]): KnownValue => ({ type: 'EMAIL', value: `${a}_${b}@mail.example` })),
      digits(10).map((number): KnownValue => ({ type: 'PHONE', value: `+1${number}` })),
      digits(7).map((number): KnownValue => ({ type: 'ACCOUNT', value: `HH-${number}` })),
      fc
        .string({ unit: 'grapheme', minLength: 3, maxLength: 12 })
        .filter((text) => foldText(text).length >= 3)
        .map((text): KnownValue => ({ type: 'OTHER', value: text })),
    );
    const writing = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.replace(/ /g, '  '),
      (text) => text.normalize('NFD'),
    );
    fc.assert(
      fc.property(fc.array(known, { minLength: 1, maxLength: 5 }), writing, (values, write) => {
        // Some letters change more than their case: only what folding takes for the same is promised.
        fc.pre(values.every((one) => foldText(write(one.value)) === foldText(one.value)));
        const text = values.map((one) => `so ${write(one.value)} is it`).join('. ');
        const out = redact(text, { known: values, detectors: [] }).text;
        for (const one of values) expect(withoutLabels(out)).not.toContain(write(one.value));
      }),
      runs,
    );
  });
});

function withoutLabels(text: string): string {
  return text.replace(/\[[A-Z_]+\]/g, '|');
}
