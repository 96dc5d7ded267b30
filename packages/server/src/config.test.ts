import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

/** The private text of the failure that these settings cause. */
function refused(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Failure && error.code === 'config-wrong') return error.detail ?? '';
    throw error;
  }
  throw new Error('was accepted');
}

const open = { HOST: '0.0.0.0', BASE_URL: 'https://cordon.example.com' };

describe('readConfig', () => {
  it('needs nothing: this machine alone, data beside', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: 'localhost',
      port: 7400,
      baseUrl: 'http://localhost:7400',
      dataDir: path.resolve('data'),
      databaseUrl: undefined,
      trustedProxies: [],
      logLevel: 'info',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as absent', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).port).toBe(7400);
  });

  it('calls the loopback addresses localhost, since passkeys need a name', () => {
    expect(readConfig({ HOST: '127.0.0.1', PORT: '8000' }).baseUrl).toBe('http://localhost:8000');
    expect(readConfig({ HOST: '::1', TLS_CERT: 'c', TLS_KEY: 'k', PORT: '443' }).baseUrl).toBe(
      'https://localhost',
    );
  });

  it('names each wrong setting at once, and repeats no value', () => {
    const text = refused({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      SMTP_URL: 'mail.example.com',
      LOG_LEVEL: 'loud',
      CORDON_SECRET: 'hunter2',
      TRUSTED_PROXIES: '10.0.0.0/8, everybody',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'SMTP_URL',
      'LOG_LEVEL',
      'CORDON_SECRET',
      'TRUSTED_PROXIES',
    ]) {
      expect(text).toContain(`${name}: `);
    }
    expect(text).not.toMatch(/hunter2|everybody|loud|70000/);
  });

  it('refuses to listen on the network without encryption', () => {
    expect(refused(open)).toContain('nothing encrypts');
    expect(readConfig({ ...open, TLS_CERT: 'c', TLS_KEY: 'k' }).tls).toEqual({
      certFile: 'c',
      keyFile: 'k',
      minVersion: 'TLSv1.3',
      clientCaFile: undefined,
    });
    expect(readConfig({ ...open, TRUSTED_PROXIES: '10.1.2.3, fd00::/8' }).trustedProxies).toEqual([
      '10.1.2.3',
      'fd00::/8',
    ]);
  });

  it.each([
    [
      'an open host without the address people type',
      { HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.1' },
      'BASE_URL is needed',
    ],
    ['plain http for others', { BASE_URL: 'http://cordon.example.com' }, 'must be https'],
    [
      'http with a certificate',
      { BASE_URL: 'http://localhost:1', TLS_CERT: 'c', TLS_KEY: 'k' },
      'TLS_CERT is set',
    ],
    ['a path in the address', { BASE_URL: 'https://example.com/cordon' }, 'scheme, host and port alone'],
    ['half a certificate', { TLS_CERT: 'c' }, 'go together'],
    ['https that nobody makes', { BASE_URL: 'https://cordon.example.com' }, 'nothing encrypts'],
    ['certificates asked of machines without one of its own', { TLS_CLIENT_CA: 'c' }, 'are needed too'],
    ['a Node that believes every certificate', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'are verified'],
    ['an old protocol', { TLS_MIN_VERSION: '1.1' }, 'TLS_MIN_VERSION'],
    ['one login of two', { DATABASE_APP_URL: 'postgres://a@h/d' }, 'go together'],
    ['everybody as proxy', { TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES'],
  ])('refuses %s', (_, env, text) => {
    expect(refused(env as Record<string, string>)).toContain(text);
  });
});
