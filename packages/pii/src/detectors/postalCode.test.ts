import { describe, expect, it } from 'vitest';
import { postalCode } from './postalCode.ts';
import { foundIn } from './testSupport.ts';

describe('postalCode', () => {
  it.each([
    ['from Springfield, IL 62704.', ['LOC Springfield, IL', 'ZIP 62704']],
    ['to Lake Anna, North Carolina 28581, today', ['LOC Lake Anna, North Carolina', 'ZIP 28581']],
    ['TX 73301-0001', ['LOC TX', 'ZIP 73301-0001']],
    ['at SW1A 1AA', ['ZIP SW1A 1AA']],
    ['postcode M11AE', ['ZIP M11AE']],
    ['zip code is 62704', ['ZIP 62704']],
    ['postal code: K1A 0B1', ['ZIP K1A 0B1']],
    ['zip: 62704-1234', ['ZIP 62704-1234']],
    ['I live in 1017 AB Amsterdam', ['ZIP 1017 AB']],
    ['PLZ 10115', ['ZIP 10115']],
    ['Harjukatu 9, 22711 Joensuu', ['ZIP 22711']],
    ['4 Elm Gade, 5612 Rudersdal', ['ZIP 5612']],
    ['office in Prelog 42557.', ['ZIP 42557']],
    ['Do you deliver to 34741?', ['ZIP 34741']],
    ['zip 157 64', ['ZIP 157 64']],
    ['my address: 00-950 Warszawa', ['ZIP 00-950']],
    ['delivery to D-10115 Berlin', ['ZIP D-10115']],
    ['CEP 01310-100', ['ZIP 01310-100']],
    ['pincode 600042', ['ZIP 600042']],
  ])('finds in %j', (text, values) => {
    expect(new Set(foundIn(postalCode, text))).toEqual(new Set(values));
  });

  it.each([
    '62704',
    'IL 627045',
    'part A1 2BC',
    'zip file 2',
    'unzip 12345',
    'OK 123',
    'in May, 2019 Toyota',
    'we sold 34741 boxes',
    'Error 34741',
    'costs 34741.',
  ])('passes over %j', (text) => {
    expect(foundIn(postalCode, text)).toEqual([]);
  });
});
