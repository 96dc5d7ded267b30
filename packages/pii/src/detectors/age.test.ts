import { describe, expect, it } from 'vitest';
import { age } from './age.ts';
import { foundIn } from './testSupport.ts';

describe('age', () => {
  it.each([
    ['Katherine, age 70, starts', 'AGE 70'],
    ['aged 34', 'AGE 34'],
    ['a 34-year-old woman', 'AGE 34'],
    ['34 years old', 'AGE 34'],
    ['pt is 34 yo male', 'AGE 34'],
    ['34yo', 'AGE 34yo'],
    ['{"age": 34}', 'AGE 34'],
    ['I turned 60.', 'AGE 60'],
    ['age: 7', 'AGE 7'],
    ['Robert, 45, from Leeds', 'AGE 45'],
    ['He is 45.', 'AGE 45'],
    ['she is 34 and lives alone', 'AGE 34'],
    ['Grandma turned 80 in Colmar', 'AGE 80'],
    ['She turned 64 last week', 'AGE 64'],
    ['At 71, Rosemarie still runs', 'AGE 71'],
    ['61 y/o', 'AGE 61'],
    ['Mira Okafor (31) won', 'AGE 31'],
    ['Mira Okafor, 47, complains', 'AGE 47'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(age, text)).toEqual([found]);
  });

  it.each([
    'page 34',
    'in 34 years',
    '34 years of service',
    'age of empires',
    'it is 20 minutes',
    'age 1999',
    'the average 34',
    'version 3.4 is old',
    'is 5',
    'he is 5, I think',
    'it is 45.',
    'Chapter, 45, is long',
    'seats 12, 45, of row 3',
    'turned 90 degrees',
    'we met at 71, Rosemarie',
    'At 10, the shop opens',
    'it turned 5 people away',
    'see Figure (31)',
    'in May, 47, or later',
    'about shoes (42)',
  ])('passes over %j', (text) => {
    expect(foundIn(age, text)).toEqual([]);
  });
});
