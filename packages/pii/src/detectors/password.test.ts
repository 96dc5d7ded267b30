import { describe, expect, it } from 'vitest';
import { password } from './password.ts';
import { foundIn } from './testSupport.ts';

describe('password', () => {
  it.each([
    ['my password is hunter2!', 'PASSWORD hunter2!'],
    ['Password: Tr0ub4dor&3', 'PASSWORD Tr0ub4dor&3'],
    ['pwd=s3cret; next', 'PASSWORD s3cret'],
    ['the password is "correct horse battery"', 'PASSWORD correct horse battery'],
    ['password is sunshine', 'PASSWORD sunshine'],
    ['{"password":"sunshine"}', 'PASSWORD sunshine'],
    ['passcode for the shop is 99aa', 'PASSWORD 99aa'],
    ['password: пароль9', 'PASSWORD пароль9'],
    ['I set the password to Winter2026', 'PASSWORD Winter2026'],
    ['pin is 4821', 'PIN 4821'],
    ['PIN code: 4821', 'PIN 4821'],
    ['verification code: 118273', 'PASSWORD 118273'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(password, text)).toEqual([value]);
  });

  it.each([
    'my password is wrong',
    'the password is not working',
    'password was reset',
    'I forgot my password',
    'pin is lost',
    'pin it to the wall',
    'spinning: 4821',
    'password:',
    'password is\n\nhello',
    "password isn't accepted",
  ])('passes over %j', (text) => {
    expect(foundIn(password, text)).toEqual([]);
  });
});
