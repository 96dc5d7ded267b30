import { canonicalText, type JsonValue } from '@cordon/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asking, fakeWorld, who, work, type FakeWorld } from '../../../../tests/support/gate.ts';
import type { CaseValue } from '@cordon/core/kernel';

/*
 * Raw customer values stand in no body, event or record, whatever they are and however they were typed. Openings are
 * the one place that holds what was typed and found: the company's, and unreadable to vendors.
 */

const letters = (least: number, most: number) =>
  fc.string({
    minLength: least,
    maxLength: most,
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzäéøşž')),
  });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const word = letters(5, 10).map(capital);
const digits = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...Array.from('0123456789')) });

const customer = fc.record({
  full_name: fc.tuple(word, word).map((names) => names.join(' ')),
  email: fc
    .tuple(
      fc.string({ minLength: 6, maxLength: 10, unit: fc.constantFrom(...Array.from('bdfghjkmnpqrstvwxz')) }),
      digits(3),
    )
    .map(([name, number]) => `${name}${number}@example.org`),
  phone: digits(7).map((number) => `+1 202 ${number.slice(0, 3)} ${number.slice(3)}`),
  date_of_birth: fc
    .record({
      year: fc.integer({ min: 1920, max: 2005 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 13, max: 28 }),
    })
    .map(({ year, month, day }) => `${String(year)}-${String(month).padStart(2, '0')}-${String(day)}`),
});
type Customer = typeof customer extends fc.Arbitrary<infer T> ? T : never;

const categories: Readonly<Record<keyof Customer, string>> = {
  full_name: 'user.name',
  email: 'user.contact.email',
  phone: 'user.contact.phone_number',
  date_of_birth: 'user.demographic.date_of_birth',
};

const caseValues = (person: Customer): readonly CaseValue[] =>
  Object.entries(person).map(([field, value]) => ({
    resource: 'customers',
    field,
    category: categories[field as keyof Customer],
    value,
  }));

/** Letters and digits alone, without accents or case: what spelling cannot hide. */
const folded = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How a person may type a value into a field or a text. */
const spellings = (value: string) => [value, value.toUpperCase(), value.normalize('NFD'), ` ${value} `];

/** All that is kept of the accesses but the openings: what a vendor's reader, a feed or a log may come to see. */
function kept({ records }: FakeWorld): readonly string[] {
  return records.map(({ openings: _, ...record }) =>
    canonicalText(JSON.parse(JSON.stringify(record)) as JsonValue),
  );
}

it('no value of the case and nothing typed stands in what is kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      customer,
      fc.constantFrom(...(['full_name', 'email', 'phone', 'date_of_birth'] as const)),
      fc.nat({ max: 3 }),
      fc.constantFrom('granted', 'as field', 'as resource', 'refused', 'fault'),
      async (person, field, spelling, how) => {
        const typed = spellings(person[field])[spelling] ?? '';
        const world = fakeWorld({
          values: caseValues(person),
          messages: [
            {
              id: 'msg_1',
              at: new Date(0),
              author: 'customer',
              by: null,
              body: `I am ${typed}`,
              attachments: [],
            },
          ],
          ...(how === 'fault' && {
            ports: { outbound: { send: () => Promise.reject(new Error(`no such user: ${typed}`)) } },
          }),
        });
        const on = how === 'refused' ? { ...work, ticket: null } : work;
        const names = {
          ...(how === 'as field' && { field: typed }),
          ...(how === 'as resource' && { resources: [typed] }),
        };
        const text = `The caller ${typed} asked about the parcel`;
        const { gate } = world;
        await Promise.allSettled([
          gate.read(who, on, asking('read', names)),
          gate.lookup(who, on, asking('lookup', { field, literal: typed, ...names })),
          gate.confirm(who, on, asking('confirm', { field, literal: typed, ...names })),
          gate.reveal(
            who,
            on,
            asking('reveal', { field, key: '17', reason: { code: 'customer-asked', text }, ...names }),
          ),
          gate.note(who, on, asking('note', names), text),
          gate.reply(who, on, asking('reply', names), { subject: `Re: ${typed}`, text }),
        ]);
        expect(world.records.length).toBeGreaterThanOrEqual(6);
        const wanted = [...Object.values(person), typed];
        for (const line of kept(world)) {
          for (const value of wanted) {
            expect(line).not.toContain(value.trim());
            expect(folded(line)).not.toContain(folded(value));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('the alarm rings: a body that kept what was typed is found', async () => {
  const world = fakeWorld();
  await world.gate.lookup(who, work, asking('lookup', { flags: ['rosalind@example.org'] }));
  expect(kept(world).join()).toContain('rosalind@example.org');
});
