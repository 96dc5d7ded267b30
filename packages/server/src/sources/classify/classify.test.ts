import { readFileSync } from 'node:fs';
import type { FieldType } from '@cordon/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessCategory } from '../guess.ts';
import { seenAs } from './categories.ts';
import { classify } from './classify.ts';
import { tallyOf } from './tally.ts';

/* What a field is taken for: by its name, its type and what its values look like. */

const many = (make: (nth: number) => string): readonly string[] =>
  Array.from({ length: 50 }, (_, nth) => make(nth));
const card = '4111 1111 1111 1111';
const mails = many((nth) => `person${String(nth)}@example.com`);
const notes = many(
  (nth) => `Called about the parcel, wants an answer to person${String(nth)}@example.com today`,
);

function verdict(column: string, values: readonly string[] | null, type: FieldType = 'text') {
  const tally = values && tallyOf(values, column, type);
  return classify({ category: guessCategory('things', column), type }, tally);
}

it.each([
  ['name and values agree', 'email', mails, 'user.contact.email', 'sure', false],
  ['values alone', 'c7', mails, 'user.contact.email', 'likely', false],
  ['values against the name', 'sync_status', mails, 'user.contact.email', 'unclear', false],
  ['the name alone', 'first_name', many((nth) => `x${String(nth)}`), 'user.name.first', 'likely', false],
  [
    'a name the values do not bear out',
    'email',
    many((nth) => `n${String(nth)}`),
    'user.contact.email',
    'unclear',
    false,
  ],
  ['neither', 'c7', many((nth) => `n${String(nth)}`), 'user', 'unclear', false],
  ['nothing sampled, but a name', 'phone', [], 'user.contact.phone_number', 'likely', false],
  ['nothing at all', 'c7', null, 'user', 'unclear', false],
  ['cards', 'c7', many(() => card), 'user.financial.credit_card', 'likely', false],
  [
    'cards that are numbers',
    'c7',
    many(() => card.replaceAll(' ', '')),
    'user.financial.credit_card',
    'likely',
    false,
  ],
  ['running text by name', 'notes', notes, 'user.content.private', 'likely', true],
  ['running text by its values', 'c7', notes, 'user.content.private', 'unclear', true],
  [
    'a status in which somebody wrote more',
    'sync_status',
    [...many(() => 'shipped').slice(1), 'ask bob@example.com'],
    'system.operations',
    'unclear',
    false,
  ],
  ['a status', 'sync_status', many(() => 'shipped'), 'system.operations', 'likely', false],
] as const)('%s: %s', (_, column, values, category, sure, freeText) => {
  expect(verdict(column, values)).toMatchObject({ category, sure, freeText });
});

it('says why in counts', () => {
  const values = [...many(() => 'n').slice(14), ...mails.slice(0, 14)];
  expect(verdict('sync_status', values).reasons).toEqual([
    'Its name says system operations.',
    '14 of 50 sampled values carry personal data: e-mail addresses.',
  ]);
});

it('takes no number for a person’s by chance', () => {
  const ids = many((nth) => String(1_000_000_000 + nth * 7_919));
  expect(verdict('id', ids, 'integer')).toMatchObject({ category: 'user.unique_id' });
});

it('is never free text but where there is text', () => {
  expect(verdict('notes', notes, 'json').freeText).toBe(false);
});

describe('every category it can name', () => {
  const taxonomy = JSON.parse(
    readFileSync(new URL('../../../../../tests/vectors/fides/data_categories.json', import.meta.url), 'utf8'),
  ) as { readonly data_category: readonly { readonly fides_key: string }[] };
  const keys = new Set(taxonomy.data_category.map((one) => one.fides_key));
  it.each(Object.entries(seenAs))('is a key of the taxonomy: %s', (_, { category }) => {
    expect(keys).toContain(category);
  });
});

describe('of any values', () => {
  const value = fc.oneof(
    fc.string({ minLength: 6, maxLength: 80 }),
    fc.emailAddress(),
    fc.constantFrom(card, 'Call Ann Miller at +1 202 555 0143 before noon please'),
  );
  it('no value stands in what is said of them, and less than all is never said to be more', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 60 }),
        fc.constantFrom('email', 'c7', 'notes', 'status'),
        (values, column) => {
          const tally = tallyOf(values, column, 'text');
          const said = JSON.stringify([
            tally,
            classify({ category: guessCategory('t', column), type: 'text' }, tally),
          ]);
          for (const one of values) {
            const core = JSON.stringify(one.trim()).slice(1, -1);
            if (core.length >= 6) expect(said).not.toContain(core);
          }
          expect(tally.sampled).toBeLessThanOrEqual(50);
          expect(tally.personal).toBeLessThanOrEqual(tally.sampled);
          expect(tally.prose).toBeLessThanOrEqual(tally.sampled);
        },
      ),
    );
  });
});
