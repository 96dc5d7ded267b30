import type { CaseValue } from '@cordon/core/kernel';
import { redact } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import { knownValues, treatMessages } from './treat.ts';

const value = (category: string, text: string, field = 'f'): CaseValue => ({
  resource: 'r',
  field,
  category,
  value: text,
});

const none: ReadonlySet<string> = new Set();

describe('known values of a case', () => {
  it.each([
    ['user.unique_id', 'HH-0048211', 'see HH 0048211 please', 'ACCOUNT'],
    ['user.health_and_medical', 'Sertraline', 'my sertraline ran out', 'OTHER'],
    ['user.health_and_medical', '2026-03-05', 'written on March 5, 2026', 'DATE'],
    ['user.health_and_medical.insurance_beneficiary_id', 'ZX-99-1', 'member zx991', 'HEALTH_ID'],
    ['user.demographic.date_of_birth', '1984-03-05', 'I was born 5 March 1984', 'DATE_OF_BIRTH'],
    ['user.financial.credit_card', '4111111111111111', 'ends 4111 1111 1111 1111', 'CREDIT_CARD'],
  ])('of %s are found however they are written', (category, stored, text, type) => {
    const { spans } = redact(text, { known: knownValues([value(category, stored)], none) });
    expect(spans.map((span) => span.type)).toContain(type);
  });

  it('leave the brand of a card alone, which many people share', () => {
    expect(
      knownValues([value('user.financial', 'Visa'), value('user.financial', '4417')], none),
    ).toHaveLength(1);
  });

  it('leave out what the asker sees in clear on the card', () => {
    const all = [
      value('user.name', 'Maria Lopez', 'name'),
      value('user.contact.email', 'm@example.com', 'mail'),
    ];
    expect(knownValues(all, new Set(['r.name'])).map((each) => each.value)).toEqual(['m@example.com']);
  });
});

describe('a conversation', () => {
  const message = {
    id: 'm1',
    at: new Date(0),
    author: 'customer' as const,
    by: null,
    body: 'Maria Lopez needs sertraline',
  };
  const known = knownValues(
    [value('user.name', 'Maria Lopez'), value('user.health_and_medical', 'Sertraline')],
    none,
  );

  it('loses the case’s own values under every treatment between clear and hidden', () => {
    for (const treatment of ['partial', 'generalise', 'token', 'redact'] as const) {
      const [treated] = treatMessages([message], treatment, known);
      expect(treated?.text).not.toMatch(/maria|lopez|sertraline/i);
      expect(treated?.removed).toBe(2);
      expect(treated).not.toHaveProperty('body');
    }
  });

  it('is empty when hidden', () => {
    expect(treatMessages([message], 'hidden', known)[0]?.text).toBe('');
  });
});
