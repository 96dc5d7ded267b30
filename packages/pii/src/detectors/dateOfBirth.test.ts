import { describe, expect, it } from 'vitest';
import { dateOfBirth } from './dateOfBirth.ts';
import { foundIn } from './testSupport.ts';

describe('dateOfBirth', () => {
  it.each([
    ['born on March 5th, 1984.', 'March 5th, 1984'],
    ['DOB: 05/03/1984', '05/03/1984'],
    ['D.O.B. 5.3.84', '5.3.84'],
    ['date of birth is 1984-03-05', '1984-03-05'],
    ['date_of_birth: 19840305'.replaceAll('_', ' '), '19840305'],
    ['my birthday is the 5th of March 1984', '5th of March 1984'],
    ['birthdate 05 Mar 1984', '05 Mar 1984'],
    ['I was born in 1984', '1984'],
    ['12 May 1990 is my birthday', '12 May 1990'],
    ['on 1990-05-12 (born)', '1990-05-12'],
    ['birthday: march 5', 'march 5'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(dateOfBirth, text)).toEqual([`DATE_OF_BIRTH ${value}`]);
  });

  it.each([
    'ordered on 05/03/2026',
    'born and raised in Ohio',
    'reborn 05/03/1984',
    'happy birthday! Order came 05/03/2026',
    'her birthday\n\n05/03/2026 shipped',
    'a stubborn 1984 model',
  ])('passes over %j', (text) => {
    expect(foundIn(dateOfBirth, text)).toEqual([]);
  });
});
