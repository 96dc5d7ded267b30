import { describe, expect, it } from 'vitest';
import { connectionString, jdbcUrl, psqlLine } from './ways.ts';

const way = { host: 'cordon.example', port: 5432, tls: true, user: 'svc_1_a', database: 'harbor' };

describe('how to connect', () => {
  it('is a line without the secret, a text with it, and a URL for Java', () => {
    expect(psqlLine(way)).toBe(
      'psql "host=cordon.example port=5432 dbname=harbor user=svc_1_a sslmode=verify-full"',
    );
    expect(connectionString(way, 's/c')).toBe(
      'postgresql://svc_1_a:s%2Fc@cordon.example:5432/harbor?sslmode=verify-full',
    );
    expect(jdbcUrl(way)).toBe('jdbc:postgresql://cordon.example:5432/harbor?sslmode=verify-full');
  });

  it('asks for no encryption that is not there, and brackets an address of IPv6 where a URL needs it', () => {
    const here = { ...way, host: '::1', port: 7432, tls: false };
    expect(psqlLine(here)).toContain('host=::1 port=7432');
    expect(connectionString(here, 's')).toBe('postgresql://svc_1_a:s@[::1]:7432/harbor?sslmode=disable');
    expect(jdbcUrl(here)).toBe('jdbc:postgresql://[::1]:7432/harbor?sslmode=disable');
  });
});
