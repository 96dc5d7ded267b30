import { nothingOwn } from '@cordon/core/dictionaries';
import type { CaseValue } from '@cordon/core/kernel';
import { redact } from '@cordon/pii';
import { describe, expect, it } from 'vitest';
import { createTreating } from '../treating/index.ts';
import { knownValues, treatFile, treatMessages } from './treat.ts';

const value = (category: string, text: string, field = 'f'): CaseValue => ({
  resource: 'r',
  field,
  category,
  value: text,
});

const none: ReadonlySet<string> = new Set();
const rules = { compiled: nothingOwn, plain: {} };
const treating = createTreating();

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
    attachments: [
      {
        id: 'a1',
        name: 'label Maria Lopez.txt',
        mediaType: 'text/plain; charset=utf-8',
        size: 9,
        kept: true,
      },
      { id: 'a2', name: 'photo.jpg', mediaType: 'image/jpeg', size: 9, kept: true },
      { id: 'a3', name: 'all.csv', mediaType: 'text/csv', size: 9_000_000, kept: false },
    ],
  };
  const known = knownValues(
    [value('user.name', 'Maria Lopez'), value('user.health_and_medical', 'Sertraline')],
    none,
  );

  it('loses the case’s own values under every treatment between clear and hidden', async () => {
    for (const treatment of ['partial', 'generalise', 'token', 'redact'] as const) {
      const [treated] = await treatMessages(treating, [message], treatment, { known, rules });
      expect(treated?.text).not.toMatch(/maria|lopez|sertraline/i);
      expect(treated?.removed).toBe(2);
      expect(treated).not.toHaveProperty('body');
    }
  });

  it('names its files without personal data, and says which can be opened', async () => {
    const [treated] = await treatMessages(treating, [message], 'redact', { known, rules });
    expect(treated?.attachments.map(({ readable }) => readable)).toEqual([true, false, false]);
    expect(JSON.stringify(treated?.attachments)).not.toMatch(/maria|lopez/i);
  });

  it('is empty when hidden', async () => {
    expect((await treatMessages(treating, [message], 'hidden', { known, rules }))[0]?.text).toBe('');
  });
});

describe('a file', () => {
  const known = knownValues([value('user.name', 'Maria Lopez')], none);
  const file = (body: Uint8Array | null, mediaType = 'text/plain') => ({
    name: 'Maria Lopez.txt',
    mediaType,
    body,
  });
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('loses what a message loses, its name included', async () => {
    const treated = await treatFile(treating, file(bytes('To Maria Lopez, m.lopez@example.com')), 'redact', {
      known,
      rules,
    });
    expect(treated?.removed).toBe(2);
    expect(JSON.stringify(treated)).not.toMatch(/maria|lopez/i);
  });

  it.each<[string, Uint8Array | null, string]>([
    ['is a picture', Uint8Array.from([0xff, 0xd8, 0xff]), 'image/jpeg'],
    ['is a picture that calls itself a text', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'text/plain'],
    [
      'is UTF-16, in which no value would be found',
      new Uint8Array(Buffer.from('Maria Lopez', 'utf16le')),
      'text/plain',
    ],
    ['is a page, which could hide text', bytes('<p>Maria Lopez</p>'), 'text/html'],
    ['was too large to keep', null, 'text/plain'],
  ])('that %s is not shown', async (_, body, mediaType) => {
    expect(await treatFile(treating, file(body, mediaType), 'redact', { known, rules })).toBeNull();
  });

  it('is empty where the conversation is hidden', async () => {
    expect(await treatFile(treating, file(bytes('Maria Lopez')), 'hidden', { known, rules })).toEqual({
      name: '',
      text: '',
      removed: 0,
    });
  });
});
