import { describe, expect, it } from 'vitest';
import { compileKnown, type KnownValue } from './known.ts';
import { foundIn } from './detectors/testSupport.ts';

const find = (value: KnownValue, text: string, minScore?: number): string[] => [
  ...new Set(foundIn(compileKnown([value]), text, minScore).map((found) => found.replace(/^[A-Z_]+ /, ''))),
];

const name: KnownValue = { type: 'PERSON', value: 'Zoë Okafor-Lindqvist' };
const email: KnownValue = { type: 'EMAIL', value: 'zoe.okafor@mail.example' };
const phone: KnownValue = { type: 'PHONE', value: '+44 20 7946 0958' };
const american: KnownValue = { type: 'PHONE', value: '(415) 555-2671' };
const address: KnownValue = { type: 'ADDRESS', value: '120 Maple Avenue, Apt 4B, Springfield, IL 62704' };
const order: KnownValue = { type: 'ACCOUNT', value: 'HH-2026-48291' };
const born: KnownValue = { type: 'DATE_OF_BIRTH', value: '1984-03-05' };

describe('known values', () => {
  it.each([
    [name, 'hello ZOE OKAFOR LINDQVIST!', 'ZOE OKAFOR LINDQVIST'],
    [name, 'zoeokaforlindqvist has', 'zoeokaforlindqvist'],
    [name, 'Ms Okafor called', 'Okafor'],
    [name, 'this is zo\u0308e', 'zo\u0308e'],
    [name, 'z\u00adoe', 'z\u00adoe'],
    [name, "Zoe's order, okafor's", 'Zoe'],
    [name, 'okafors order', 'okafor'],
    [name, 'okafor84', 'okafor'],
    [{ type: 'PERSON', value: 'Dr. Jürgen Müller' }, 'Juergen Mueller', 'Juergen Mueller'],
    [{ type: 'PERSON', value: 'Juergen Mueller' }, 'Jürgen Müller', 'Jürgen Müller'],
    [{ type: 'PERSON', value: '佐藤 花子' }, '佐藤花子さんから', '佐藤花子'],
    [email, 'ZOE.OKAFOR@mail.example', 'ZOE.OKAFOR@mail.example'],
    [email, 'zoeokafor@mail.example', 'zoeokafor@mail.example'],
    [email, 'zoe.okafor @ mail.example', 'zoe.okafor @ mail.example'],
    [email, 'skype zoe.okafor please', 'zoe.okafor'],
    [email, 'zoeokaformailexample', 'zoeokaformailexample'],
    [email, 'zoe dot okafor at mail dot example', 'zoe dot okafor at mail dot example'],
    [email, 'mailbox zoe dot okafor', 'zoe dot okafor'],
    [phone, 'call +442079460958', '+442079460958'],
    [phone, 'call 020 7946 0958', '020 7946 0958'],
    [phone, '0044-20-7946-0958', '0044-20-7946-0958'],
    [phone, '+44 (0)20 79460958', '+44 (0)20 79460958'],
    [american, '1.415.555.2671', '1.415.555.2671'],
    [american, '415 5552671', '415 5552671'],
    [american, '4155552671', '4155552671'],
    [american, 'at 555-2671', '555-2671'],
    [address, '120 MAPLE AVENUE apt 4b springfield il 62704', '120 MAPLE AVENUE apt 4b springfield il 62704'],
    [address, '120 maple ave.', '120 maple ave'],
    [address, 'at 120 Maple', '120 Maple'],
    [address, 'zip 62704', '62704'],
    [address, 'in Springfield', 'Springfield'],
    [order, 'hh202648291', 'hh202648291'],
    [order, 'HH 2026 48291', 'HH 2026 48291'],
    [order, 'it is 48291', '48291'],
    [{ type: 'OTHER', value: 'one - - - - - - two' }, 'one - - - - - - two', 'one - - - - - - two'],
    [{ type: 'PERSON', value: 'Νίκος Παππάς' }, 'ΝΙΚΟΣ ΠΑΠΠΑΣ', 'ΝΙΚΟΣ ΠΑΠΠΑΣ'],
    [order, 'order48291', '48291'],
    [born, 'March 5th, 1984', 'March 5th, 1984'],
    [born, '05/03/1984', '05/03/1984'],
    [born, '3-5-1984', '3-5-1984'],
    [born, '5 mar 84', '5 mar 84'],
    [{ type: 'OTHER', value: 'blue heron 7' }, 'my secret: Blue-Heron 7', 'Blue-Heron 7'],
    [{ type: 'ACCOUNT', value: 'Okafor', kind: 'name' }, 'okafor', 'okafor'],
  ] as [KnownValue, string, string][])('%j in %j', (value, text, found) => {
    expect(find(value, text)).toContain(found);
  });

  it.each([
    [name, 'zoeology and bazoe'],
    [name, 'zo e'],
    [{ type: 'OTHER', value: 'blue heron' }, 'blue, or so it seems, heron'],
    [{ type: 'OTHER', value: 'blue heron' }, 'blue ---------- heron'],
    [email, 'mail.example'],
    [{ type: 'EMAIL', value: 'info@mail.example' }, 'for info write'],
    [american, '99999994155552671'],
    [american, '2671'],
    [address, 'il'],
    [order, '148291'],
    [order, '482910'],
    [born, '1984'],
    [{ type: 'PERSON', value: 'Bo' }, 'about boats'],
    [{ type: 'ACCOUNT', value: '42' }, 'the answer is 42'],
    [{ type: 'OTHER', value: '!!!' }, 'help!!!'],
    [{ type: 'PERSON', value: '' }, 'anything'],
  ] as [KnownValue, string][])('%j not in %j', (value, text) => {
    expect(find(value, text)).toEqual([]);
  });

  it('a name that is a common word counts when it is written as a name', () => {
    const will: KnownValue = { type: 'PERSON', value: 'Will Page' };
    expect(find(will, 'Will said: i will open the page')).toEqual(['Will']);
    expect(find(will, 'i will open the page', 0.2)).toEqual(['will', 'page']);
    expect(find(will, 'this is will page')).toEqual(['will page']);
  });

  it('a short name counts when it is written as a name', () => {
    const bo: KnownValue = { type: 'PERSON', value: 'Bo' };
    expect(find(bo, 'ask Bo')).toEqual(['Bo']);
    expect(find(bo, 'bo')).toEqual([]);
  });

  it('finds values of thousands of customers at once', () => {
    const values = Array.from({ length: 4000 }, (_, i): KnownValue => ({
      type: 'ACCOUNT',
      value: `HH-${10_000 + i * 3}`,
    }));
    const found = foundIn(compileKnown(values), 'HH-10003, hh 10006 and HH-10004', 0.7);
    expect(found).toEqual(expect.arrayContaining(['ACCOUNT HH-10003', 'ACCOUNT hh 10006']));
    expect(found.some((one) => one.includes('10004'))).toBe(false);
  });

  it('the same value under two types is reported as both', () => {
    const both = compileKnown([
      { type: 'PERSON', value: 'Okafor' },
      { type: 'PASSWORD', value: 'okafor' },
    ]);
    expect(foundIn(both, 'okafor').sort()).toEqual(['PASSWORD okafor', 'PERSON okafor']);
  });

  const worst = [
    'a',
    'a ',
    '1',
    '1 ',
    'aaa ',
    '\u0301a',
    'aaab ',
    'one two ',
    'a as in ',
    'double ',
    'hundred ',
  ];
  worst.push('%41', '&#97;', '=41=', 'YWFhIGFhYWEg', 'aaa@aaaa.', '1111111 and so ', '11111 ', 'x ray ');

  it('finishes on long texts made to repeat its values', () => {
    const matcher = compileKnown([
      { type: 'PERSON', value: 'aaa aaaa aaaaa' },
      { type: 'PHONE', value: '1111111111' },
      { type: 'OTHER', value: 'a '.repeat(200) },
    ]);
    for (const text of worst) {
      const long = text.repeat(300_000 / text.length);
      const found = matcher.find(long);
      expect(found.every(({ start, end }) => start < end)).toBe(true);
    }
  }, 300_000);
});
