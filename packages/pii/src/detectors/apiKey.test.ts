import { describe, expect, it } from 'vitest';
import { apiKey } from './apiKey.ts';
import { foundIn } from './testSupport.ts';

const awsBody = 'Q3EGRIZ7N4T2XK5V';
/** Put together here, so that no scanner takes this file for a leak. */
const body = (length: number): string => 'a1B2c3D4e5F6g7H8i9J0'.repeat(8).slice(0, length);

describe('apiKey', () => {
  it.each([
    [`AKIA${awsBody}`, 'AWS_ACCESS_KEY'],
    [`ghp_${body(36)}`, 'API_KEY'],
    [`github_pat_${body(22)}_${body(59)}`, 'API_KEY'],
    [`xoxb-123456789012-${body(24)}`, 'API_KEY'],
    [`sk_live_${body(24)}`, 'API_KEY'],
    [`sk-proj-${body(48)}`, 'API_KEY'],
    [`AIza${body(35)}`, 'API_KEY'],
    [`SG.${body(22)}.${body(43)}`, 'API_KEY'],
    [`npm_${body(36)}`, 'API_KEY'],
    [`glpat-${body(20)}`, 'API_KEY'],
  ])('knows the issuer of %j', (key, type) => {
    expect(foundIn(apiKey, `it is ${key}.`)).toEqual([`${type} ${key}`]);
  });

  it.each([
    [`aws_secret_access_key = ${body(40)}`, `AWS_SECRET_KEY ${body(40)}`],
    [`api key: "${body(20)}"`, `API_KEY ${body(20)}`],
    [`Authorization: Bearer ${body(30)}`, `API_KEY ${body(30)}`],
    [`{"client_secret":"${body(32)}"}`, `API_KEY ${body(32)}`],
    [`the access token is ${body(24)}.`, `API_KEY ${body(24)}`],
  ])('knows the name in %j', (text, found) => {
    expect(foundIn(apiKey, text)).toEqual([found]);
  });

  it('takes a token whole, however long: no right part of it is left over', () => {
    expect(foundIn(apiKey, `ghp_${'a1'.repeat(400)}`)).toEqual([`API_KEY ghp_${'a1'.repeat(400)}`]);
  });

  it.each([
    'sk-learning-and-development-team',
    'AKIA',
    'the token expired yesterday',
    'secret: averylongwordwithoutdigits',
    'ghp_short1',
    'a token of appreciation',
    `notAKIA${awsBody}`,
  ])('passes over %j', (text) => {
    expect(foundIn(apiKey, text)).toEqual([]);
  });
});
