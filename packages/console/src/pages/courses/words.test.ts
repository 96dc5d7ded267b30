import { describe, expect, it } from 'vitest';
import { courseTabs, moved, nextSection, wantedLanguage } from './words.ts';

describe('the language a browser asks for', () => {
  it.each([
    ['en-GB', 'en-GB'],
    ['de', 'de'],
    ['zh-Hant-TW', 'zh'],
    ['', 'en'],
    ['C', 'en'],
  ])('%s is %s', (asked, wanted) => {
    expect(wantedLanguage(asked)).toBe(wanted);
  });
});

it('one goes on where one was, else with what was not read', () => {
  const sections = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(nextSection(sections, 'b', [])).toBe('b');
  expect(nextSection(sections, null, ['a'])).toBe('b');
  expect(nextSection(sections, null, ['a', 'b', 'c'])).toBe('a');
});

it('an answer moves by one place, and not out of the list', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('an agent has their own courses and nothing else', () => {
  expect(courseTabs('agent').map(([to]) => to)).toEqual(['/courses']);
  expect(courseTabs('vendor-admin').map(([to]) => to)).toEqual(['/courses', '/completions']);
  expect(courseTabs('privacy-officer').map(([to]) => to)).toEqual([
    ...['/courses', '/course-register', '/completions'],
  ]);
});
