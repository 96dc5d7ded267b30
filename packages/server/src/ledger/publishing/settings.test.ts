import { expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { parsePublishedTo } from './settings.ts';

it.each([
  ['dir:/srv/log', { kind: 'folder', folder: '/srv/log' }],
  ['dir:log', null],
  ['s3://cordon-log', { kind: 's3', bucket: 'cordon-log', prefix: '' }],
  ['s3://cordon-log/a/b', { kind: 's3', bucket: 'cordon-log', prefix: 'a/b' }],
  ['s3://cordon-log/a/', { kind: 's3', bucket: 'cordon-log', prefix: 'a' }],
  ['s3://cordon-log/a b', null],
  ['s3://Cordon', null],
  ['s3://', null],
  ['https://bucket', null],
])('reads %s', (text, to) => {
  expect(parsePublishedTo(text)).toEqual(to);
});

const key = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' };

it('the log is served unless told, and written nowhere', () => {
  expect(readConfig({}).publishing).toEqual({ served: true, to: undefined, s3: undefined });
  expect(readConfig({ LEDGER_HTTP: 'off' }).publishing.served).toBe(false);
});

it('a bucket is reached at the address of its region, or at the one named', () => {
  const { s3 } = readConfig({ ...key, AWS_REGION: 'eu-west-1' }).publishing;
  expect(s3?.endpoint).toBe('https://s3.eu-west-1.amazonaws.com');
  const own = readConfig({ ...key, AWS_ENDPOINT_URL_S3: 'http://localhost:9000' }).publishing;
  expect(own.s3).toMatchObject({ endpoint: 'http://localhost:9000', region: 'us-east-1' });
});

it.each([
  [{ LEDGER_HTTP: 'no' }, /LEDGER_HTTP: must be on or off/],
  [{ LEDGER_PUBLISH: 'log' }, /LEDGER_PUBLISH: must be dir:/],
  [{ LEDGER_PUBLISH: 's3://cordon-log' }, /AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed/],
  [{ ...key, AWS_ENDPOINT_URL_S3: 'ftp://host' }, /AWS_ENDPOINT_URL_S3/],
])('refuses %o and repeats no value', (env, detail) => {
  const told = (() => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return (error as { detail?: string }).detail ?? '';
    }
  })();
  expect(told).toMatch(detail);
  expect(told).not.toContain('secret');
});
