import { describe, expect, it } from 'vitest';
import { scan } from '../scan.ts';
import { askedIn } from './asked.ts';
import { cluesOf } from './cluesOf.ts';
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

  it.each([
    ['what is your gamertag?', 'xX_Frost77_Xx', ['xX_Frost77_Xx']],
    ['your username please', "it's dragonMuffin", ['dragonMuffin']],
    ['your username please', 'i forgot it', []],
    ['your username please', 'sorry', []],
    ['your zip code please', 'xX_Frost77_Xx', []],
  ])('%j is answered by %j', (question, text, values) => {
    const scanned = scan(text);
    scanned.clues.turn = true;
    askedIn(question, scanned.clues);
    cluesOf(scanned);
    expect(username.find(text, scanned).map(({ start, end }) => text.slice(start, end))).toEqual(values);
  });
});
