import { describe, expect, it } from 'vitest';
import { foundIn } from '../detectors/testSupport.ts';
import { compileKnown, type KnownValue } from '../known.ts';

const detector = compileKnown([
  { type: 'PERSON', value: 'Mira Okafor' },
  { type: 'PERSON', value: 'Will Turner' },
  { type: 'PERSON', value: 'Elizabeth Ng' },
  { type: 'EMAIL', value: 'mira.okafor7@mail.example' },
  { type: 'PHONE', value: '+14155552671' },
  { type: 'ADDRESS', value: '120 Maplewood Avenue, Springfield, IL 62704' },
  { type: 'ACCOUNT', value: 'HH-2026-48291' },
  { type: 'CREDIT_CARD', value: '4111 2222 3333 4444' },
  { type: 'DATE_OF_BIRTH', value: '1984-03-05' },
] satisfies KnownValue[]);
const find = (text: string): string[] => [
  ...new Set(foundIn(detector, text).map((found) => found.replace(/^[A-Z_]+ /, ''))),
];

describe('ways to write a known value', () => {
  it.each([
    ['it is m i r a o k a f o r', 'm i r a o k a f o r'],
    ['M-I-R-A', 'M-I-R-A'],
    ['o. k. a. f. o. r.', 'o. k. a. f. o. r'],
    [
      'm as in mike i as in india r as in romeo a as in alpha',
      'm as in mike i as in india r as in romeo a as in alpha',
    ],
    [
      'o for orange k for kite a for apple f for frank o for ocean r for rose',
      'o for orange k for kite a for apple f for frank o for ocean r for rose',
    ],
    ['mike india romeo alpha', 'mike india romeo alpha'],
    ['w i double l', 'w i double l'],
    ['n g', 'n g'],
    ['Liz called', 'Liz'],
    ['M. Okafor', 'M. Okafor'],
    ['Mira O.', 'Mira O'],
    ['okaformira', 'okaformira'],
    ['Okafro wrote', 'Okafro'],
    ['mria okafor', 'mria okafor'],
    ['Okafr', 'Okafr'],
    [
      'm i r a dot o k a f o r seven at mail dot example',
      'm i r a dot o k a f o r seven at mail dot example',
    ],
    ['mira.okafro7@mail.example', 'mira.okafro7@mail.example'],
    ['?m=mira.okafor7%40mail.example', 'mira.okafor7%40mail.example'],
    ['mira&#46;okafor7&commat;mail.example', 'mira&#46;okafor7&commat;mail.example'],
    ['"mira.okafor7\\u0040mail.example"', 'mira.okafor7\\u0040mail.example'],
    ['/u/bWlyYS5va2Fmb3I3QG1haWwuZXhhbXBsZQ==', 'bWlyYS5va2Fmb3I3QG1haWwuZXhhbXBsZQ=='],
    ['id=6d6972612e6f6b61666f7237', '6d6972612e6f6b61666f7237'],
    ['four one five, triple five, two six seven one', 'four one five, triple five, two six seven one'],
    ['415 fifty-five five twenty six seventy one', '415 fifty-five five twenty six seventy one'],
    [
      'one four one five double five five two six seven one',
      'one four one five double five five two six seven one',
    ],
    ['(415) 555-2617', '415) 555-2617'],
    ['415 555 267', '415 555 267'],
    ['the one ending in 2671', '2671'],
    ['card xxxx 4444', '4444'],
    ['last four digits are 4444', '4444'],
    ['last four 4 4 4 4', '4 4 4 4'],
    ['one twenty maplewood avenue', 'one twenty maplewood avenue'],
    ['120 Mapelwood Ave', '120 Mapelwood Ave'],
    ['Springfield IL', 'Springfield IL'],
    ['zip six two seven oh four', 'six two seven oh four'],
    [
      'h h dash twenty twenty six dash four eight two nine one',
      'h h dash twenty twenty six dash four eight two nine one',
    ],
    ['HH-2026-48921', 'HH-2026-48921'],
    ['march fifth nineteen eighty four', 'march fifth nineteen eighty four'],
    ['5th of March 1984', '5th of March 1984'],
    ['I was born on March 5', 'March 5'],
  ])('%j holds %j', (text, found) => {
    expect(find(text)).toContain(found);
  });

  it.each([
    'I turned left and it burned, turner of pages',
    'is a good one, i said',
    'this will do, as I am a fan of it',
    'on March 5 the shop was closed',
    'invoice 2671 and table 4444',
    'she gave me two one way tickets',
    'the maple avenue project in springtime',
    'one two three four five six seven eight nine ten',
    'a b c d e f g h',
    'understanding-configuration/of/the-parser',
    'he said no, ng is a unit',
    'call 415 555 9999 or 303 555 0100',
    'order HH-2025-11873',
  ])('finds nothing in %j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('a number with other words between its digits is found piece by piece', () => {
    expect(find('it is 415 and then 555, wait, yes, the rest is 2671')).toEqual(['415', '555', '2671']);
  });
});
