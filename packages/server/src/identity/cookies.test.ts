import { makeSignature } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { readSessionCookie, sessionCookieName } from './cookies.ts';

const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA==';
const name = sessionCookieName('http://localhost:7400');

/** The cookie as better-auth writes it: its signature, URI-encoded with the token. */
async function cookie(token: string, key = secret): Promise<string> {
  return `${name}=${encodeURIComponent(`${token}.${await makeSignature(token, key)}`)}`;
}

describe('readSessionCookie', () => {
  it("reads what better-auth's own code writes", async () => {
    for (const token of ['abcDEF123', 'a.b.c', 'x'.repeat(64)]) {
      const pair = await cookie(token);
      expect(readSessionCookie(`other=1; ${pair}; more=2`, name, secret)).toEqual({ kind: 'token', token });
    }
  });

  it('calls forged what this installation did not sign', async () => {
    const foreign = await cookie('token', `${secret}x`);
    const own = await cookie('token');
    const forged = [
      foreign,
      own.replace('token.', 'taken.'),
      `${name}=token`,
      `${name}=token.`,
      `${name}=.AAAA`,
      `${name}=%`,
      `${own}A`.slice(0, -2),
    ];
    for (const header of forged) expect(readSessionCookie(header, name, secret)).toEqual({ kind: 'forged' });
  });

  it('finds none where there is none', () => {
    for (const header of [undefined, '', 'other=1', `x${name}=a.b`, `${name}=`, ';;;', '=']) {
      expect(readSessionCookie(header, name, secret)).toEqual({ kind: 'none' });
    }
  });

  it('takes the first of two, as better-auth does', async () => {
    const own = await cookie('token');
    expect(readSessionCookie(`${name}=planted; ${own}`, name, secret)).toEqual({ kind: 'forged' });
  });
});

describe('sessionCookieName', () => {
  it('binds the cookie to https where the site is', () => {
    expect(sessionCookieName('https://cordon.example')).toBe('__Secure-cordon.session_token');
    expect(name).toBe('cordon.session_token');
  });
});
