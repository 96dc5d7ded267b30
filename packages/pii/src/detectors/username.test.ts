import { describe, expect, it } from 'vitest';
import { foundIn } from './testSupport.ts';
import { username } from './username.ts';

describe('username', () => {
  it.each([
    ['username: mkessler84', 'mkessler84'],
    ['my user name is mira.okafor.', 'mira.okafor'],
    ['{"userId":"mo_84"}', 'mo_84'],
    ['login = mira', 'mira'],
    ['handle: @mira'.replace('@', ''), 'mira'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(username, text)).toEqual([`USERNAME ${value}`]);
  });

  it.each([
    'my username is not working',
    'login is required',
    'I forgot my username',
    'username is incorrect',
    'login page',
  ])('passes over %j', (text) => {
    expect(foundIn(username, text)).toEqual([]);
  });
});
