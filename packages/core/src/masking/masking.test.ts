import { compileCustom } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import type { Cell, FieldType, Treatment } from '../kernel/index.ts';
import { maskCell, treatText } from './index.ts';

const context = { hmac: () => Uint8Array.from({ length: 32 }, (_, i) => i) };

const cases: readonly (readonly [Treatment, FieldType, category: string, raw: Cell, shown: Cell])[] = [
  ['clear', 'text', 'user.name', 'Maria Lopez', 'Maria Lopez'],
  ['partial', 'text', 'user.name', '  Maria Lopez', 'M•••'],
  ['partial', 'text', 'user.name', '', '•••'],
  ['partial', 'text', 'user.contact.email', 'maria@example.com', 'm•••@e•••.com'],
  ['partial', 'text', 'user.contact.email', 'not an address', '•••'],
  ['partial', 'text', 'user.contact.phone_number', '+1 (555) 123-4567', '•••67'],
  ['partial', 'text', 'user.contact.phone_number', '12345', '•••'],
  ['partial', 'text', 'user.financial.credit_card', '4242 4242 4242 4241', '•••4241'],
  ['partial', 'text', 'user.financial.credit_card', '4241', '•••'],
  ['partial', 'text', 'user.financial.bank_account', 'DE89 3704 0044 0532 0130 00', '•••3000'],
  ['partial', 'text', 'user.government_id.passport_number', '078-05-1120', '•••20'],
  ['partial', 'text', 'user.contact.address.postal_code', '10115', '101•••'],
  ['partial', 'text', 'user.demographic.date_of_birth', '1985-03-12', '1985•••'],
  // One letter of a short code is the value, so an unlisted category shows none.
  ['partial', 'text', 'user.demographic.gender', 'F', '•••'],
  ['partial', 'text', 'user.health_and_medical', 'A+', '•••'],
  ['partial', 'date', 'user.demographic.date_of_birth', '1985-03-12', '1985-01-01'],
  ['partial', 'timestamp', 'system.operations', '2024-03-20 15:30:01.5+00', '2024-03-20 00:00:00+00'],
  ['partial', 'boolean', 'user.behavior', 'true', null],
  ['partial', 'json', 'user.behavior', '{"a":1}', null],
  ['generalise', 'text', 'user.contact.address.postal_code', 'SW1A 1AA', 'SW•••'],
  ['generalise', 'text', 'user.contact.email', 'maria@example.com', '•••'],
  ['generalise', 'date', 'user.demographic.date_of_birth', '0044-03-15 BC', '0044-01-01 BC'],
  ['generalise', 'timestamp', 'system.operations', '2024-03-20 15:30:01', '2024-03-01 00:00:00'],
  ['generalise', 'timestamp', 'system.operations', 'infinity', null],
  ['generalise', 'integer', 'user.financial', '57', '50'],
  ['generalise', 'integer', 'user.financial', '-7', '0'],
  ['generalise', 'numeric', 'user.financial', '-1234.56', '-1000'],
  ['generalise', 'numeric', 'user.financial', 'NaN', null],
  ['token', 'text', 'user.unique_id', 'C-1', 'tok_abcdefghijkl'],
  ['token', 'integer', 'user.unique_id', '17', '-4328719365'],
  ['token', 'boolean', 'user.behavior', 'true', null],
  ['token', 'text', 'user.unique_id', null, null],
  ['redact', 'text', 'user.content', 'anything', '[redacted]'],
  ['redact', 'text', 'user.content', null, '[redacted]'],
  ['redact', 'date', 'user.content', '2024-01-01', null],
  ['hidden', 'text', 'user.name', 'Maria Lopez', null],
];

describe('maskCell', () => {
  it.each(cases)('%s %s of %s: %j -> %j', (treatment, type, category, raw, shown) => {
    expect(maskCell(treatment, raw, type, category, context)).toBe(shown);
  });

  it('leaves null null, whatever a value would show', () => {
    for (const type of ['text', 'integer', 'numeric', 'date', 'timestamp'] as const) {
      for (const treatment of ['clear', 'partial', 'generalise', 'token', 'hidden'] as const) {
        expect(maskCell(treatment, null, type, 'user.contact.email', context)).toBeNull();
      }
    }
  });
});

describe('treatText', () => {
  const known = [{ type: 'PERSON', kind: 'name', value: 'Maria Lopez' }] as const;
  const searched = { known, custom: compileCustom({}) };
  const text = 'Maria Lopez wrote from maria@example.com';

  it('takes out the known values and what has the form of personal data', () => {
    const treated = treatText(text, 'redact', searched);
    expect(treated.text).not.toMatch(/Maria|Lopez|example/);
    expect(treated.removed).toBeGreaterThanOrEqual(2);
  });

  it('redacts for every treatment between clear and hidden: a part of a sentence has no initial', () => {
    for (const treatment of ['partial', 'generalise', 'token'] as const) {
      expect(treatText(text, treatment, searched)).toEqual(treatText(text, 'redact', searched));
    }
  });

  it('takes out what the company wants gone, and leaves what it allows unless it is a known value', () => {
    const custom = compileCustom({
      dictionaries: [{ type: 'ORG', words: ['Blue Heron'] }],
      allow: ['Maria Lopez', 'help@shop.example'],
    });
    expect(
      treatText('Maria Lopez wrote to help@shop.example of Blue Heron', 'redact', { known, custom }).text,
    ).toBe('[PERSON] wrote to help@shop.example of [ORG]');
  });

  it('leaves clear text and empties hidden text', () => {
    expect(treatText(text, 'clear', searched)).toEqual({ text, removed: 0 });
    expect(treatText(text, 'hidden', searched)).toEqual({ text: '', removed: 0 });
  });
});
