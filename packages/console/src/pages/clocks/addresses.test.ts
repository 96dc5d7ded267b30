import { expect, it } from 'vitest';
import { addressesIn } from './addresses.ts';

it.each<[string, string, readonly string[], number, readonly number[]]>([
  ['a list', 'ada@people.example\nben@people.example\n', ['ada@people.example', 'ben@people.example'], 0, []],
  ['a CSV with names of columns', 'id;mail\r\n7;"ada@people.example"\r\n', ['ada@people.example'], 0, []],
  ['names beside it', 'Ada Lim <ada@people.example>, 3', ['ada@people.example'], 0, []],
  ['one twice, in other letters', 'ada@people.example\nADA@people.example', ['ada@people.example'], 1, []],
  ['lines without any', 'ada@people.example\n\nno address\nben@localhost', ['ada@people.example'], 0, [3, 4]],
  ['nothing', '', [], 0, []],
])('%s', (_, text, addresses, twice, unread) => {
  expect(addressesIn(text)).toEqual({ addresses, twice, unread });
});
