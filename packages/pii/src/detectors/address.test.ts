import { describe, expect, it } from 'vitest';
import { address } from './address.ts';
import { foundIn } from './testSupport.ts';

describe('address', () => {
  it.each([
    [
      'at 1825 Brittany Bypass, Apt 4B, Springfield, IL 62704 please',
      '1825 Brittany Bypass, Apt 4B, Springfield, IL 62704',
    ],
    ['12 High Street', '12 High Street'],
    ['Flat 3, 12 High Street, London SW1A 1AA', 'Flat 3, 12 High Street, London SW1A 1AA'],
    ['350 5th Ave., New York, NY 10118-0110', '350 5th Ave., New York, NY 10118-0110'],
    ['221b Baker St', '221b Baker St'],
    ['77 Martin Luther King Jr Blvd NW', '77 Martin Luther King Jr Blvd NW'],
    ['4 The Crescent, Leeds', '4 The Crescent'],
    ['i live at 42 maple avenue springfield il 62704', '42 maple avenue springfield il 62704'],
    ['PO Box 1204, Dover, DE 19901', 'PO Box 1204, Dover, DE 19901'],
    ['P.O. Box 77', 'P.O. Box 77'],
    ['180 Joshi Crest, Valsad\n06524 561 145', '180 Joshi Crest'],
    ['600 Park Court Lane Suite 200', '600 Park Court Lane Suite 200'],
    ['15, Elm Road\nBoston, Massachusetts 02108', '15, Elm Road\nBoston, Massachusetts 02108'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(address, text)).toEqual([`ADDRESS ${value}`]);
  });

  it.each([
    'I have 3 kids on Main Street',
    '24 hours a day',
    'a 5 minutes drive',
    '12 items out of place',
    '2 years in court',
    'in 2026 they moved to the new place',
    '$12 Street price',
    '3 of 4 steps on the path',
    '12 Street',
  ])('passes over %j', (text) => {
    expect(foundIn(address, text)).toEqual([]);
  });
});
