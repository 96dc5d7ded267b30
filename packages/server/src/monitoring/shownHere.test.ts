import { expect, it } from 'vitest';
import { createShownHere } from './shownHere.ts';

it('holds whoever is being shown, by accounts, until a count that was asked for after the entry is there', () => {
  const here = createShownHere();
  const first = here.reserve('a', 5);
  const second = here.reserve('a', 2);
  here.reserve('b', 100);
  expect(here.open('a')).toBe(7);

  first.entered();
  const counted = here.counting('a');
  second.entered();
  expect(here.open('a')).toBe(7);
  counted();
  // Entered after the count was asked for: it may be in it or not.
  expect(here.open('a')).toBe(2);
  here.counting('a')();
  expect([here.open('a'), here.open('b')]).toEqual([0, 100]);
});

it('forgets whoever was not shown, and settles nothing twice', () => {
  const here = createShownHere();
  const one = here.reserve('a', 3);
  one.dropped();
  one.entered();
  one.dropped();
  expect(here.open('a')).toBe(0);
});

it('keeps what a count that failed did not tell', () => {
  const here = createShownHere();
  here.reserve('a', 3).entered();
  here.counting('a');
  expect(here.open('a')).toBe(3);
});
