import type { KnownValue } from '@cordon/pii';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anonymise } from './anonymise.ts';
import { piecesOf } from './pieces.ts';

/* Whatever is said around a value of the customer, it is gone; what is anonymised again stays as it is. */

const word = fc.stringMatching(/^[A-Z][a-z]{5,9}$/);
const values: fc.Arbitrary<readonly KnownValue[]> = fc
  .record({
    first: word,
    last: word,
    mail: fc.stringMatching(/^[a-z]{6,9}\d{2}$/),
    phone: fc.stringMatching(/^415555[0-9]{4}$/),
    member: fc.stringMatching(/^HM-[1-9][0-9]{7}$/),
  })
  .filter(({ first, last }) => first.toLowerCase() !== last.toLowerCase())
  .map(({ first, last, mail, phone, member }) => [
    { type: 'PERSON', value: `${first} ${last}`, kind: 'name' },
    { type: 'EMAIL', value: `${mail}@example.org`, kind: 'email' },
    { type: 'PHONE', value: `+1${phone}`, kind: 'phone' },
    { type: 'HEALTH_ID', value: member, kind: 'id' },
  ]);

const around = fc.string({
  unit: fc.constantFrom(' ', '.', ',', '\n', 'it is', 'call', 'ok ', '(', ')'),
  maxLength: 8,
});
const agents = [{ name: 'Ada Cruz', token: 'BDFKX' }];

it('no value of the customer is left in a turn', () => {
  fc.assert(
    fc.property(values, fc.array(around, { minLength: 5, maxLength: 5 }), (known, gaps) => {
      const text = known.map(({ value }, nth) => `${gaps[nth] ?? ''} ${value} `).join('') + (gaps[4] ?? '');
      const { turns } = anonymise([{ speaker: 'customer', at: null, text }], {
        ...{ known, agents, rules: {} },
      });
      const left = (turns[0]?.text ?? '').toLowerCase();
      for (const { value } of known) expect(left).not.toContain(value.toLowerCase());
      for (const part of known[0]?.value.toLowerCase().split(' ') ?? []) expect(left).not.toContain(part);
    }),
  );
});

it('what is anonymised is left as it is by another round, and joins from its pieces', () => {
  fc.assert(
    fc.property(values, around, (known, gap) => {
      const said = known.map(({ value }) => `Ada Cruz: ${value}${gap} `).join('');
      const knowledge = { known, agents, rules: {} };
      const once = anonymise([{ speaker: 'agent', at: null, text: said }], knowledge).turns;
      expect(anonymise(once, knowledge).turns).toEqual(once);
      const text = once[0]?.text ?? '';
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
