import { Failure } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { encrypted, trustAlso } from './outgoing.ts';

const far = 'postgres://u:p@db.example.com:5432/shop';

describe('a connection to another machine', () => {
  it.each([
    '',
    '?sslmode=prefer',
    '?sslmode=require',
    '?sslmode=verify-ca',
    '?sslmode=require&uselibpqcompat=true',
  ])('is encrypted and verified, whatever was asked for: "%s"', (words) => {
    const { connectionString, ssl } = encrypted(far + words);
    expect(connectionString).toBe(far);
    expect(ssl).toMatchObject({ rejectUnauthorized: true, minVersion: 'TLSv1.2' });
  });

  it.each(['sslmode=disable', 'sslmode=no-verify', 'ssl=false', 'ssl=0'])('is refused with %s', (words) => {
    expect(() => encrypted(`${far}?${words}`)).toThrow(Failure);
  });

  it('keeps the other words of the string, and names the host it was given, address or name', () => {
    const { connectionString, ssl } = encrypted(
      'postgres://u@[2001:db8::7]/shop?sslmode=require&application_name=x',
    );
    expect(connectionString).toBe('postgres://u@[2001:db8::7]/shop?application_name=x');
    const certificate = { subjectaltname: 'DNS:localhost', subject: { CN: 'localhost' } } as never;
    const check = ssl === false ? undefined : ssl.checkServerIdentity;
    expect(check?.('localhost', certificate)).toBeInstanceOf(Error);
  });
});

describe('a connection on this machine', () => {
  it.each([
    'postgres://u@localhost/shop',
    'postgres://u@127.0.0.1/shop',
    'postgres://u@[::1]/shop?sslmode=disable',
    'postgres:///shop?host=/run/postgresql',
    'postgres://%2Frun%2Fpostgresql/shop',
  ])('needs no encryption: %s', (url) => {
    expect(encrypted(url).ssl).toBe(false);
  });

  it('is verified as strictly when it asks for TLS', () => {
    expect(encrypted('postgres://u@localhost/shop?sslmode=require').ssl).toMatchObject({
      rejectUnauthorized: true,
    });
  });

  it('is another machine when the string names another host elsewhere', () => {
    expect(encrypted('postgres://u@localhost/shop?host=db.example.com').ssl).not.toBe(false);
  });
});

it.each(['/none.pem', import.meta.filename])('a file without certificates is told: %s', (file) => {
  expect(() => {
    trustAlso(file);
  }).toThrow(Failure);
});
