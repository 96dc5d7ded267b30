import { describe, expect, it } from 'vitest';
import { chosenField, guessedFrom, keyOfChoice, type FieldChoice } from './fieldChoice.ts';

const choice = (field: string, category: string, resource = 'customers'): FieldChoice => ({
  ...{ resource, field, category },
  label: field,
});
const name = choice('full_name', 'user.name');
const email = choice('email', 'user.contact.email');
const phone = choice('phone', 'user.contact.phone_number');
const born = choice('date_of_birth', 'user.demographic.date_of_birth');
const zip = choice('postal_code', 'user.contact.address.postal_code', 'addresses');
const order = choice('order_number', 'user.behavior.purchase_history', 'orders');
const all = [name, email, phone, born, zip, order];

describe('what a typed value looks like', () => {
  it.each([
    ['ruthie.graham64945@example.org', email],
    [' +1 961 555 0194 ', phone],
    ['(961) 555-0194', phone],
    ['9615550194', phone],
    ['2002-06-18', born],
    ['18.6.2002', born],
    ['57108', zip],
    ['57108-0012', zip],
    ['SW1A 1AA', zip],
    ['HH-0502833', order],
    ['', null],
    ['Ruthie', null],
    ['Ruthie Graham', null],
    ['12 Main Street', null],
    ['57', null],
    ['ruthie@', null],
    ['+1234567890123456', null],
  ])('%s', (typed, field) => {
    expect(guessedFrom(all, typed)).toBe(field);
  });

  it('is said only of a field that can be chosen', () => {
    expect(guessedFrom([name, phone], 'ruthie@example.org')).toBeNull();
  });

  it('is said of none when two could be meant', () => {
    const reference = choice('reference', 'user.unique_id');
    expect(guessedFrom([...all, reference], 'HH-0502833')).toBeNull();
    expect(guessedFrom([...all, choice('second', 'user.contact.email.work')], 'a@example.org')).toBeNull();
  });
});

describe('the field a value is sent for', () => {
  it('is the one chosen by hand, whatever was typed', () => {
    expect(chosenField(all, keyOfChoice(name), '57108')).toBe(name);
  });

  it('stays the same field when others leave the list or come before it', () => {
    const byHand = keyOfChoice(born);
    expect(chosenField([phone, born, zip], byHand, '57108')).toBe(born);
    expect(chosenField([choice('new', 'system.operations'), ...all], byHand, '57108')).toBe(born);
    // The same name in another table is another field.
    expect(chosenField([choice('date_of_birth', 'user.name', 'contacts'), born], byHand, '')).toBe(born);
  });

  it('is what the value looks like once the chosen one is gone, else the first', () => {
    expect(chosenField([name, zip], keyOfChoice(phone), '57108')).toBe(zip);
    expect(chosenField([name, zip], keyOfChoice(phone), 'Ruthie')).toBe(name);
    expect(chosenField([], null, 'Ruthie')).toBeUndefined();
  });
});
