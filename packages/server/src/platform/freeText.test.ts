import { describe, expect, it } from 'vitest';
import { nameOfThing, prose } from './freeText.ts';

const reason = prose(3, 1000);
const name = nameOfThing(1, 100);

describe('a reason', () => {
  it.each([
    'Ask rosa.quint@mail.example about it',
    'Paid with 4111 1111 1111 1111',
    'Call +1 202 555 0143 first',
    'Their number is 536-90-4399, a social security number',
  ])('is refused while it reaches somebody, and says how it may stand: %s', (text) => {
    const { success, error } = reason.safeParse(text);
    expect(success).toBe(false);
    const message = error?.issues[0]?.message ?? '';
    expect(message).toMatch(/It may say: .*\[[A-Z_]+\]/);
    const kept = message.split('It may say: ')[1] ?? '';
    expect(reason.safeParse(kept).success).toBe(true);
  });

  it.each([
    'No standard clauses for transfers to India',
    'Kept for ten years under section 257 of the Commercial Code',
  ])('may name laws, places and firms: %s', (text) => {
    expect(reason.safeParse(text).success).toBe(true);
  });
});

describe('the name of a thing', () => {
  it.each(['Cebu, 4th floor', 'Office 10.20.30.0/24', 'Zendesk of 2026-11-26', 'Main 4711 0815 2342'])(
    '%s',
    (text) => {
      expect(name.safeParse(text).success).toBe(true);
    },
  );

  it.each(['key of rosa.quint@mail.example', '4111 1111 1111 1111'])('is not %s', (text) => {
    expect(name.safeParse(text).success).toBe(false);
  });
});
